import { ActionIcon, Alert, Anchor, Loader, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { statusColors } from '../../components/booking-status.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { refreshAudit, useVerification } from './api.ts';
import classes from './audit.module.css';
import { chainWords } from './chain-words.ts';

/** What is known of the chain; undefined until the first check is over. */
export function useChain() {
  const { data } = useVerification();
  const time = useSchoolTime();
  return data && chainWords(data, time);
}

const LOOKS = {
  sound: { tone: 'assigned', icon: IconShieldCheck },
  broken: { tone: 'escalated', icon: IconShieldX },
  unknown: { tone: 'requested', icon: IconShieldQuestion },
} as const;

/** Whether the chain holds: checked when the page opens, and again on demand, together with the list. */
export function ChainBadge() {
  const { error, isFetching } = useVerification();
  const queryClient = useQueryClient();
  const chain = useChain();
  const { tone, icon: Icon } = LOOKS[chain ? (chain.sound ? 'sound' : 'broken') : 'unknown'];
  const text = chain?.text ?? (error && !isFetching ? 'The chain could not be checked' : 'Checking the chain');
  return (
    <div className={classes['chain']} style={statusColors(tone)}>
      <span role="status" className={classes['chainWords']}>
        <Icon size={16} aria-hidden />
        {text}
      </span>
      <Tooltip label="Check again">
        <ActionIcon
          variant="transparent"
          size="sm"
          className={classes['again'] ?? ''}
          aria-label="Check the chain again"
          onClick={() => refreshAudit(queryClient)}
        >
          {isFetching ? <Loader size={14} color="currentColor" /> : <IconRefresh size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Says in red what a broken chain means, and leads to the entry. */
export function ChainAlarm({ searchOf }: { searchOf: (seq: number) => string }) {
  const chain = useChain();
  if (!chain || chain.sound) return null;
  const { text, brokenAt } = chain;
  return (
    <Alert role="alert" color="red" mb="lg" icon={<IconAlertTriangle aria-hidden />} title={text}>
      <Text size="sm">
        Someone changed, moved or removed what the log had written, past Flightline and with rights on the database. What stands before that
        entry is as it was written; from there on nothing is certain. Export the log and keep it before anything else is done.
      </Text>
      {brokenAt !== undefined && (
        <Anchor component={Link} to={{ search: searchOf(brokenAt) }} preventScrollReset size="sm" fw={600} c="inherit" td="underline">
          Show entry {brokenAt}
        </Anchor>
      )}
    </Alert>
  );
}
