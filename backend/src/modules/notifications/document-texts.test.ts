import { expect, it } from 'vitest';

import { documentText, isDocumentTopic } from './document-texts.ts';

const payload = { userId: 'u1', kind: 'MEDICAL', title: 'Class 2', aircraftType: null, validUntil: '2026-03-05' } as const;

it('tells the holder what lapses and when', () => {
  expect(documentText(payload, { isOwn: true, holder: 'Ada R' })).toEqual({
    title: 'Your medical lapses soon',
    body: 'Your medical “Class 2” is valid until 5 March 2026. Renew it in time, and bring the new one to the school.',
    link: '/profile',
  });
});

it('tells others whose it is', () => {
  const rating = { ...payload, kind: 'RATING', aircraftType: 'C172' } as const;
  expect(documentText(rating, { isOwn: false, holder: 'Ada R' })).toEqual({
    title: 'A document lapses soon',
    body: 'The rating “Class 2” for C172 of Ada R is valid until 5 March 2026.',
    link: '/people/u1',
  });
});

it('knows no other topics', () => {
  expect(['document.lapses', 'document.lapses_soon', 'document', 'toString'].map(isDocumentTopic)).toEqual([true, true, false, false]);
});
