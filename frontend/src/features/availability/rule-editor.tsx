import { availability } from '@flightline/backend/contract';
import { Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import type { Question, Rule } from './api.ts';
import classes from './availability.module.css';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { spokenRule } from './rule-words.ts';
import { TimeFields } from './time-fields.tsx';
import { ValidityFields } from './validity-fields.tsx';

type Fields = Pick<Rule, 'startTime' | 'endTime' | 'effectiveFrom' | 'effectiveUntil' | 'reason'>;

const WORKING_DAY = { startTime: '09:00', endTime: '17:00' };

const focusFirst = (form: HTMLFormElement | null) => form?.querySelector('input')?.focus();

/** Changes a rule where it stands. */
export function RuleEditor({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const change = useRuleChange({ shownInPlace: true });
  const { startTime, endTime, effectiveFrom, effectiveUntil, reason } = rule;
  const [fields, setFields] = useState<Fields>({ startTime, endTime, effectiveFrom, effectiveUntil, reason });
  const [tried, setTried] = useState(false);
  const wrong = wrongIn(rule, fields);
  const put = (some: Partial<Fields>) => setFields({ ...fields, ...some });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    const question = { update: [updateOf(rule, fields)] };
    change.mutate({ question, done: () => `${spokenRule(rule)} is changed.` }, { onSuccess: (answer) => answer && onDone() });
  };

  return (
    <form ref={focusFirst} onSubmit={submit} noValidate aria-label={`Change ${spokenRule(rule)}`} className={classes['editor']}>
      <Stack gap="sm">
        {rule.kind === 'OFF' && (
          <Switch
            label="The whole day"
            checked={fields.startTime === null}
            onChange={(event) => put(event.currentTarget.checked ? { startTime: null, endTime: null } : WORKING_DAY)}
          />
        )}
        {fields.startTime !== null && (
          <TimeFields
            times={{ startTime: fields.startTime, endTime: fields.endTime ?? '' }}
            onChange={put}
            error={tried ? (wrong['endTime'] ?? wrong['startTime']) : undefined}
          />
        )}
        {rule.kind === 'WEEKLY' && <ValidityFields validity={fields} onChange={put} error={tried ? wrong['effectiveUntil'] : undefined} />}
        {rule.kind === 'OFF' && (
          <TextInput
            label="Reason"
            maxLength={200}
            value={fields.reason ?? ''}
            onChange={(event) => put({ reason: event.currentTarget.value })}
          />
        )}
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Save" onLeave={onDone} busy={change.isPending} />
      </Stack>
    </form>
  );
}

const updateOf = ({ id, version, kind }: Rule, fields: Fields): NonNullable<Question['update']>[number] => ({
  ...{ id, version, startTime: fields.startTime, endTime: fields.endTime },
  ...(kind === 'WEEKLY' && { effectiveFrom: fields.effectiveFrom, effectiveUntil: fields.effectiveUntil }),
  ...(kind === 'OFF' && { reason: fields.reason?.trim() || null }),
});

function wrongIn({ kind, weekday, date }: Rule, fields: Fields): Record<string, string> {
  const about = kind === 'WEEKLY' ? { weekday } : { kind, date };
  const said = Object.entries({ ...about, ...fields }).filter(([, value]) => value !== null && value !== '');
  return contractErrors(availability.RULE_SHAPES[kind], Object.fromEntries(said));
}
