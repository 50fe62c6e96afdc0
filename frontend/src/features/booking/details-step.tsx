import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Textarea, TextInput } from '@mantine/core';

import { BackButton } from '../../components/back-link.tsx';
import { overridingRules } from '../../components/booking/rule-problem.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import type { Period } from '../../lib/school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import classes from './booking.module.css';
import { RepeatFields } from './repeat-fields.tsx';
import { RequestProblem } from './request-problem.tsx';
import { RequestSummary } from './request-summary.tsx';
import { SeriesPreview } from './series-preview.tsx';
import { StudentField } from './student-field.tsx';
import type { BookingDraft } from './use-booking-draft.ts';
import type { Choice, useChoice } from './use-choice.ts';
import { useSending } from './use-sending.ts';

type DetailsStepProps = {
  period: Period;
  choice: Choice;
  choose: ReturnType<typeof useChoice>['choose'];
  draft: BookingDraft;
  onChange: (part: Partial<BookingDraft>) => void;
  onBack: () => void;
  onSent: (bookingId: string) => void;
};

/** The chosen time, a few words about the lesson, and the button that sends it. */
export function DetailsStep({ period, choice, choose, draft, onChange, onBack, onSent }: DetailsStepProps) {
  const { role } = useSignedIn().user;
  const needsStudent = role === 'ADMIN' && !draft.student;
  const body = bodyOf({ period, choice, draft, forOther: role === 'ADMIN' });
  const { request, plan, isReady, send } = useSending({ body, choice, isComplete: !needsStudent, onSent });

  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    send();
  };
  const override = {
    label: 'Book it anyway',
    isPending: request.isPending,
    onOverride: (reason: string) => send(overridingRules(reason)),
  };

  return (
    <>
      <PageHeader
        title="About your lesson"
        description="The last step: add what your instructor should know, and send it."
        above={<BackButton onClick={onBack}>Choose another time</BackButton>}
      />
      <div className={classes['form']}>
        <Paper component="form" onSubmit={submit} withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} bg="var(--fl-card)">
          <Stack>
            {role === 'ADMIN' && <StudentField student={draft.student} onChange={(student) => onChange({ student })} />}
            <TextInput
              label="Title"
              description="Optional, such as “Circuits and landings”"
              maxLength={120}
              value={draft.title}
              onChange={(event) => onChange({ title: event.currentTarget.value })}
            />
            <Textarea
              label="Notes"
              description="Optional: what you want to practise, what to keep in mind"
              autosize
              minRows={3}
              maxLength={2000}
              value={draft.notes}
              onChange={(event) => onChange({ notes: event.currentTarget.value })}
            />
            <RepeatFields choice={choice} choose={choose} />
            {plan && !needsStudent && <SeriesPreview plan={plan} />}
            {request.error && <RequestProblem error={request.error} override={override} onChooseAnother={onBack} />}
            <Group>
              <Button type="submit" size="md" loading={request.isPending} disabled={!isReady}>
                {plan && isReady ? `Send ${plan.chosen} requests` : 'Send request'}
              </Button>
            </Group>
          </Stack>
        </Paper>
        <RequestSummary period={period} choice={choice} student={role === 'ADMIN' ? draft.student : null} />
      </div>
    </>
  );
}

type Parts = { period: Period; choice: Choice; draft: BookingDraft; forOther: boolean };

const bodyOf = ({ period, choice, draft, forOther }: Parts): bookings.BookingRequest => ({
  ...period,
  ...(draft.title.trim() && { title: draft.title.trim() }),
  ...(draft.notes.trim() && { notes: draft.notes.trim() }),
  ...(choice.instructor && { preferredInstructorId: choice.instructor }),
  ...(choice.type && { lessonTypeId: choice.type }),
  ...(choice.resource && { resourceId: choice.resource }),
  ...(choice.model && !choice.resource && { resourceModel: choice.model }),
  ...(forOther && draft.student && { studentId: draft.student.id }),
});
