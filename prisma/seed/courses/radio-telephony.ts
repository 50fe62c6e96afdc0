import type { DemoCourse } from './demo-course.ts';

const LETTERS_AND_NUMBERS = `
Over the radio "B", "D" and "P" sound alike. The phonetic alphabet gives every letter a word that is understood through noise and
accents.

| | | | |
| --- | --- | --- | --- |
| **A** Alfa | **B** Bravo | **C** Charlie | **D** Delta |
| **E** Echo | **F** Foxtrot | **G** Golf | **H** Hotel |
| **I** India | **J** Juliett | **K** Kilo | **L** Lima |
| **M** Mike | **N** November | **O** Oscar | **P** Papa |
| **Q** Quebec | **R** Romeo | **S** Sierra | **T** Tango |
| **U** Uniform | **V** Victor | **W** Whiskey | **X** X-ray |
| **Y** Yankee | **Z** Zulu | | |

## Numbers

Say digits one by one. Three of them sound different: 3 is *tree*, 5 is *fife*, 9 is *niner*.

| Written | Said |
| --- | --- |
| Heading 270 | "heading two seven zero" |
| Runway 09 | "runway niner" in the United States, "runway zero niner" in most other places |
| 4,500 ft | "four thousand five hundred" |
| 121.5 MHz | "one two one point five" in the United States, "decimal" instead of "point" elsewhere |
| Squawk 1200 | "squawk one two zero zero" |
`;

const THE_FOUR_PARTS = `
Almost every first call has four parts. Think them through before you press the button, and listen first, so that you do not talk over
someone.

1. **Whom** you call: "Tower,"
2. **Who** you are: "Cessna one seven two alfa foxtrot,"
3. **Where** you are: "eight miles south, two thousand five hundred,"
4. **What** you want: "inbound to land, information Bravo."

## Read back what matters

Repeat, with your call sign:

- every clearance to enter, cross, hold short of, take off from or land on a **runway**
- headings, altitudes and speeds you were given
- transponder codes, altimeter settings and frequencies

## Words with one meaning

| Word | Means |
| --- | --- |
| Roger | I have received all of your last transmission. *Not* "yes" |
| Wilco | I have understood and will comply |
| Affirmative | Yes |
| Negative | No |
| Say again | Repeat your last transmission |
| Stand by | Wait, I will call you. It approves nothing |
| Unable | I cannot do that |

"Unable" is a full answer. The one who flies the airplane decides what is safe.
`;

const DISTRESS_AND_URGENCY = `
| Call | Said | When |
| --- | --- | --- |
| **Distress** | "Mayday, mayday, mayday" | Serious and imminent danger: help is needed at once |
| **Urgency** | "Pan-pan, pan-pan, pan-pan" | The safety of an aircraft or of a person is at stake, without immediate danger |

Call on the frequency you are on: someone already listens to you there. If nobody answers, use **121.5 MHz**, the emergency frequency.

Then say, as far as there is time: call sign and type, what happened, what you intend, position and altitude, fuel in hours and minutes,
people on board.

> Aviate, navigate, communicate: in this order. A radio call has never kept an airplane flying.

## Transponder codes

| Code | Means |
| --- | --- |
| 7500 | Unlawful interference |
| 7600 | Radio failure |
| 7700 | Emergency |
| 1200 | Visual flight in the United States, where no other code was given |
`;

const LIGHT_SIGNALS = `
When the radio is dead, set 7600, watch the traffic, and join it. The tower answers with a light gun.

| Light | To an aircraft in flight | To an aircraft on the ground |
| --- | --- | --- |
| Steady green | Cleared to land | Cleared for takeoff |
| Flashing green | Return for landing | Cleared to taxi |
| Steady red | Give way to other aircraft and continue circling | Stop |
| Flashing red | Airport unsafe, do not land | Taxi clear of the runway in use |
| Flashing white | Not used | Return to the starting point |
| Alternating red and green | Exercise extreme caution | Exercise extreme caution |

Acknowledge by rocking the wings by day, or by blinking the landing or navigation lights by night. On the ground by day, move the
ailerons or the rudder.
`;

