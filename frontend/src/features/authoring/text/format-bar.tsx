import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconMathFunction,
  IconPhoto,
  type IconProps,
  IconTable,
  IconVideo,
} from '@tabler/icons-react';
import type { ComponentType, RefObject } from 'react';

import { type Format, FORMATS } from './format-text.ts';

const BUTTONS: readonly { format: Format; label: string; icon: ComponentType<IconProps>; keys?: string }[] = [
  { format: 'bold', label: 'Bold', icon: IconBold, keys: 'Ctrl+B' },
  { format: 'italic', label: 'Italic', icon: IconItalic, keys: 'Ctrl+I' },
  { format: 'heading', label: 'Heading', icon: IconHeading },
  { format: 'list', label: 'List', icon: IconList },
  { format: 'quote', label: 'Quote', icon: IconBlockquote },
  { format: 'link', label: 'Link', icon: IconLink, keys: 'Ctrl+K' },
  { format: 'table', label: 'Table', icon: IconTable },
  { format: 'image', label: 'Picture by its address', icon: IconPhoto },
  { format: 'video', label: 'Video of YouTube or Vimeo', icon: IconVideo },
  { format: 'formula', label: 'Formula', icon: IconMathFunction },
];

/** Sets what is selected. Through the browser's own editing, so that Ctrl+Z takes it back. */
export function applyFormat(field: HTMLTextAreaElement, format: Format): void {
  const { value: text, selectionStart: start, selectionEnd: end } = field;
  const { from, to, insert, select } = FORMATS[format]({ text, start, end });
  field.focus();
  field.setSelectionRange(from, to);
  document.execCommand('insertText', false, insert);
  field.setSelectionRange(from + select[0], from + select[1]);
}

/** Buttons for those who do not know Markdown by heart. */
export const FormatBar = ({ field }: { field: RefObject<HTMLTextAreaElement | null> }) => (
  <Group gap={4} role="toolbar" aria-label="Format">
    {BUTTONS.map(({ format, label, icon: Icon, keys }) => (
      <Tooltip key={format} label={keys ? `${label} (${keys})` : label}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          onClick={() => {
            if (field.current) applyFormat(field.current, format);
          }}
        >
          <Icon size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    ))}
  </Group>
);
