import { TextInput } from '@mantine/core';
import { useState } from 'react';

type TextFilterProps = { label: string; value: string | undefined; maxLength: number; onChange: (value: string | undefined) => void };

/** A text to look for exactly; it acts when one presses Enter or leaves the field. Give it the value as its key, too. */
export function TextFilter({ label, value = '', maxLength, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const act = () => {
    if (text.trim() !== value) onChange(text.trim() || undefined);
  };
  return (
    <TextInput
      label={label}
      placeholder="Any"
      maxLength={maxLength}
      spellCheck={false}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={act}
      onKeyDown={(event) => {
        if (event.key === 'Enter') act();
      }}
    />
  );
}
