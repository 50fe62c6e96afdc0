import { ActionIcon, Button, Popover, Stack } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Rule } from './api.ts';
import { copyDay } from './copy-day.ts';
import { useRuleChange } from './rule-change.tsx';
import { standingOf, weekdayName } from './rule-words.ts';
import { WeekdayChips } from './weekday-chips.tsx';

type CopyDayProps = { rules: readonly Rule[]; weekday: number };

/** Puts one weekday's hours on others too; nothing to see where there are none to copy. */
export function CopyDayButton({ rules, weekday }: CopyDayProps) {
  const { today } = useSchoolTime();
  const [opened, setOpened] = useState(false);
  const hasHours = rules.some((rule) => rule.weekday === weekday && rule.can.update && standingOf(rule, today) !== 'over');
  if (!hasHours) return null;
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal shadow="md" position="bottom-end" width={260}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Copy ${weekdayName(weekday)} to other days`}
          onClick={() => setOpened(!opened)}
        >
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Copy ${weekdayName(weekday)} to other days`}>
        <CopyDayForm rules={rules} weekday={weekday} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function CopyDayForm({ rules, weekday, onDone }: CopyDayProps & { onDone: () => void }) {
  const { today } = useSchoolTime();
  const { mutate, isPending } = useRuleChange({ shownInPlace: false });
  const [days, setDays] = useState<string[]>([]);
  const name = weekdayName(weekday);

  const copy = () => {
    const question = copyDay(rules, { from: weekday, to: days.map(Number), today });
    const names = days.map((day) => weekdayName(Number(day)));
    mutate({ question, done: () => `${name}’s hours are on ${listed(names)} too.` }, { onSettled: onDone });
  };

  return (
    <Stack gap="sm">
      <WeekdayChips
        label={`Copy ${name} to`}
        description="The hours they have are replaced"
        value={days}
        onChange={setDays}
        without={weekday}
      />
      <Button size="sm" disabled={days.length === 0} loading={isPending} onClick={copy}>
        Copy
      </Button>
    </Stack>
  );
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);
