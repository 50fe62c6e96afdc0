import { learning } from '@flightline/backend/contract';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { fileName, useDownload } from '../../../lib/use-download.ts';

const FORMATS = [
  { format: 'gift', label: 'GIFT', ending: 'gift.txt' },
  { format: 'csv', label: 'CSV', ending: 'csv' },
] as const;

/** Saves a quiz's questions as a file. */
export function ExportMenu({ lessonId, title }: { lessonId: string; title: string }) {
  const download = useDownload<typeof learning.exportQuestions>();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={download.isPending} leftSection={<IconDownload size={18} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label, ending }) => (
          <Menu.Item
            key={format}
            onClick={() =>
              download.mutate({
                endpoint: learning.exportQuestions,
                args: { params: { id: lessonId }, query: { format } },
                name: `${fileName(title)}.${ending}`,
              })
            }
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
