import type { DemoCourse } from './demo-course.ts';

const LIFT = `
In steady level flight four forces cancel: **lift** holds the **weight**, **thrust** pulls against the **drag**.

## The lift equation

\`\`\`
L = C_L × ½ ρ V² × S
\`\`\`

| Symbol | Is | Changed by |
| --- | --- | --- |
| C_L | Lift coefficient: shape of the wing and angle of attack | The pilot: elevator and flaps |
| ρ | Density of the air | Altitude and temperature |
| V | True airspeed | The pilot: power and attitude |
| S | Area of the wing | The designer |

Speed counts **squared**: at the same angle of attack, twice the speed gives four times the lift. So in level flight, where lift has to
equal weight, a faster aeroplane flies at a smaller angle of attack.

## Angle of attack is not attitude

It is the angle between the chord of the wing and the air that comes towards it. The nose may point at the sky while the angle of attack
is small, and at the ground while it is large.
`;

const DRAG = `
| Drag | Comes from | With speed |
| --- | --- | --- |
| **Parasite** | Shape, skin, and what sticks out | grows with the **square** of the speed |
| **Induced** | Making lift: the vortices at the wing tips | falls with the **square** of the speed |

Twice the speed: four times the parasite drag, and a quarter of the induced drag.

## The bottom of the curve

Their sum is smallest where both are equal. There the ratio of lift to drag is best: without an engine it is the speed that carries you
**farthest** through still air.

Slower than that, more drag goes with less speed: on this *back side* of the curve flying slower needs more thrust to hold level. Know
where you are on it before you slow down on approach.

## Less induced drag

- a long, slender wing (high aspect ratio)
- less weight
- ground effect: within about one wing span of the ground the vortices cannot form fully. The aeroplane floats in the flare, and it may
  lift off before it can climb
`;

const STALLS = `
Air follows the wing up to a certain angle. Beyond the **critical angle of attack**, about 15° for many light aeroplanes, it breaks away:
lift drops and drag soars. A wing stalls at that angle, **at any speed, any attitude, any power**.

## Why there is a stall speed all the same

At one weight, in straight and level flight, the critical angle belongs to one speed. Change the load and the speed changes with the
square root of the load factor *n*:

\`\`\`
stall speed = stall speed in level flight × √n        n = 1 / cos(bank)   in a level turn
\`\`\`

| Bank | Load factor | Stall speed |
| --- | --- | --- |
| 0° | 1.00 | × 1.00 |
| 30° | 1.15 | × 1.07 |
| 45° | 1.41 | × 1.19 |
| 60° | 2.00 | × 1.41 |

Also higher: with more **weight**, with the centre of gravity **forward**, with **ice** on the wing. Lower: with **flaps** out.

## Out of it

1. **Reduce the angle of attack**: ease the control column forward.
2. Add power as appropriate, and keep the ball in the middle.
3. Level the wings once the wing flies again, and climb away.

Every recovery begins with the angle of attack. Pulling back keeps the wing stalled.
`;

const STABILITY = `
| Axis | Motion about it | Control | Stability comes from |
| --- | --- | --- | --- |
| Longitudinal, nose to tail | **Roll** | Ailerons | Dihedral, a high wing |
| Lateral, tip to tip | **Pitch** | Elevator | Tailplane, centre of gravity ahead of the neutral point |
| Normal, through top and bottom | **Yaw** | Rudder | Fin |

## Where the weight is

| Centre of gravity | Stability in pitch | Stall speed | Watch out for |
| --- | --- | --- | --- |
| Forward | more | higher | heavy elevator, hard to flare |
| Aft | less | lower | light controls, recovery from stall and spin may be impossible |

Work out the loading before each flight, for takeoff **and** for landing: fuel burns off, and the centre of gravity moves.

## Adverse yaw

The aileron that goes down makes more lift, and more drag with it: rolling into a turn, the nose first swings the **other** way. A little
rudder with the aileron keeps the ball in the middle.
`;

