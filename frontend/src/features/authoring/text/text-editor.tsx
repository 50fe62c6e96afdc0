import type { courses } from '@flightline/backend/contract';
import { Alert, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconGitMerge } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';

import { Markdown } from '../../../components/markdown/markdown.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { applyFormat, FormatBar } from './format-bar.tsx';
import type { Format } from './format-text.ts';
import { MergeView } from './merge-view.tsx';
import { SaveState } from '../save-state.tsx';
import classes from './text-editor.module.css';
import { useLessonDraft } from './use-lesson-draft.ts';
import type { Words } from './words.ts';

const KEYS: Record<string, Format> = { b: 'bold', i: 'italic', k: 'link' };
const LONGEST = 200_000;

/** Writes a text lesson in Markdown, its look beside it; saved by itself. */
export function TextEditor({ lesson }: { lesson: courses.Lesson }) {
  const { draft, state } = useLessonDraft(lesson);
  const { value: words, status, error, conflict, merges } = state;
  const change = (part: Partial<Words>) => draft.change({ ...draft.get().value, ...part });
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const [side, setSide] = useState('write');
  const isUntitled = words.title.trim() === '';
  return (
    <div className={classes['editor']}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <TextInput
          flex="1 1 16rem"
          label="Title"
          maxLength={200}
          value={words.title}
          error={isUntitled && 'Required'}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <SaveState status={status} missing="A title is needed before all is saved" />
      </Group>
      {error && <ProblemAlert error={error} onRetry={() => void draft.flush()} />}
      {merges > 0 && !conflict && (
        <Alert icon={<IconGitMerge aria-hidden />} role="status">
          Someone else changed this lesson while you wrote. Both changes are in the text.
        </Alert>
      )}
      {conflict && <MergeView key={conflict.theirs.version} clash={conflict.of} onResolve={draft.resolve} />}
      {!isWide && (
        <SegmentedControl
          aria-label="Write or look"
          fullWidth
          value={side}
          onChange={setSide}
          data={[
            { value: 'write', label: 'Write' },
            { value: 'look', label: 'Preview' },
          ]}
        />
      )}
      <div className={classes['sides']}>
        {(isWide || side === 'write') && (
          <WritingSide content={words.content} onChange={(content) => change({ content })} onSave={() => void draft.flush()} />
        )}
        {(isWide || side === 'look') && <Look content={words.content} />}
      </div>
    </div>
  );
}

type WritingSideProps = { content: string; onChange: (content: string) => void; onSave: () => void };

function WritingSide({ content, onChange, onSave }: WritingSideProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const format = KEYS[event.key];
    if (event.key !== 's' && !format) return;
    event.preventDefault();
    if (format && field.current) applyFormat(field.current, format);
    else onSave();
  };
  return (
    <div>
      <FormatBar field={field} />
      <Textarea
        ref={field}
        aria-label="Text in Markdown"
        placeholder="Write here. The buttons above set headings, lists, tables, pictures, video and formulas."
        autosize
        minRows={16}
        maxLength={LONGEST}
        value={content}
        classNames={{ input: classes['field'] ?? '' }}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** Follows the keys when there is time: typing is never held up. */
function Look({ content }: { content: string }) {
  const shown = useDeferredValue(content);
  return (
    <section aria-label="Preview" className={classes['look']}>
      <Markdown>{shown}</Markdown>
    </section>
  );
}
