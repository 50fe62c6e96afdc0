import { describe, expect, it } from 'vitest';

import { letterOf } from './mail-letter.ts';

const told = {
  schoolName: 'Alpha Flight School',
  recipientName: 'Sam Sky',
  title: 'Lesson approved',
  body: 'Your lesson on Tue 24 Nov 2026, 09:00-10:30 EST is approved.',
  url: 'https://flightline.example/bookings/b1',
};

describe('a mail', () => {
  it('says the same as text and as HTML, in the school’s name', () => {
    const { subject, text, html } = letterOf(told);
    expect(subject).toBe('Lesson approved');
    for (const part of [text, html])
      for (const words of [told.schoolName, told.recipientName, told.body, told.url]) expect(part).toContain(words);
  });

  it('has no link where the app’s address is not known', () => {
    const { text, html } = letterOf({ ...told, url: undefined });
    expect(html).not.toContain('<a ');
    expect(text).not.toContain('undefined');
  });

  it('shows what a person typed as text, never as markup', () => {
    const { html } = letterOf({ ...told, recipientName: '<img src=x onerror=alert(1)>', body: `"Tom" & 'Tim'` });
    expect(html).not.toContain('<img');
    expect(html).toContain('&quot;Tom&quot; &amp; &#39;Tim&#39;');
  });
});
