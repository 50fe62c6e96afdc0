import type { DemoCourse } from './demo-course.ts';

const WHO_GIVES_WAY = `
Whoever has the right of way keeps heading and speed. Whoever has not keeps out of the way, and does not pass over, under or in front of
the other unless well clear. Neither is freed from doing what avoids a collision.

| Situation | Who does what |
| --- | --- |
| Head-on, or nearly so | **Both** turn to the right |
| Converging at about the same level | Whoever has the other **on the right** gives way |
| Overtaking | The one that overtakes keeps out of the way, by turning right |
| Landing | Aircraft in flight and on the ground give way to one that is landing |
| Two on approach | The **lower** one goes first, but may not cut in for it |
| In an emergency | Everyone gives way to an aircraft known to be compelled to land |

## Converging: the less agile goes first

- Power-driven aircraft heavier than air give way to **airships, gliders and balloons**.
- Airships give way to gliders and balloons.
- Gliders give way to balloons.
- Power-driven aircraft give way to one that is **towing** another or an object.

> The less one can steer, the more the others give way: that is all one has to remember of the order.
`;

const VISUAL_CONDITIONS = `
To fly by visual flight rules you need **visual meteorological conditions**. In the higher airspace they are the same for every class:

| Where | Flight visibility | Distance from cloud |
| --- | --- | --- |
| At and above 10,000 ft (3,050 m) | 8 km | 1,500 m horizontally, 1,000 ft vertically |
| Below 10,000 ft and above 3,000 ft, or above 1,000 ft over the terrain, whichever is higher | 5 km | 1,500 m horizontally, 1,000 ft vertically |
| Lower than that, in class F and G | 5 km | Clear of cloud and with the surface in sight |

States add to these for slow aircraft, for low level and for helicopters. What holds where you fly stands in the aeronautical information
publication (AIP).

## Classes with and without control

- **A**: no visual flight.
- **B, C, D**: a clearance from air traffic control before you enter.
- **E**: controlled airspace; visual flights need no clearance.
- **F, G**: uncontrolled. You see and avoid; a service may inform you, it does not separate you.
`;

const ALTIMETER_SETTINGS = `
An altimeter measures pressure and shows it as feet. What it shows depends on the pressure you set in its window.

| Set | The altimeter shows | On the runway it reads |
| --- | --- | --- |
| **QNH** | Altitude above mean sea level | The aerodrome's elevation |
| **QFE** | Height above the aerodrome | Zero |
| **1013.25 hPa**, standard | Flight level | Whatever the day's pressure makes of it |

Near sea level one hectopascal is about **30 ft** (27 ft is closer; 30 is quicker in the head). Set a higher value and the reading goes up.

## An example

Elevation 200 ft, QNH 1003. With QNH set the altimeter reads 200 ft on the ground. With 1013 set it is ten hectopascals more:
200 + 10 × 30 = 500 ft.

## From high to low, look out below

Fly from high pressure to low without a new setting and you are **lower** than the altimeter says. The same goes for air that is colder
than standard.

Climbing through the *transition altitude* change to standard; descending through the *transition level* change to QNH. Everyone then
measures with the same ruler.
`;

const WAKE_TURBULENCE = `
A wing that lifts leaves a pair of vortices behind. They are strongest when the aeroplane is **heavy, slow and clean** (flaps and gear up),
and one cannot see them.

## What they do

- They begin when the nose wheel leaves the runway and end when it touches down.
- They **sink** by some hundreds of feet a minute, and level off some hundreds of feet below the flight path.
- Near the ground they move **outwards** at two or three knots. A light crosswind, up to five knots, can hold one on the runway.

## What you do

| Behind a heavier aeroplane that | Plan to |
| --- | --- |
| is landing | stay above its path and touch down **beyond** its touchdown point |
| has taken off, and you take off | lift off **before** the point where it did, and climb above or turn away from its path |
| has taken off, and you land | touch down well **before** the point where it lifted off |
| crosses your path | pass above it, or at least 1,000 ft below |

Controllers keep minimum times and distances by weight category. Asking for more is always right.
`;

