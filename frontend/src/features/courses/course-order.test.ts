import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Order, placeOf, putLesson, putModule, stepLesson, stepModule } from './course-order.ts';

const anOrder: fc.Arbitrary<Order> = fc
  .array(fc.nat(4), { minLength: 1, maxLength: 5 })
  .map((counts) => counts.map((count, m) => ({ id: `m${m}`, lessons: Array.from({ length: count }, (_, l) => `m${m}l${l}`) })));
const partsOf = (order: Order) => order.flatMap(({ id, lessons }) => [id, ...lessons]).toSorted();
const lessonsOf = (order: Order) => order.flatMap(({ lessons }) => lessons);

describe('the order of a course', () => {
  it('loses and doubles nothing, whatever is moved', () => {
    fc.assert(
      fc.property(anOrder, fc.nat(), fc.nat(), fc.nat(5), fc.constantFrom(-1 as const, 1 as const), (order, a, b, at, by) => {
        const [module, other] = [order[a % order.length]?.id ?? '', order[b % order.length]?.id ?? ''];
        const lesson = lessonsOf(order)[a % Math.max(1, lessonsOf(order).length)];
        const moved = [stepModule(order, module, by), putModule(order, module, b % order.length)];
        if (lesson !== undefined) moved.push(putLesson(order, lesson, { moduleId: other, at }), stepLesson(order, lesson, by));
        for (const each of moved) expect(partsOf(each)).toEqual(partsOf(order));
      }),
    );
  });

  it('goes step by step through all places, across modules, and back', () => {
    fc.assert(
      fc.property(anOrder, (order) => {
        const lesson = lessonsOf(order)[0];
        if (lesson === undefined) return;
        let now = order;
        const seen: string[] = [];
        for (let steps = 0; steps < 40; steps += 1) {
          const place = placeOf(now, lesson);
          seen.push(`${place?.moduleId ?? ''}/${place?.at ?? ''}`);
          const next = stepLesson(now, lesson, 1);
          if (next === now) break;
          now = next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(placeOf(now, lesson)?.moduleId).toBe(order.at(-1)?.id);
        for (let steps = 1; steps < seen.length; steps += 1) now = stepLesson(now, lesson, -1);
        expect(now).toEqual(order);
      }),
    );
  });
});
