import { type eligibility, findings } from '@flightline/backend/contract';
import { NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';

import { MODE_WORDS, RULE_WORDS } from '../../components/rules/rule-words.ts';
import classes from './rules.module.css';

type RuleRowProps = { setting: eligibility.RuleSetting; onChange: (setting: eligibility.RuleSetting) => void };

const MODES = findings.ruleMode.options.map((value) => ({ value, label: MODE_WORDS[value] }));

/** One rule: what it asks, and what the school makes of it. */
export function RuleRow({ setting, onChange }: RuleRowProps) {
  const id = useId();
  const words = RULE_WORDS[setting.rule];
  const counted = findings.RULES[setting.rule].amount;
  return (
    <li className={classes['rule']}>
      <div className={classes['asks']}>
        <Text fw={600} id={id}>
          {words.name}
        </Text>
        <Text size="sm" c="dimmed">
          {words.asks}
        </Text>
      </div>
      <div className={classes['choice']}>
        <SegmentedControl aria-labelledby={id} data={MODES} value={setting.mode} onChange={(mode) => onChange({ ...setting, mode })} />
        {counted && setting.mode !== 'OFF' && 'counts' in words && (
          <NumberInput
            label={words.counts}
            w={170}
            min={1}
            max={counted.max}
            allowDecimal={false}
            clampBehavior="blur"
            value={setting.amount ?? counted.value}
            onChange={(amount) => typeof amount === 'number' && onChange({ ...setting, amount })}
          />
        )}
      </div>
    </li>
  );
}
