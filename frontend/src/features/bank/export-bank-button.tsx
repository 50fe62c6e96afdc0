import { bank } from '@flightline/backend/contract';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { fileName, useDownload } from '../../lib/use-download.ts';

/** Saves the bank, or what has a tag, as GIFT. */
export function ExportBankButton({ tag }: { tag?: string }) {
  const download = useDownload<typeof bank.exportQuestions>();
  return (
    <Button
      variant="default"
      loading={download.isPending}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() =>
        download.mutate({
          endpoint: bank.exportQuestions,
          args: { query: { format: 'gift', ...(tag !== undefined && { tag }) } },
          name: `${fileName(tag ?? 'question bank')}.gift.txt`,
        })
      }
    >
      Export
    </Button>
  );
}
