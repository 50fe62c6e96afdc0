import type { DemoCourse } from './demo-course.ts';

const CLASSES_OF_AIRSPACE = `
Airspace over the United States has six classes: A, B, C, D and E are **controlled**, G is not. The class tells what you need before
you go in, and how far you have to be able to see.

| Class | Where it usually is | To enter under visual flight rules |
| --- | --- | --- |
| A | 18,000 ft MSL up to flight level 600 | Not at all: instrument flight rules only |
| B | Around the busiest airports, surface to 10,000 ft MSL, cut to fit each | A **clearance** that you heard yourself |
| C | Surface to 4,000 ft above the airport | **Two-way radio communication** established |
| D | Surface to 2,500 ft above the airport, with a control tower | **Two-way radio communication** established |
| E | Controlled airspace that is none of the above | Nothing |
| G | Whatever is left, near the ground | Nothing |

## Clearance or conversation?

For class B you need the words "cleared into the class Bravo airspace". For class C and D it is enough that the controller has answered
with **your call sign**:

- "Cessna one seven two alfa foxtrot, stand by": communication is established. You may enter.
- "Aircraft calling, stand by": it is not. Stay outside.

## Equipment

A transponder with altitude reporting is required in and above class B and C airspace, within 30 nautical miles of the primary airport of
most class B areas (the *Mode C veil*), and above 10,000 ft MSL, except near the ground. ADS-B Out is required in much the same places.
`;

const WEATHER_MINIMUMS = `
Under visual flight rules you separate yourself from others by looking. These minimums keep enough clear air around you to do so.

| Airspace | Visibility | Distance from clouds |
| --- | --- | --- |
| B | 3 statute miles | Clear of clouds |
| C, D | 3 statute miles | 500 ft below, 1,000 ft above, 2,000 ft horizontally |
| E below 10,000 ft MSL | 3 statute miles | 500 ft below, 1,000 ft above, 2,000 ft horizontally |
| E at or above 10,000 ft MSL; G too, beyond 1,200 ft above the ground | 5 statute miles | 1,000 ft below, 1,000 ft above, 1 statute mile horizontally |
| G by day, up to 1,200 ft above the ground | 1 statute mile | Clear of clouds |
| G by day, higher but below 10,000 ft MSL | 1 statute mile | 500 ft below, 1,000 ft above, 2,000 ft horizontally |
| G by night, below 10,000 ft MSL | 3 statute miles | 500 ft below, 1,000 ft above, 2,000 ft horizontally |

> A way to keep it: **3-152** means three miles, **1**,000 above, **5**00 below, **2**,000 beside.

## Why more above 10,000 feet?

Below 10,000 ft MSL aircraft keep to 250 knots. Above, an airliner may come out of a cloud much faster, and both of you need more room to
see and turn.

## Legal is not the same as wise

The minimums are the least that is allowed. Set personal ones that are higher, write them down on the ground, and change them only on the
ground too.
`;

const READING_A_METAR = `
A METAR is an airport's weather as it was observed, usually once an hour. Read it from left to right; the order never changes.

\`\`\`
METAR KJFK 121651Z 28016G28KT 10SM SCT045 BKN250 12/M03 A2992
\`\`\`

| Group | Says |
| --- | --- |
| KJFK | The station |
| 121651Z | The 12th of the month, 16:51 UTC |
| 28016G28KT | Wind from 280° **true** at 16 knots, gusts of 28 |
| 10SM | Visibility of 10 statute miles or more |
| SCT045 | Scattered clouds, base 4,500 ft above the airport |
| BKN250 | Broken clouds, base 25,000 ft above the airport |
| 12/M03 | Temperature 12 °C, dew point −3 °C |
| A2992 | Altimeter setting 29.92 inches of mercury |

## How much of the sky?

Cover is counted in eighths: **FEW** is one or two, **SCT** (scattered) three or four, **BKN** (broken) five to seven, **OVC** (overcast)
all eight. The *ceiling* is the lowest layer that is broken or overcast: in the report above, 25,000 ft.

## Temperature and dew point

Where they meet, the air is saturated. Two uses of the difference, the *spread*:

- A small spread that shrinks in the evening warns of **fog**. Clear sky and light wind make it likely.
- The base of fair-weather cumulus is about *spread in °C ÷ 2.5* thousands of feet above the ground. A spread of 10 °C: about 4,000 ft.
`;

const DENSITY_ALTITUDE = `
Wing, propeller and engine know nothing of feet: they feel how dense the air is. **Density altitude** is the altitude of the standard
atmosphere that has the air you have today. When it is high, the takeoff is long and the climb is poor.

## In two steps

1. **Pressure altitude** = elevation + (29.92 − altimeter setting) × 1,000 ft.
2. **Density altitude** ≈ pressure altitude + 120 ft for each °C above standard.

Standard is 15 °C at sea level and 2 °C less for every 1,000 ft.

## An example

An airport at 5,000 ft, altimeter setting 29.92, outside temperature 30 °C.

| | |
| --- | --- |
| Pressure altitude | 5,000 + 0 = 5,000 ft |
| Standard temperature there | 15 − 2 × 5 = 5 °C |
| Warmer than standard by | 30 − 5 = 25 °C |
| Density altitude | 5,000 + 120 × 25 = **8,000 ft** |

The airplane performs as it would at 8,000 ft on a standard day, whatever the altimeter shows.

## Hot, high, humid

All three make the air thinner. Humidity does so least, and no chart shows it: keep a margin. On such a day fly early, go with less
weight, and lean the mixture as the handbook says.
`;

