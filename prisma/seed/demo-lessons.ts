import { courses } from '#contract';

type Text = { title: string; content: string };
type Quiz = { title: string; quiz: courses.QuizInput };
export type DemoModule = { title: string; lessons: readonly (Text | Quiz)[] };

const quiz = (given: object): courses.QuizInput => courses.quizInput.parse(given);

const CLOUDS: Text = {
  title: 'Clouds and what they tell',
  content: `# Clouds and what they tell

A cloud is air that was cooled below its **dew point**. How the air came to be cooled tells what to expect near the cloud.

| shape | how it formed | what to expect |
| --- | --- | --- |
| stratus | gentle lifting over a wide area | low ceilings, drizzle, little turbulence |
| cumulus | air that rises by itself | bumps below, smooth air above fair-weather ones |
| cumulonimbus | strong rising air through a great depth | thunderstorm: hail, icing, lightning, gusts far from the cloud |

## Remember

- Names say height and shape: *cirro-* is high, *alto-* is in the middle, *nimbo-* rains.
- A small gap between temperature and dew point means that fog or low cloud is near.
- Keep well away from thunderstorms: turbulence and hail reach far beyond what one sees.
`,
};

const DENSITY: Text = {
  title: 'Density altitude',
  content: `# Density altitude

An aircraft performs by the density of the air, not by the number on the altimeter. Air is thinner when it is **high, hot or humid**.

In the standard atmosphere the temperature is 15 °C at sea level and falls by about 2 °C for each 1,000 feet. As a rule of thumb density
altitude rises by about 120 feet for each degree above standard.

> At an airfield 5,000 feet above sea level the standard temperature is 5 °C. On a day of 25 °C the air is 20 degrees warmer, and the
> aircraft performs as if it stood about 2,400 feet higher.

## What that means

1. The take-off run is longer: the wing needs more speed over the ground, and the engine gives less power.
2. The climb is weaker.
3. The indicated speeds for take-off and approach stay the same.
`,
};

const PHONETIC: Text = {
  title: 'The words of the frequency',
  content: `# The words of the frequency

A call has four parts: **who you call, who you are, where you are, what you want**.

| word | meaning |
| --- | --- |
| affirm | yes |
| negative | no |
| stand by | wait, I will call you |
| say again | repeat |
| wilco | I will comply |

Read back clearances and instructions to hold short, headings, levels, altimeter settings and frequencies, so that the controller hears a
mistake before it matters.
`,
};

const FORCES: Text = {
  title: 'Lift, drag and the stall',
  content: `# Lift, drag and the stall

In straight and level flight at a steady speed lift equals weight, and thrust equals drag.

Lift grows with the **square of the speed**, and with the angle of attack, until the critical angle: beyond it the air no longer follows the
upper surface, and the wing stalls. That can happen at any speed and in any attitude.

## Turning

In a level turn the wings carry more than the weight. At 60 degrees of bank the load factor is 2, and the stalling speed rises by the square root
of it: about 1.41 times.

## Recovery

Reduce the angle of attack first. Then add power, level the wings, and return to the flight you planned.
`,
};

/** A quiz with a question of each kind. */
const WEATHER_QUIZ: Quiz = {
  title: 'Weather and performance, asked',
  quiz: quiz({
    passPercent: 70,
    shuffle: true,
    questions: [
      {
        kind: 'SINGLE',
        prompt: 'Which of these clouds is a thunderstorm?',
        explanation: 'Only a cumulonimbus brings thunder.',
        options: [
          { text: 'Cumulonimbus', correct: true },
          { text: 'Cirrus', correct: false, feedback: 'Cirrus is high and made of ice, and does not thunder.' },
          { text: 'Stratus', correct: false },
        ],
      },
      {
        kind: 'MULTIPLE',
        prompt: 'What makes the air less dense?',
        points: 2,
        options: [
          { text: 'Higher temperature', correct: true },
          { text: 'Higher humidity', correct: true },
          { text: 'Higher pressure', correct: false },
        ],
      },
      {
        kind: 'TRUE_FALSE',
        prompt: 'At a high density altitude one flies the approach at a higher indicated speed.',
        correct: false,
        explanation: 'The indicated speed stays the same; the speed over the ground is higher.',
      },
      { kind: 'NUMERIC', prompt: 'What is the standard temperature at sea level, in °C?', value: 15, tolerance: 0 },
      {
        kind: 'SHORT_TEXT',
        prompt: 'To which temperature must air be cooled before cloud forms? Two words.',
        accepted: [{ text: 'dew point' }, { text: 'dewpoint' }, { text: 'the dew point' }],
      },
      {
        kind: 'MATCHING',
        prompt: 'What belongs together?',
        points: 3,
        pairs: [
          { left: 'cirro-', right: 'high' },
          { left: 'alto-', right: 'in the middle' },
          { left: 'nimbo-', right: 'rains' },
        ],
      },
    ],
  }),
};

const RADIO_QUIZ: Quiz = {
  title: 'Radio words, asked',
  quiz: quiz({
    passPercent: 80,
    maxAttempts: 3,
    timeLimitMinutes: 10,
    questions: [
      {
        kind: 'MATCHING',
        prompt: 'What does it mean?',
        points: 3,
        pairs: [
          { left: 'affirm', right: 'yes' },
          { left: 'wilco', right: 'I will comply' },
          { left: 'stand by', right: 'wait' },
        ],
      },
      { kind: 'TRUE_FALSE', prompt: 'An instruction to hold short of a runway has to be read back.', correct: true },
      { kind: 'SHORT_TEXT', prompt: 'Which letter of the spelling alphabet follows Alfa?', accepted: [{ text: 'Bravo' }] },
    ],
  }),
};

const FORCES_QUIZ: Quiz = {
  title: 'Forces, asked',
  quiz: quiz({
    passPercent: 75,
    questions: [
      { kind: 'NUMERIC', prompt: 'What is the load factor in a level turn at 60 degrees of bank?', value: 2, tolerance: 0.05 },
      { kind: 'TRUE_FALSE', prompt: 'A wing can stall at any speed.', correct: true },
      {
        kind: 'SINGLE',
        prompt: 'The speed is doubled, the angle of attack stays. What becomes of the lift?',
        options: [
          { text: 'It is four times as great', correct: true },
          { text: 'It is doubled', correct: false, feedback: 'Lift grows with the square of the speed.' },
          { text: 'It stays as it is', correct: false },
        ],
      },
    ],
  }),
};

/** What the demo courses teach, by their place in a school's list. */
export const DEMO_MODULES: readonly (readonly DemoModule[])[] = [
  [
    { title: 'Weather', lessons: [CLOUDS] },
    { title: 'Performance', lessons: [DENSITY, WEATHER_QUIZ] },
  ],
  [
    { title: 'On the radio', lessons: [PHONETIC, RADIO_QUIZ] },
    { title: 'In the air', lessons: [FORCES, FORCES_QUIZ] },
  ],
];
