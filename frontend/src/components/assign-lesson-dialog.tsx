import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';

import { useAssignLesson } from '../lib/assignments-api.ts';
import { toInstant } from '../lib/school-time.ts';
import { useSchoolTime } from '../lib/use-school-time.ts';
import { AssignedStudents } from './assigned-students.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { StudentPicker } from './student-picker.tsx';

type AssignLessonDialogProps = { lesson: { id: string; title: string }; onClose: () => void };

/** Gives a lesson to students, until a moment if there is one; shows who has it, and takes it back. */
export const AssignLessonDialog = ({ lesson, onClose }: AssignLessonDialogProps) => (
  <Modal opened onClose={onClose} title={`Give “${lesson.title}” to students`} size="lg">
    <Stack>
      <AssignForm lesson={lesson} onDone={onClose} />
      <AssignedStudents lessonId={lesson.id} />
    </Stack>
  </Modal>
);

const END_OF_DAY = '18:00';

function AssignForm({ lesson, onDone }: { lesson: AssignLessonDialogProps['lesson']; onDone: () => void }) {
  const time = useSchoolTime();
  const assign = useAssignLesson();
  const [studentIds, setStudentIds] = useState<string[]>([]);
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState(END_OF_DAY);
  const dueAt = day === null || clock === '' ? null : toInstant(day, clock, time.timeZone);
  const isOver = dueAt !== null && dueAt <= time.now;
  const lacksTime = day !== null && clock === '';

  const submit = () =>
    assign.mutate(
      { lessonId: lesson.id, studentIds, dueAt },
      {
        onSuccess: () => {
          const whom = studentIds.length === 1 ? '1 student' : `${studentIds.length} students`;
          notifications.show({ color: 'green', message: `“${lesson.title}” is given to ${whom}.` });
          onDone();
        },
      },
    );

  return (
    <Stack>
      <StudentPicker value={studentIds} onChange={setStudentIds} />
      <Group grow align="flex-start">
        <DatePickerInput
          label="Due day"
          description={`Optional. Times are ${time.zone}.`}
          leftSection={<IconCalendar size={18} aria-hidden />}
          valueFormat="ddd D MMM YYYY"
          firstDayOfWeek={1}
          minDate={time.today}
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the day' }}
          value={day}
          onChange={setDay}
        />
        <TimeInput
          label="Due time"
          description="On the school’s clock"
          disabled={day === null}
          error={isOver ? 'This moment is over' : lacksTime ? 'Choose a time' : undefined}
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" c="dimmed">
        They get a message now, a reminder a day before, and another once it is overdue. Who has the lesson already gets the new date.
      </Text>
      {assign.error && <ProblemAlert error={assign.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Close
        </Button>
        <Button loading={assign.isPending} disabled={studentIds.length === 0 || isOver || lacksTime} onClick={submit}>
          Give it
        </Button>
      </Group>
    </Stack>
  );
}
