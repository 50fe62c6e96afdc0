import { type AppError, problem } from '#src/http/app-error.ts';

type Refused = { path: string; problem: AppError };

/** The refusal of a whole series, with what stands in the way of each of its lessons that cannot stand. */
export function seriesConflict(refused: readonly Refused[], total: number): AppError {
  const [first] = refused;
  const findings = refused.flatMap(({ problem: { extras } }) => extras.findings ?? []);
  return problem('SERIES_CONFLICT', `${refused.length} of ${total} lessons cannot stand there. ${first?.problem.message ?? ''}`.trim(), {
    errors: refused.map(({ path, problem: { message } }) => ({ path, message })),
    ...(findings.length > 0 && { findings }),
  });
}
