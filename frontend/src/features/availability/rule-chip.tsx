import { CloseButton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { UndoToast } from '../../components/undo-toast.tsx';
import { type Rule, useAddRules, useRemoveRule } from './api.ts';
import classes from './availability.module.css';
import { recreating, spokenRule, timesOf, validityOf } from './rule-words.ts';

/** One stretch, and the cross that removes it. Removing can be undone, so it does not ask. */
export function RuleChip({ rule }: { rule: Rule }) {
  const remove = useRemoveRule();
  const { mutate: add } = useAddRules();
  const validity = validityOf(rule);

  const removeWithUndo = () =>
    remove.mutate(rule, {
      onSuccess: () => {
        const id = `removed-${rule.id}`;
        const undo = () => {
          notifications.hide(id);
          add([recreating(rule)]);
        };
        notifications.show({ id, autoClose: 10_000, message: <UndoToast what={`${spokenRule(rule)} is removed.`} onUndo={undo} /> });
      },
    });

  return (
    <li className={classes['chip']}>
      <span>
        <Text span size="sm" fw={600} className="fl-numbers">
          {timesOf(rule)}
        </Text>
        {validity && (
          <Text span size="xs" c="dimmed" display="block">
            {validity}
          </Text>
        )}
      </span>
      {rule.can.delete && (
        <CloseButton
          size="sm"
          iconSize={14}
          aria-label={`Remove ${spokenRule(rule)}`}
          disabled={remove.isPending}
          onClick={removeWithUndo}
        />
      )}
    </li>
  );
}
