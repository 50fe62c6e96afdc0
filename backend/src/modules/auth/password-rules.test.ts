import { describe, expect, it } from 'vitest';

import { whyGuessable } from './password-rules.ts';

const ada = { email: 'ada.reyes@example.test', fullName: 'Ada Réyes-Núñez', schoolName: 'Alpha Flight School' };
const why = (password: string, person = ada) => whyGuessable({ ...person, password });

describe('a new password', () => {
  it.each(['aaaaaaaaaaaa', '121212121212', 'abcdabcdabcd'])('is refused when it repeats itself: %s', (password) => {
    expect(why(password)).toContain('too few');
  });

  it.each(['ada.reyes-2026!', 'my ADA REYES pw', 'xx-adareyes-xx'])('is refused with the e-mail address in it: %s', (password) => {
    expect(why(password)).toContain('e-mail');
  });

  it('is refused with the person’s name in it, whatever the accents and dashes', () => {
    const person = { ...ada, email: 'a@example.test' };
    expect(why('AdaReyesNunez1', person)).toContain('your name');
    expect(why('1 ada réyes nuñez', person)).toContain('your name');
  });

  it('is refused with the school’s name in it', () => {
    expect(why('alpha-flight-school-1')).toContain('school');
  });

  it('may hold a name so short that it means nothing', () => {
    expect(why('jolly-good-words', { email: 'jo@example.test', fullName: 'Jo', schoolName: 'Go' })).toBeUndefined();
  });

  it.each(['correct horse battery', 'Flightline-demo-1', 'пароль из слов', '密码密码一二三四五六七八'])(
    'is let through: %s',
    (password) => {
      expect(why(password)).toBeUndefined();
    },
  );
});
