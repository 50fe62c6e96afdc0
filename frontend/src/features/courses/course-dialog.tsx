import { courses } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { useCreateCourse, useUpdateCourse } from './api.ts';

type CourseDialogProps = {
  /** The one whose title and description change; none to begin a course. */
  course?: courses.Course;
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
  const [tried, setTried] = useState(false);
  const body = { title, description };
  const wrong = contractErrors(courses.createCourse.body, body);
  const { save, error, isPending } = useSave(course, onClose);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) save(body);
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

function useSave(course: courses.Course | undefined, onClose: () => void) {
  const navigate = useNavigate();
  const create = useCreateCourse();
  const update = useUpdateCourse();
  return {
    error: create.error ?? update.error,
    isPending: create.isPending || update.isPending,
    save: (body: { title: string; description: string }) =>
      course
        ? update.mutate({ course, body }, { onSuccess: onClose })
        : create.mutate(body, { onSuccess: ({ id }) => void navigate(`/courses/${id}`) }),
  };
}
