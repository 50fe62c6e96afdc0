import { describe, expect, it } from 'vitest';

import { neighboursOf } from './neighbours.ts';

const lesson = (id: string) => ({ id, title: id, type: 'TEXT' as const, position: 0, version: 1 });
const module = (title: string, ...lessons: string[]) => ({
  ...{ id: title, courseId: 'c', title, position: 0, version: 1, archived: false },
  lessons: lessons.map(lesson),
});
const COURSE = { modules: [module('One', 'a', 'b'), module('Empty'), module('Two', 'c')] };

describe('the neighbours of a lesson', () => {
  it('go on across modules', () => {
    expect(neighboursOf(COURSE, 'b')).toMatchObject({ previous: { id: 'a' }, next: { id: 'c' }, number: 2, of: 3, module: 'One' });
  });

  it('end with the course', () => {
    expect(neighboursOf(COURSE, 'a').previous).toBeUndefined();
    expect(neighboursOf(COURSE, 'c').next).toBeUndefined();
  });

  it('are none for a lesson that is not in the course, such as an archived one', () => {
    expect(neighboursOf(COURSE, 'gone')).toMatchObject({ previous: undefined, next: undefined, module: undefined });
  });
});
