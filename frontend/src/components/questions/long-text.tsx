import { Textarea } from '@mantine/core';

type LongTextProps = {
  label: string;
  value: string;
  error: string | undefined;
  maxLength: number;
  onChange: (value: string) => void;
  description?: string | undefined;
  minRows?: number;
};

/** A field for Markdown that grows with its text. */
export const LongText = ({ onChange, minRows = 1, ...field }: LongTextProps) => (
  <Textarea {...field} autosize minRows={minRows} maxRows={16} onChange={({ currentTarget: { value } }) => onChange(value)} />
);