/** Bravo's course on rules and procedures. */
export const AIR_LAW: DemoCourse = {
  title: 'Air law and operational procedures',
  description: 'The rules of the air, and how a flight is planned and flown within them.',
  modules: [
    {
      title: 'Rules of the air',
      lessons: [
        { title: 'Who gives way', type: 'TEXT', content: WHO_GIVES_WAY },
        { title: 'Visual meteorological conditions', type: 'TEXT', content: VISUAL_CONDITIONS },
      ],
    },
    {
      title: 'Operational procedures',
      lessons: [
        { title: 'Altimeter settings', type: 'TEXT', content: ALTIMETER_SETTINGS },
        { title: 'Wake turbulence', type: 'TEXT', content: WAKE_TURBULENCE },
        {
          title: 'Rules and procedures: check yourself',
          type: 'QUIZ',
          quiz: {
            passPercent: 75,
            maxAttempts: 5,
            timeLimitMinutes: 30,
            shuffle: true,
            reviewPolicy: 'AFTER_SUBMIT',
            questions: [
              {
                id: 'head-on',
                kind: 'SINGLE',
                prompt: 'You meet another aeroplane **head-on** at your level. What do you do?',
                points: 1,
                tags: ['rules of the air'],
                options: [
                  { id: 'right', text: 'Turn to the right', correct: true },
                  { id: 'left', text: 'Turn to the left', correct: false, feedback: 'The other pilot turns right: you would meet again.' },
                  { id: 'climb', text: 'Climb and keep the heading', correct: false },
                  { id: 'keep', text: 'Keep heading and speed', correct: false, feedback: 'Head-on neither has the right of way.' },
                ],
              },
              {
                id: 'gives-way-to',
                kind: 'MULTIPLE',
                prompt:
                  'You fly a powered aeroplane. To which of these, converging at your level, do you give way **wherever it comes from**?',
                points: 3,
                explanation: 'Airships, gliders and balloons come first. Among powered aeroplanes the one on the right does.',
                tags: ['rules of the air'],
                options: [
                  { id: 'airship', text: 'An airship', correct: true },
                  { id: 'glider', text: 'A glider', correct: true },
                  { id: 'balloon', text: 'A balloon', correct: true },
                  { id: 'twin', text: 'A powered aeroplane larger than yours', correct: false, feedback: 'Size gives no right of way.' },
                ],
              },
              {
                id: 'qfe-on-runway',
                kind: 'TRUE_FALSE',
                prompt: 'With the aerodrome’s **QFE** set, the altimeter reads about zero on its runway.',
                points: 1,
                tags: ['altimetry'],
                correct: true,
                feedbackFalse: 'The elevation is what it reads with QNH.',
              },
              {
                id: 'standard-on-ground',
                kind: 'NUMERIC',
                prompt:
                  'Aerodrome elevation 400 ft, QNH 1005 hPa. What does the altimeter read on the ground, in feet, with **1013 hPa** set? Take 30 ft for each hectopascal.',
                points: 2,
                explanation: '1013 is eight hectopascals more than QNH: 400 + 8 × 30 = 640 ft.',
                tags: ['altimetry'],
                value: 640,
                tolerance: 5,
                alternatives: [
                  { value: 160, tolerance: 5, percent: 25, feedback: 'Right size, wrong way: a higher setting reads higher.' },
                ],
              },
              {
                id: 'sea-level-setting',
                kind: 'SHORT_TEXT',
                prompt: 'Which **three-letter code** names the setting with which an altimeter shows altitude above mean sea level?',
                points: 1,
                tags: ['altimetry'],
                accepted: [{ text: 'QNH', percent: 100 }],
              },
              {
                id: 'behind-the-heavy',
                kind: 'MATCHING',
                prompt: 'Behind a heavy aeroplane: where do you touch down or lift off?',
                points: 3,
                explanation: 'Its vortices begin where it lifts off, end where it touches down, and sink below its path.',
                tags: ['wake turbulence'],
                pairs: [
                  { id: 'landed', left: 'It has landed; you land', right: 'Beyond the point where it touched down' },
                  { id: 'departed-land', left: 'It has taken off; you land', right: 'Well before the point where it lifted off' },
                  {
                    id: 'departed-depart',
                    left: 'It has taken off; you take off',
                    right: 'Lift off before its point, stay above its path',
                  },
                ],
                distractors: ['Exactly where it did', 'Below its path'],
              },
            ],
          },
        },
      ],
    },
  ],
};
