import { useSchoolTime } from '../lib/use-school-time.ts';

/** An instant on the school's clock, within a sentence. */
export function Moment({ at }: { at: Date }) {
  const time = useSchoolTime();
  return (
    <time dateTime={at.toISOString()}>
      {time.instant(at)} {time.zone}
    </time>
  );
}
