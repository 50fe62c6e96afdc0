import { eligibility, type findings } from '@flightline/backend/contract';
import { Button, Group, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { usePutRules } from './api.ts';
import { RuleRow } from './rule-row.tsx';
import classes from './rules.module.css';

const isOfAll = (rule: findings.RuleKey) => rule === 'ACCOUNT_HOLD';
const isOfInstructor = (rule: findings.RuleKey) => rule.startsWith('INSTRUCTOR');
const GROUPS = [
  { title: 'Everyone', has: isOfAll },
  { title: 'Students', has: (rule: findings.RuleKey) => !isOfAll(rule) && !isOfInstructor(rule) },
  { title: 'Instructors', has: isOfInstructor },
];

/** All rules, saved together. */
export function RulesForm({ rules: { items, version } }: { rules: eligibility.RuleSettings }) {
  const [settings, setSettings] = useState(items);
  const save = usePutRules(version);
  const body = { items: settings };
  const isWrong = Object.keys(contractErrors(eligibility.putRules.body, body)).length > 0;
  const isUnchanged = JSON.stringify(settings) === JSON.stringify(items);
  const change = (changed: eligibility.RuleSetting) =>
    setSettings((before) => before.map((each) => (each.rule === changed.rule ? changed : each)));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) save.mutate(body, { onSuccess: () => notifications.show({ color: 'green', message: 'The rules are saved.' }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={840}>
        {GROUPS.map(({ title, has }) => (
          <section key={title} aria-labelledby={`rules-${title}`}>
            <Title order={2} id={`rules-${title}`} mb="sm">
              {title}
            </Title>
            <ul className={classes['list']}>
              {settings
                .filter(({ rule }) => has(rule))
                .map((setting) => (
                  <RuleRow key={setting.rule} setting={setting} onChange={change} />
                ))}
            </ul>
          </section>
        ))}
        {save.error && <ProblemAlert error={save.error} />}
        <Group className={classes['save'] ?? ''}>
          <Button type="submit" loading={save.isPending} disabled={isUnchanged || isWrong}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
