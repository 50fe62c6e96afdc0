import { expect, it } from 'vitest';

import { agendaOf } from '#test/agenda.ts';

import type { Placed } from './agenda.ts';
import { agendaWith } from './agenda-with.ts';
import { obstaclesTo } from './obstacles.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const lesson = (hour: number, bookingId: string): Placed & { bookingId: string } => ({
  ...{ bookingId, startsAt: at(hour), endsAt: at(hour + 1), bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  ...{ instructorId: 'i', resourceId: 'r' },
});
const day = { date: '2026-03-02', weekday: 1, startsAt: at(0), endsAt: at(24) };
const agenda = agendaOf({
  available: new Map([['i', [{ startsAt: at(0), endsAt: at(24) }]]]),
  resources: new Map([['r', { id: 'r', name: 'N1', kind: 'AIRCRAFT', model: null, grounded: false }]]),
  duty: { dailyMinutes: 120, weeklyMinutes: null, days: [day], weekOfDay: [0], taught: new Map() },
});
const codes = (placed: Placed, board = agenda) => obstaclesTo(board, placed).map(({ code }) => code);

it('has the lesson for its student, its instructor and its aircraft', () => {
  const board = agendaWith(agenda, lesson(10, 'a'));
  expect(codes(lesson(10, 'b'), board)).toEqual(['STUDENT_CONFLICT', 'INSTRUCTOR_CONFLICT', 'RESOURCE_CONFLICT']);
  expect([codes(lesson(11, 'b'), board), codes(lesson(10, 'b'))]).toEqual([[], []]);
});

it('counts the lesson for the duty limits', () => {
  const two = agendaWith(agendaWith(agenda, lesson(8, 'a')), lesson(10, 'b'));
  expect(codes(lesson(14, 'c'), two)).toEqual(['DUTY_LIMIT']);
});

it('leaves the agenda it was made from as it is', () => {
  agendaWith(agenda, lesson(10, 'a'));
  expect([agenda.taken.byInstructor.size, agenda.duty.taught.size]).toEqual([0, 0]);
});