/** Bravo's course on why it flies. */
export const PRINCIPLES_OF_FLIGHT: DemoCourse = {
  title: 'Principles of flight',
  description: 'Lift, drag, stability and stalls, with the sums worked through.',
  modules: [
    {
      title: 'Lift and drag',
      lessons: [
        { title: 'Four forces and the lift equation', type: 'TEXT', content: LIFT },
        { title: 'Two kinds of drag', type: 'TEXT', content: DRAG },
      ],
    },
    {
      title: 'Stalls and stability',
      lessons: [
        { title: 'The stall', type: 'TEXT', content: STALLS },
        { title: 'Axes, stability and loading', type: 'TEXT', content: STABILITY },
        {
          title: 'Why it flies: check yourself',
          type: 'QUIZ',
          quiz: {
            passPercent: 70,
            maxAttempts: null,
            timeLimitMinutes: null,
            shuffle: false,
            reviewPolicy: 'AFTER_PASS',
            questions: [
              {
                id: 'twice-the-speed',
                kind: 'SINGLE',
                prompt: 'At the same angle of attack and density, **twice the airspeed** gives how much lift?',
                points: 1,
                explanation: 'Speed counts squared: 2² = 4.',
                tags: ['lift'],
                options: [
                  { id: 'same', text: 'As much', correct: false },
                  { id: 'twice', text: 'Twice as much', correct: false, feedback: 'Look at the exponent of V.' },
                  { id: 'four', text: 'Four times as much', correct: true },
                  { id: 'eight', text: 'Eight times as much', correct: false },
                ],
              },
              {
                id: 'raises-stall-speed',
                kind: 'MULTIPLE',
                prompt: 'What **raises** the stall speed?',
                points: 3,
                tags: ['stall'],
                options: [
                  { id: 'weight', text: 'More weight', correct: true },
                  { id: 'turn', text: 'A level turn', correct: true },
                  { id: 'forward', text: 'The centre of gravity farther forward', correct: true },
                  { id: 'flaps', text: 'Flaps out', correct: false, feedback: 'They raise the lift coefficient: the stall speed falls.' },
                ],
              },
              {
                id: 'any-speed',
                kind: 'TRUE_FALSE',
                prompt: 'A wing can stall at **any** airspeed.',
                points: 1,
                explanation: 'It stalls at an angle of attack, whatever the speed.',
                tags: ['stall'],
                correct: true,
              },
              {
                id: 'stall-in-turn',
                kind: 'NUMERIC',
                prompt: 'The stall speed in level flight is 50 knots. What is it, in knots, in a **level turn at 60° of bank**?',
                points: 2,
                explanation: 'The load factor is 2, and √2 is 1.41: 50 × 1.41 = 71 knots.',
                tags: ['stall'],
                value: 70.7,
                tolerance: 1,
                alternatives: [
                  { value: 100, tolerance: 0, percent: 25, feedback: 'The load doubles; the speed grows with its square root.' },
                ],
              },
              {
                id: 'roll-control',
                kind: 'SHORT_TEXT',
                prompt: 'Which control surfaces **roll** the aeroplane?',
                points: 1,
                tags: ['controls'],
                accepted: [
                  { text: 'ailerons', percent: 100 },
                  { text: 'aileron', percent: 100 },
                  { text: 'the ailerons', percent: 100 },
                ],
              },
              {
                id: 'axes',
                kind: 'MATCHING',
                prompt: 'What is the motion about each axis called?',
                points: 2,
                tags: ['controls'],
                pairs: [
                  { id: 'longitudinal', left: 'Longitudinal axis', right: 'Roll' },
                  { id: 'lateral', left: 'Lateral axis', right: 'Pitch' },
                  { id: 'normal', left: 'Normal axis', right: 'Yaw' },
                ],
                distractors: ['Flutter'],
              },
            ],
          },
        },
      ],
    },
  ],
};
