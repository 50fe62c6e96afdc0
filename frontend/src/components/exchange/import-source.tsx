import { Button, FileButton, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';

import { guessFormat, IMPORT_FORMATS, type ImportFormat } from '../../lib/file-format.ts';
import classes from './exchange.module.css';

/** What is to be imported: a file as it is, or a text. */
export type Source = { text: Blob | string; name: string; format: ImportFormat };

type ImportSourceProps = { source: Source | null; onChange: (source: Source | null) => void };

const FIRST_BYTES = 20_000;

/** A file, chosen or dropped, or a pasted text; its format is guessed and can be corrected. */
export function ImportSource({ source, onChange }: ImportSourceProps) {
  const [isOver, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    onChange({ text: file, name: file.name, format: guessFormat(file.name, await file.slice(0, FIRST_BYTES).text()) });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const isFile = source !== null && typeof source.text !== 'string';
  return (
    <Stack gap="sm">
      {/* Dropping is a shortcut for those with a pointer; the button beside does the same. */}
      <div
        className={classes['drop']}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Group justify="center" gap="sm">
          <FileButton accept=".gift,.txt,.xml,.csv,text/plain,text/xml,text/csv" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {isFile ? source.name : 'or drop one here'}
          </Text>
        </Group>
      </div>
      {!isFile && (
        <Textarea
          label="Or paste questions"
          autosize
          minRows={4}
          maxRows={12}
          value={typeof source?.text === 'string' ? source.text : ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === '' ? null : { text: value, name: '', format: guessFormat('', value) })
          }
        />
      )}
      {source && (
        <NativeSelect
          label="Format"
          data={IMPORT_FORMATS.map((each) => ({ ...each }))}
          value={source.format}
          onChange={({ currentTarget: { value } }) => {
            const format = IMPORT_FORMATS.find((each) => each.value === value)?.value;
            if (format) onChange({ ...source, format });
          }}
        />
      )}
    </Stack>
  );
}