/** Alpha's course for the voice on the frequency. */
export const RADIO_TELEPHONY: DemoCourse = {
  title: 'Radio telephony',
  description: 'Say what matters, hear what matters: procedures and practice on the frequency.',
  modules: [
    {
      title: 'Say it right',
      lessons: [
        { title: 'Letters and numbers', type: 'TEXT', content: LETTERS_AND_NUMBERS },
        { title: 'The four parts of a call', type: 'TEXT', content: THE_FOUR_PARTS },
      ],
    },
    {
      title: 'When it goes wrong',
      lessons: [
        { title: 'Distress and urgency', type: 'TEXT', content: DISTRESS_AND_URGENCY },
        { title: 'Light signals from the tower', type: 'TEXT', content: LIGHT_SIGNALS },
        {
          title: 'On the frequency: check yourself',
          type: 'QUIZ',
          quiz: {
            passPercent: 75,
            maxAttempts: 3,
            timeLimitMinutes: null,
            shuffle: true,
            reviewPolicy: 'AFTER_SUBMIT',
            questions: [
              {
                id: 'radio-failure',
                kind: 'SINGLE',
                prompt: 'Your radio has failed. Which transponder code tells so?',
                points: 1,
                tags: ['emergency'],
                options: [
                  { id: 'c1200', text: '1200', correct: false, feedback: 'That says visual flight and nothing more.' },
                  { id: 'c7500', text: '7500', correct: false, feedback: 'That reports unlawful interference. Never by mistake.' },
                  { id: 'c7600', text: '7600', correct: true },
                  { id: 'c7700', text: '7700', correct: false, feedback: 'A failed radio alone is not yet an emergency.' },
                ],
              },
              {
                id: 'read-back',
                kind: 'MULTIPLE',
                prompt: 'Which of these do you **read back**?',
                points: 2,
                explanation: 'Runways, levels, headings, codes and settings. Wind and traffic are told so that you know them.',
                tags: ['phraseology'],
                options: [
                  { id: 'hold-short', text: '"Hold short of runway two seven"', correct: true, weight: 50 },
                  { id: 'altitude', text: '"Maintain two thousand five hundred"', correct: true, weight: 50 },
                  { id: 'wind', text: '"Wind two six zero at one two"', correct: false, weight: -50 },
                  { id: 'traffic', text: '"Traffic, two o’clock, three miles"', correct: false, weight: -50 },
                ],
              },
              {
                id: 'roger',
                kind: 'TRUE_FALSE',
                prompt: '"Roger" is a way to answer **yes** to a question.',
                points: 1,
                explanation: 'It says that you have received the message. Yes is "affirmative".',
                tags: ['phraseology'],
                correct: false,
                feedbackTrue: 'A controller who asked "are you able to land short?" would not know your answer.',
              },
              {
                id: 'guard',
                kind: 'NUMERIC',
                prompt: 'On which frequency, in MHz, is an emergency call heard when nobody answers on yours?',
                points: 1,
                tags: ['emergency'],
                value: 121.5,
                tolerance: 0,
              },
              {
                id: 'distress-word',
                kind: 'SHORT_TEXT',
                prompt: 'Which word, said three times, begins a **distress** call?',
                points: 1,
                explanation: 'Mayday for distress, pan-pan for urgency.',
                tags: ['emergency'],
                accepted: [
                  { text: 'mayday', percent: 100 },
                  { text: 'mayday, mayday, mayday', percent: 100 },
                  { text: 'pan-pan', percent: 25, feedback: 'That is the urgency call: one step below distress.' },
                ],
              },
              {
                id: 'lights-in-flight',
                kind: 'MATCHING',
                prompt: 'You are **in flight** without radio. What does the tower’s light tell you?',
                points: 3,
                tags: ['emergency', 'signals'],
                pairs: [
                  { id: 'steady-green', left: 'Steady green', right: 'Cleared to land' },
                  { id: 'flashing-green', left: 'Flashing green', right: 'Return for landing' },
                  { id: 'steady-red', left: 'Steady red', right: 'Give way and continue circling' },
                  { id: 'flashing-red', left: 'Flashing red', right: 'Airport unsafe, do not land' },
                ],
                distractors: ['Taxi clear of the runway'],
              },
            ],
          },
        },
      ],
    },
  ],
};
