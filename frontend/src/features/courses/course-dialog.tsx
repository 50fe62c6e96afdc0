import { courses } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { CoursesSelect } from '../../components/course-select.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { fieldErrors } from '../../lib/explain-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useCreateCourse, useUpdateCourse } from './api.ts';

type CourseDialogProps = {
  /** The one whose title and description change; none to begin a course. */
  course?: courses.CourseWithModules;
  onClose: () => void;
};

/** Begins a course and goes to it, or changes its title and description. */
export function CourseDialog({ course, onClose }: CourseDialogProps) {
  return (
    <Modal opened onClose={onClose} title={course ? 'Title and description' : 'New course'} size="lg">
      <CourseForm {...(course && { course })} onClose={onClose} />
    </Modal>
  );
}

function CourseForm({ course, onClose }: CourseDialogProps) {
  const [title, setTitle] = useState(course?.title ?? '');
  const [description, setDescription] = useState(course?.description ?? '');
  const [requires, setRequires] = useState(course?.requires ?? []);
  const [tried, setTried] = useState(false);
  const body = { title, description };
  const wrong = contractErrors(courses.createCourse.body, body);
  const { save, error, isPending } = useSave(course, onClose);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) save(body, requires);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Title"
          data-autofocus
          maxLength={200}
          value={title}
          error={tried && wrong['title']}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label="Description"
          description="What students learn here, in a sentence or two"
          autosize
          minRows={3}
          maxRows={10}
          maxLength={5_000}
          value={description}
          error={tried && wrong['description']}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {course && (
          <CoursesSelect
            label="Requires"
            description="What students complete before the lessons here count"
            value={requires}
            except={course.id}
            error={fieldErrors(error)['requiredCourseIds']}
            onChange={setRequires}
          />
        )}
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={isPending}>
            {course ? 'Save' : 'Begin the course'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSave(course: courses.CourseWithModules | undefined, onClose: () => void) {
  const navigate = useNavigate();
  const create = useCreateCourse();
  const update = useUpdateCourse();
  return {
    error: create.error ?? update.error,
    isPending: create.isPending || update.isPending,
    save: (body: { title: string; description: string }, requires: readonly { id: string }[]) =>
      course
        ? update.mutate({ course, body: { ...body, requiredCourseIds: requires.map(({ id }) => id) } }, { onSuccess: onClose })
        : create.mutate(body, { onSuccess: ({ id }) => void navigate(`/courses/${id}`) }),
  };
}
