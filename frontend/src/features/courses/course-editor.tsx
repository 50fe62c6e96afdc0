import type { courses } from '@flightline/backend/contract';
import { closestCenter, DndContext, DragOverlay } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Text, VisuallyHidden } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';

import { EmptyState } from '../../components/empty-state.tsx';
import { AddModule } from './add-part.tsx';
import classes from './courses.module.css';
import { ModuleEditor } from './module-editor.tsx';
import { useArranging } from './use-arranging.ts';

/** The modules and lessons of a course, added, renamed, arranged by drag or keyboard, archived. */
export function CourseEditor({ course }: { course: courses.CourseWithModules }) {
  const arranging = useArranging(course);
  const { shown, lifted } = arranging;
  return (
    <>
      <VisuallyHidden role="status">{arranging.said}</VisuallyHidden>
      {shown.modules.length === 0 && (
        <EmptyState icon={IconBook2} title="An empty course">
          Begin with a module, such as “Meteorology”. Its texts and quizzes come after.
        </EmptyState>
      )}
      {/* Its own announcements tell ids; ours above tell titles. */}
      <DndContext collisionDetection={closestCenter} accessibility={{ screenReaderInstructions: { draggable: '' } }} {...arranging.drag}>
        <SortableContext items={shown.modules.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={classes['parts']} aria-label="Modules">
            {shown.modules.map((module) => (
              <ModuleEditor key={module.id} module={module} onStep={arranging.step} />
            ))}
          </ol>
        </SortableContext>
        <DragOverlay>
          {lifted !== undefined && (
            <div className={classes['overlay']}>
              <Text px="md" py="sm" fw={600}>
                {lifted}
              </Text>
            </div>
          )}
        </DragOverlay>
      </DndContext>
      <AddModule courseId={course.id} />
    </>
  );
}