/** Alpha's course for the first licence. */
export const PRIVATE_PILOT_GROUND_SCHOOL: DemoCourse = {
  title: 'Private pilot ground school',
  description: 'Airspace, weather, navigation and performance, from the first lesson to the written test.',
  modules: [
    {
      title: 'Airspace',
      lessons: [
        { title: 'Classes of airspace', type: 'TEXT', content: CLASSES_OF_AIRSPACE },
        { title: 'Weather minimums for visual flight', type: 'TEXT', content: WEATHER_MINIMUMS },
      ],
    },
    {
      title: 'Weather and performance',
      lessons: [
        { title: 'Reading a METAR', type: 'TEXT', content: READING_A_METAR },
        { title: 'Density altitude', type: 'TEXT', content: DENSITY_ALTITUDE },
      ],
    },
    {
      title: 'Check yourself',
      lessons: [
        {
          title: 'Airspace, weather and performance',
          type: 'QUIZ',
          quiz: {
            passPercent: 80,
            maxAttempts: null,
            timeLimitMinutes: 20,
            shuffle: true,
            reviewPolicy: 'AFTER_SUBMIT',
            questions: [
              {
                id: 'class-d-visibility',
                kind: 'SINGLE',
                prompt: 'What visibility does visual flight need in **class D** airspace?',
                points: 1,
                explanation: 'Class C, class D and class E below 10,000 ft share it: 3-152.',
                tags: ['airspace', 'weather'],
                options: [
                  { id: 'one', text: '1 statute mile', correct: false, feedback: 'That is class G by day.' },
                  { id: 'three', text: '3 statute miles', correct: true },
                  { id: 'five', text: '5 statute miles', correct: false, feedback: 'That is class E at or above 10,000 ft MSL.' },
                  { id: 'none', text: 'None, if the tower agrees', correct: false },
                ],
              },
              {
                id: 'radio-first',
                kind: 'MULTIPLE',
                prompt:
                  'Into which airspace may you fly visually once **two-way radio communication** is established, without a clearance?',
                points: 2,
                explanation:
                  'Class B needs a clearance; class A is closed to visual flight. A call answered with your call sign opens C and D.',
                tags: ['airspace'],
                options: [
                  { id: 'a', text: 'Class A', correct: false },
                  { id: 'b', text: 'Class B', correct: false, feedback: 'A conversation is not enough: listen for "cleared into".' },
                  { id: 'c', text: 'Class C', correct: true },
                  { id: 'd', text: 'Class D', correct: true },
                ],
              },
              {
                id: 'metar-wind',
                kind: 'TRUE_FALSE',
                prompt: 'The wind direction in a METAR is given against **true** north.',
                points: 1,
                explanation: 'What is written is true; what a tower tells you by radio is magnetic, like the runways.',
                tags: ['weather'],
                correct: true,
              },
              {
                id: 'density-altitude',
                kind: 'NUMERIC',
                prompt:
                  'Elevation 3,000 ft, altimeter setting 29.92, outside temperature 24 °C. What is the **density altitude**, in feet?',
                points: 2,
                explanation: 'Standard at 3,000 ft is 9 °C. It is 15 °C warmer: 3,000 + 120 × 15 = 4,800 ft.',
                tags: ['performance'],
                value: 4_800,
                tolerance: 100,
                alternatives: [
                  { value: 3_000, tolerance: 0, percent: 25, feedback: 'That is the pressure altitude: the temperature is still to come.' },
                ],
              },
              {
                id: 'ceiling-code',
                kind: 'SHORT_TEXT',
                prompt: 'Which **three letters** of a METAR stand for clouds that cover five to seven eighths of the sky?',
                points: 1,
                explanation: 'BKN, broken: the lowest such layer, or an overcast one, is the ceiling.',
                tags: ['weather'],
                accepted: [
                  { text: 'BKN', percent: 100 },
                  { text: 'broken', percent: 50, feedback: 'The right word; the report writes BKN.' },
                ],
              },
              {
                id: 'upper-limits',
                kind: 'MATCHING',
                prompt: 'Up to where does each class of airspace **usually** reach?',
                points: 3,
                explanation: 'C and D are counted above the airport, A and B above sea level.',
                tags: ['airspace'],
                pairs: [
                  { id: 'a', left: 'Class A', right: 'Flight level 600' },
                  { id: 'b', left: 'Class B', right: '10,000 ft above sea level' },
                  { id: 'c', left: 'Class C', right: '4,000 ft above the airport' },
                  { id: 'd', left: 'Class D', right: '2,500 ft above the airport' },
                ],
                distractors: ['1,200 ft above the ground'],
              },
            ],
          },
        },
      ],
    },
  ],
};
