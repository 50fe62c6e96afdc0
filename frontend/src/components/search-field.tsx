import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

type SearchFieldProps = { label: string; value: string; placeholder?: string; onChange: (text: string) => void };

/** A field to search with: it follows the keys at once, the address and the list a moment later. */
export function SearchField({ label, value, placeholder, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const later = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      label={label}
      type="search"
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={120}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value.trim());
      }}
    />
  );
}
