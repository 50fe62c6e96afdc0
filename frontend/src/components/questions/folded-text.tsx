import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { LongText } from './long-text.tsx';

type FoldedTextProps = {
  label: string;
  /** What the button says that unfolds it. */
  add: string;
  value: string;
  error: string | undefined;
  maxLength: number;
  onChange: (value: string) => void;
  description?: string;
};

/** A text that most do without: a button, until someone wants it or it holds something. */
export function FoldedText({ add, ...field }: FoldedTextProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen || field.value !== '') return <LongText {...field} />;
  return (
    <div>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen(true)}>
        {add}
      </Button>
    </div>
  );
}
