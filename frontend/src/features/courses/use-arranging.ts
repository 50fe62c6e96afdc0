import type { courses } from '@flightline/backend/contract';
import { type DragEndEvent, type DragOverEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useEffect, useRef, useState } from 'react';

import { useOrderCourse } from './api.ts';
import {
  inOrder,
  type Order,
  orderOf,
  placeOf,
  putLesson,
  putModule,
  sameOrder,
  type Step,
  stepLesson,
  stepModule,
} from './course-order.ts';

type Course = courses.CourseWithModules;

/** A press that moves less is a click. */
const LIFT_PX = 6;

const partsOf = ({ modules }: Course) => [...modules, ...modules.flatMap(({ lessons }) => lessons)];
const isModule = (order: Order, id: string) => order.some((module) => module.id === id);
const titleIn = (course: Course, id: string) => partsOf(course).find((part) => part.id === id)?.title;

/** Where the part that is held would come to stand, if it were let go over the other. */
function carried(order: Order, held: string, over: string): Order {
  if (isModule(order, held)) {
    const target = isModule(order, over) ? over : placeOf(order, over)?.moduleId;
    const at = order.findIndex(({ id }) => id === target);
    return at === -1 ? order : putModule(order, held, at);
  }
  if (isModule(order, over)) {
    // Over a module that holds it already, a lesson stays where it is.
    const from = placeOf(order, held);
    return from?.moduleId === over
      ? order
      : putLesson(order, held, { moduleId: over, at: order.find(({ id }) => id === over)?.lessons.length ?? 0 });
  }
  const to = placeOf(order, over);
  return to ? putLesson(order, held, to) : order;
}

function placeInWords(course: Course, id: string): string {
  const order = orderOf(course);
  const title = titleIn(course, id) ?? '';
  const place = placeOf(order, id);
  if (!place) return `${title} is now module ${order.findIndex((module) => module.id === id) + 1} of ${order.length}.`;
  const of = order.find((module) => module.id === place.moduleId)?.lessons.length ?? 0;
  return `${title} is now ${place.at + 1} of ${of} in ${titleIn(course, place.moduleId) ?? ''}.`;
}

/** Arranges the parts of a course: by the pointer, or step by step by the keyboard. Saved as soon as a part is let go. */
export function useArranging(course: Course) {
  const save = useOrderCourse(course.id);
  const [dragged, setDragged] = useState<Order | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const refocus = useRef<string | null>(null);
  const shown = dragged ? inOrder(course, dragged) : course;

  const arranged = JSON.stringify(orderOf(shown));
  // A lesson that changed its module was drawn anew: the keyboard stays with it.
  useEffect(() => {
    if (refocus.current === null) return;
    document.querySelector<HTMLElement>(`[data-handle="${refocus.current}"]`)?.focus();
    refocus.current = null;
  }, [arranged]);

  const commit = (order: Order, moved: string) => {
    if (sameOrder(order, orderOf(course))) return;
    const next = inOrder(course, order);
    setSaid(placeInWords(next, moved));
    const modules = order.map(({ id, lessons }) => ({ id, lessons: [...lessons] }));
    save.mutate({ course, shown: next, order: { modules } });
  };
  const step = (id: string, by: Step) => {
    // The version that the next step names comes with the answer to this one.
    if (save.isPending) return;
    const order = orderOf(course);
    refocus.current = id;
    commit(isModule(order, id) ? stepModule(order, id, by) : stepLesson(order, id, by), id);
  };
  const letGo = () => {
    setDragged(null);
    setHeld(null);
  };
  const drag = {
    sensors: useSensors(useSensor(PointerSensor, { activationConstraint: { distance: LIFT_PX } })),
    onDragStart: ({ active }: { active: { id: string | number } }) => {
      setHeld(String(active.id));
      setDragged(orderOf(course));
    },
    onDragOver: ({ active, over }: DragOverEvent) => {
      // A lesson joins another module while it is held, so that one sees where it will be; the rest is for the end.
      const [id, target] = [String(active.id), over && String(over.id)];
      if (!target || !dragged || isModule(dragged, id)) return;
      const [from, to] = [placeOf(dragged, id)?.moduleId, isModule(dragged, target) ? target : placeOf(dragged, target)?.moduleId];
      if (to !== undefined && from !== to) setDragged(carried(dragged, id, target));
    },
    onDragEnd: ({ active, over }: DragEndEvent) => {
      const order = dragged ?? orderOf(course);
      letGo();
      if (over) commit(carried(order, String(active.id), String(over.id)), String(active.id));
    },
    onDragCancel: letGo,
  };
  return { shown, said, step, drag, lifted: held === null ? undefined : titleIn(course, held) };
}
