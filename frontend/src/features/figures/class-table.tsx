import type { figures } from '@flightline/backend/contract';
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { PersonName } from '../../components/person-name.tsx';
import { ClassCell } from './class-cell.tsx';
import classes from './figures.module.css';

type ClassTableProps = { title: string; lessons: readonly figures.ClassLesson[]; rows: readonly figures.ClassRow[] };

/** The class as a table: students and lesson titles stay in view while one scrolls. */
export const ClassTable = ({ title, lessons, rows }: ClassTableProps) => (
  // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- nobody without a mouse could scroll it otherwise
  <section className={classes['scroller']} aria-label={`Class of ${title}`} tabIndex={0}>
    <table className={classes['grid']}>
      <thead>
        <tr>
          <th scope="col" className={classes['name']}>
            Student
          </th>
          {lessons.map((lesson) => (
            <th key={lesson.id} scope="col" className={classes['lesson']}>
              <span className={classes['module']}>{lesson.moduleTitle}</span>
              <LessonTitle lesson={lesson} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ student, percent, cells }) => (
          <tr key={student.id}>
            <th scope="row" className={classes['name']}>
              <PersonName person={student} />
              <Text size="xs" c="dimmed">
                {Math.round(percent)} % completed
              </Text>
            </th>
            {cells.map((cell, index) => (
              <td key={lessons[index]?.id ?? index}>
                <ClassCell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** A quiz leads to its figures. */
export const LessonTitle = ({ lesson: { id, title, type } }: { lesson: figures.ClassLesson }) =>
  type === 'QUIZ' ? (
    <Anchor component={Link} to={`/lessons/${id}/figures`} inherit lineClamp={2} title={`Figures of ${title}`}>
      {title}
    </Anchor>
  ) : (
    <Text inherit lineClamp={2} title={title}>
      {title}
    </Text>
  );
