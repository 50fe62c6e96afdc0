import type { courses } from '@flightline/backend/contract';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Paper, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';

import { LESSON_TYPES } from '../../components/lesson-types.ts';
import { AddLesson } from './add-part.tsx';
import type { Step } from './course-order.ts';
import classes from './courses.module.css';
import { MoveHandle } from './move-handle.tsx';
import { PartMenu } from './part-menu.tsx';

type OnStep = (id: string, by: Step) => void;

/** A module as its authors see it, with its lessons. */
export function ModuleEditor({ module, onStep }: { module: courses.CourseModule; onStep: OnStep }) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: module.id });
  return (
    <Paper
      component="li"
      ref={setNodeRef}
      withBorder
      radius="lg"
      bg="var(--fl-card)"
      className={isDragging ? (classes['lifted'] ?? '') : ''}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={classes['moduleHead']}>
        <MoveHandle part={module} handleRef={setActivatorNodeRef} listeners={listeners} onStep={onStep} />
        <Title order={2} size="h3" className={classes['moduleTitle'] ?? ''}>
          {module.title}
        </Title>
        <PartMenu kind="module" part={module} onStep={onStep} />
      </div>
      <SortableContext items={module.lessons.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className={classes['lessons']} aria-label={`Lessons of ${module.title}`}>
          {module.lessons.map((lesson) => (
            <LessonEditorRow key={lesson.id} lesson={lesson} onStep={onStep} />
          ))}
        </ol>
      </SortableContext>
      {module.lessons.length === 0 && (
        <Text size="sm" c="dimmed" className={classes['emptyModule'] ?? ''}>
          No lesson yet. Add a text or a quiz, or drag one here.
        </Text>
      )}
      <AddLesson module={module} />
    </Paper>
  );
}

function LessonEditorRow({ lesson, onStep }: { lesson: courses.CourseModule['lessons'][number]; onStep: OnStep }) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: lesson.id });
  const { icon: Icon, label } = LESSON_TYPES[lesson.type];
  return (
    <li
      ref={setNodeRef}
      className={`${classes['lesson'] ?? ''} ${isDragging ? (classes['lifted'] ?? '') : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <MoveHandle part={lesson} handleRef={setActivatorNodeRef} listeners={listeners} onStep={onStep} />
      <Icon size={18} role="img" aria-label={label} className={classes['todoMark']} />
      <Link to={`/lessons/${lesson.id}/edit`} className={classes['lessonLink']}>
        {lesson.title}
      </Link>
      <PartMenu kind="lesson" part={lesson} onStep={onStep} />
    </li>
  );
}
