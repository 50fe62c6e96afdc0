import { PageHeader } from '../../components/page-header.tsx';
import { useTitleFocus } from '../../lib/use-title-focus.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { DetailsStep } from './details-step.tsx';
import { RequirementNotice } from './requirement-notice.tsx';
import { SentStep } from './sent-step.tsx';
import { TimeStep } from './time-step.tsx';
import { useBookingDraft } from './use-booking-draft.ts';
import { useChoice } from './use-choice.ts';

/** `/book?day=2026-12-01&duration=90&instructor=…`: a day, a time, a few words, sent. */
export function Component() {
  const { role } = useSignedIn().user;
  const { choice, choose } = useChoice();
  const { draft, change, clear } = useBookingDraft();
  const { at, duration, sent } = choice;
  useTitleFocus(sent ? 'sent' : at ? 'details' : 'time');

  if (sent) return <SentStep id={sent} />;
  if (at) {
    const startsAt = new Date(at);
    const period = { startsAt, endsAt: new Date(startsAt.getTime() + duration * 60_000) };
    return (
      <DetailsStep
        period={period}
        choice={choice}
        choose={choose}
        draft={draft}
        onChange={change}
        onBack={() => choose({ at: undefined })}
        onSent={(id) => {
          clear();
          choose({ at: undefined, day: undefined, sent: id }, { replace: true });
        }}
      />
    );
  }
  return (
    <>
      <PageHeader
        title="Book a lesson"
        description={
          role === 'ADMIN'
            ? 'Choose the student, a day and a time.'
            : 'Choose a day and a time. The school confirms it and finds your instructor.'
        }
      />
      <RequirementNotice />
      <TimeStep choice={choice} choose={choose} draft={draft} onChangeDraft={change} />
    </>
  );
}
