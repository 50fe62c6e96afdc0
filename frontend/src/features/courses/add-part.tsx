import { courses } from '@flightline/backend/contract';
import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { LESSON_TYPES } from '../../components/lesson-types.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { useAddLesson, useAddModule } from './api.ts';
import classes from './courses.module.css';

const isTitle = (title: string) => Object.keys(contractErrors(courses.createModule.body, { title })).length === 0;

/** Adds a module by its title; one after the other without a dialog. */
export function AddModule({ courseId }: { courseId: string }) {
  const [title, setTitle] = useState('');
  const add = useAddModule();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTitle(title)) add.mutate({ courseId, title }, { onSuccess: () => setTitle('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex={1}
          label="New module"
          placeholder="Meteorology"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={add.isPending}
          disabled={!isTitle(title)}
          leftSection={<IconPlus size={18} aria-hidden />}
        >
          Add module
        </Button>
      </Group>
      {add.error && <ProblemAlert error={add.error} />}
    </form>
  );
}

/** Adds a text or a quiz to a module and goes to write it. */
export function AddLesson({ module }: { module: courses.CourseModule }) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const add = useAddLesson();
  const begin = (type: courses.LessonType) => {
    if (!isTitle(title)) return void field.current?.focus();
    add.mutate({ moduleId: module.id, title, type }, { onSuccess: ({ id }) => void navigate(`/lessons/${id}/edit`) });
  };
  return (
    <form
      className={classes['addRow']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        begin('TEXT');
      }}
    >
      <Group gap="sm">
        <TextInput
          ref={field}
          flex="1 1 12rem"
          aria-label={`Title of a new lesson in ${module.title}`}
          placeholder="Title of a new lesson"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {(['TEXT', 'QUIZ'] as const).map((type) => {
          const { label, icon: Icon } = LESSON_TYPES[type];
          return (
            <Button
              key={type}
              type="button"
              variant="default"
              loading={add.isPending && add.variables.type === type}
              leftSection={<Icon size={16} aria-hidden />}
              aria-label={`Add a ${label.toLowerCase()} to ${module.title}`}
              onClick={() => begin(type)}
            >
              {label}
            </Button>
          );
        })}
      </Group>
      {add.error && <ProblemAlert error={add.error} />}
    </form>
  );
}
