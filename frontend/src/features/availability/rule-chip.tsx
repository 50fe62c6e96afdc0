import { CloseButton, Text, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Rule } from './api.ts';
import classes from './availability.module.css';
import { useRuleChange } from './rule-change.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { spokenRule, standingOf, timesOf, validityOf } from './rule-words.ts';

/** Where the editor stood, focus goes on. */
const focus = (button: HTMLButtonElement | null) => button?.focus();

/** One stretch: pressed, it can be changed where it stands; the cross removes it. Removing can be undone, so it asks only where lessons lie in it. */
export function RuleChip({ rule }: { rule: Rule }) {
  const { today } = useSchoolTime();
  const [place, setPlace] = useState<'untouched' | 'editing' | 'edited'>('untouched');
  const { mutate, isPending } = useRuleChange({ shownInPlace: false });
  if (place === 'editing') {
    return (
      <li className={classes['wide']}>
        <RuleEditor rule={rule} onDone={() => setPlace('edited')} />
      </li>
    );
  }
  const remove = () => mutate({ question: { remove: [rule.id] }, done: () => `${spokenRule(rule)} is removed.` });
  return (
    <li className={classes['chip']} data-asleep={standingOf(rule, today) === 'now' ? undefined : true}>
      <UnstyledButton
        className={classes['chipButton'] ?? ''}
        disabled={!rule.can.update}
        aria-label={`Change ${spokenRule(rule)}`}
        ref={place === 'edited' ? focus : undefined}
        onClick={() => setPlace('editing')}
      >
        <RuleText rule={rule} today={today} />
        {rule.can.update && <IconPencil size={14} aria-hidden />}
      </UnstyledButton>
      {rule.can.delete && (
        <CloseButton iconSize={16} size="lg" aria-label={`Remove ${spokenRule(rule)}`} disabled={isPending} onClick={remove} />
      )}
    </li>
  );
}

function RuleText({ rule, today }: { rule: Rule; today: string }) {
  const isAsleep = standingOf(rule, today) !== 'now';
  const more = [isAsleep && 'Not valid now', validityOf(rule, today), rule.reason].filter(Boolean).join(' · ');
  return (
    <span>
      <Text span size="sm" fw={600} className="fl-numbers">
        {timesOf(rule)}
      </Text>
      {more && (
        <Text span size="xs" c="dimmed" display="block">
          {more}
        </Text>
      )}
    </span>
  );
}
