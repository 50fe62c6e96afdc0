import * as z from 'zod';

import { useDraft } from '../../lib/use-draft.ts';
import { useSignedIn } from '../../lib/use-session.ts';

const draft = z.object({
  title: z.string(),
  notes: z.string(),
  /** For whom an admin books. */
  student: z.object({ id: z.string(), fullName: z.string() }).nullable(),
});
export type BookingDraft = z.infer<typeof draft>;

const EMPTY: BookingDraft = { title: '', notes: '', student: null };

/** What one typed for a request, each person's own. */
export const useBookingDraft = () => useDraft(`booking.${useSignedIn().user.id}`, draft, EMPTY);
