import { describe, expect, it } from 'vitest';

import { guessFormat } from './file-format.ts';

describe('the format of a file of questions', () => {
  it.each([
    ['quiz.xml', '', 'moodle-xml'],
    ['quiz.CSV', '', 'csv'],
    ['quiz.txt', '<?xml version="1.0"?><quiz>', 'moodle-xml'],
    ['quiz.txt', 'Which?\nA. one\nB. two\nANSWER: B\n', 'aiken'],
    ['quiz.txt', '::Q1:: Is fog a cloud? {T}', 'gift'],
    ['', 'Is fog a cloud? {T}', 'gift'],
    ['', 'What kind of prompt is this, really? {T}', 'gift'],
    ['', 'id,kind,prompt,points,answer 1\n,SINGLE,Which?,1,A', 'csv'],
  ])('of %s is told: %#', (name, text, format) => expect(guessFormat(name, text)).toBe(format));
});
