import { ScrollArea, Table, Text } from '@mantine/core';

/** The questions that could not be read, by the lines where they begin. */
export const SkippedLines = ({ skipped }: { skipped: readonly { line: number; reason: string }[] }) => (
  <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0 }}>
    <Table aria-label="Skipped questions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Line</Table.Th>
          <Table.Th>Why it was skipped</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {skipped.map(({ line, reason }, at) => (
          <Table.Tr key={`${line}-${at}`}>
            <Table.Td className="fl-numbers">{line}</Table.Td>
            <Table.Td>
              <Text size="sm">{reason}</Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea.Autosize>
);
