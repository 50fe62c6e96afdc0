import { describe, expect, it } from 'vitest';

import { inPieces, readAll } from '#test/text-pieces.ts';

import { importQuestions } from './import-questions.ts';

const read = (text: string) => readAll(importQuestions('gift', inPieces(text)));
async function readOne(text: string) {
  const [only, ...others] = await read(text);
  expect(others).toEqual([]);
  return only && 'question' in only ? only.question : only;
}

describe('a GIFT question that is left out', () => {
  it.each([
    ['Tell all you know. {}', 'An essay has to be read by a person'],
    ['Tell all. {####And more}', 'An essay has to be read by a person'],
    ['Only a description.', 'A description asks nothing'],
    ['Never closed {=a ~b', 'Its { is never closed'],
    ['Never opened =a ~b}', 'Has a } without a {'],
    ['Two {=a ~b} of {=c ~d} them', 'Has more than one pair of braces'],
    ['Nothing right {~a ~b}', 'No answer is marked as right'],
    ['Garbled {=a ~%fifty%b}', 'The answers cannot be read at “fifty%b”'],
    ['Garbled {=a ~}', 'The answers cannot be read at “~”'],
    ['Any number {#=%50%5 =%20%6}', 'No number earns the full points'],
    ['Colour? {=*blue* =red}', 'Accepts any text at a star (*); list the answers instead'],
    ['{=a ~b}', 'prompt: Missing'],
    ['[html]<img src="@@PLUGINFILE@@/a.png"> what? {=a ~b}', 'Shows a picture that is not on the web; put it there and import again'],
    [`Long {=${'a'.repeat(1001)} ~b}`, 'options no. 1 text: Too big: expected string to have <=1000 characters'],
  ])('%s', async (text, reason) => {
    expect(await read(`\n\n${text}`)).toEqual([{ line: 3, reason }]);
  });

  it('costs no other: what follows an open brace is read as the question it looks like', async () => {
    const entries = await read('A {=a\n\n~b\n\nB {=c ~d}\n\nC {T\n\n::D:: D? {F}\n\nE {=e\n\nSome words\n\n');
    expect(entries.map((entry) => [entry.line, 'question' in entry ? entry.question.prompt : entry.reason])).toEqual([
      [1, 'Its { is never closed'],
      [5, 'B'],
      [7, 'Its { is never closed'],
      [9, 'D?'],
      [11, 'Its { is never closed'],
      [13, 'A description asks nothing'],
    ]);
  });

  it('may be endless: it is told, not held', async () => {
    async function* endless() {
      yield 'Begin {=a ';
      for (let piece = 0; piece < 300; piece++) yield 'word '.repeat(2_000);
      yield '\n\nNext {T}\n';
    }
    const entries = await readAll(importQuestions('gift', endless()));
    expect(entries).toMatchObject([
      { line: 1, reason: 'Too long for a question; perhaps a } is missing' },
      { line: 3, question: { prompt: 'Next' } },
    ]);
  });

  it('may be open over a whole book, which is read in time', async () => {
    const entries = await read(`A {=a\n\n${'words\n\n'.repeat(20_000)}}{\n\n}{\n\n`);
    expect(entries.at(0)).toEqual({ line: 1, reason: 'Its { is never closed' });
    expect(entries.length).toBeGreaterThan(20_000);
  });
});

describe('a GIFT question', () => {
  it('may have empty lines and comments between its braces', async () => {
    expect(await readOne('Which? {\n\n  =a\n\n  // a comment\n\n  ~b\n\n}\n')).toMatchObject({ options: [{ text: 'a' }, { text: 'b' }] });
  });

  it('may hold control characters outside its answers, and colons anywhere', async () => {
    expect(await readOne('At 10:30 is 2+2=4 ~ #1? {=yes: at 10:30#so: it is ~no} Or: x=y.')).toMatchObject({
      ...{ prompt: 'At 10:30 is 2+2=4 ~ #1? _____ Or: x=y.', options: [{ text: 'yes: at 10:30', feedback: 'so: it is' }, { text: 'no' }] },
    });
    expect(await readOne('When? {# = 1.5e3 : .5 #see: there\n ~#no: not so\n = %50% 1e-3..2e-3}')).toMatchObject({
      ...{ value: 1500, tolerance: 0.5, feedback: 'see: there', alternatives: [{ value: 0.0015, tolerance: 0.0005, percent: 50 }] },
    });
  });

  it('has its title for a prompt when it has no other, and else loses it', async () => {
    expect(await readOne('::What is VFR\\:: a rule?:: {T}')).toMatchObject({ prompt: 'What is VFR:: a rule?' });
    expect(await readOne('::Name::\n[html]<p>A <b>rule</b></p>{T}')).toMatchObject({ prompt: 'A **rule**' });
  });

  it('is tagged by its categories and by comments, and named by one', async () => {
    const text = `$CATEGORY: $course$/top/Weather/Fog//Mist\n\n// [id:q-1] [tag:hard] [tag:Fog]\nA {T}\n\n// [id:not an id]\nB {T}
$CATEGORY: Law\n\n// [id:q-1]\nC {T}`;
    const entries = await read(text);
    expect(entries.map((entry) => ('question' in entry ? [entry.question.id, entry.question.tags] : entry))).toEqual([
      ['q-1', ['Weather', 'Fog/Mist', 'hard', 'Fog']],
      [undefined, ['Weather', 'Fog/Mist']],
      [undefined, ['Law']],
    ]);
  });

  it('explains itself by its general feedback', async () => {
    expect(await readOne('[markdown]A {T#no#yes####**Since** so.}')).toMatchObject({
      feedbackFalse: 'no',
      feedbackTrue: 'yes',
      explanation: '**Since** so.',
    });
  });

  it('in HTML is Markdown in its prompt and text in its answers, and runs no script', async () => {
    const text =
      '[html]<p>What is H<sub>2</sub>O &amp; *what* not?</p><script>alert(1)</script>{=<p>The <i>sea</i> &amp; rain</p>#<b>Yes</b> ~[plain]<p> ~[markdown]*x*}';
    expect(await readOne(text)).toMatchObject({
      prompt: 'What is H₂O & \\*what\\* not?',
      options: [{ text: 'The sea & rain', feedback: 'Yes' }, { text: '<p>' }, { text: '*x*' }],
    });
  });

  it('in Moodle’s own format is HTML only when it looks like it', async () => {
    expect(await readOne('Is x<b and c>d? {T}')).toMatchObject({ prompt: 'Is x\\<b and c>d?' });
    expect(await readOne('Is <b>x</b>&nbsp;bold? {T}')).toMatchObject({ prompt: 'Is **x**\u00a0bold?' });
  });

  it('may hold what the parser behind it uses for itself', async () => {
    expect(await readOne('&&061; {=a&&061;b &&& ~&&092; }')).toMatchObject({ options: [{ text: 'a&&061;b &&&' }, { text: '&&092;' }] });
    expect(await readOne('M {=a&&061; -> b\\=&&061;c\n= -> d\\n e}')).toMatchObject({
      ...{ pairs: [{ left: 'a&&061;', right: 'b=&&061;c' }], distractors: ['d\n e'] },
    });
  });

  it('passes over what Moodle says to any other answer', async () => {
    expect(await readOne('A {=a =%0%*#Not quite}')).toMatchObject({ accepted: [{ text: 'a' }] });
    expect(await readOne('A {#=5 ~#Not quite}')).not.toHaveProperty('alternatives');
  });
});
