import { BackLink } from '../../components/back-link.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useRules } from './api.ts';
import { RulesForm } from './rules-form.tsx';

/** `/settings/rules`: what a lesson has to meet, and what happens where it does not. */
export function Component() {
  const { data: rules, error, refetch } = useRules();
  return (
    <>
      <PageHeader
        title="Rules for lessons"
        description="Judged at the lesson’s date when it is booked, assigned, moved and completed. “Warn” shows it to staff; “Block” refuses, unless an administrator gives a reason."
        above={<BackLink to="/settings">Settings</BackLink>}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!rules && !error && <ListSkeleton rows={5} height={92} label="Loading the rules" />}
      {rules && <RulesForm key={rules.version} rules={rules} />}
    </>
  );
}
