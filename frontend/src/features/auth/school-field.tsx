import type { identity } from '@flightline/backend/contract';
import { NativeSelect } from '@mantine/core';

type SchoolFieldProps = { schools: readonly identity.School[]; school: identity.School | undefined; onPick: (slug: string) => void };

/** Which school one means. Native, so that a phone shows its own wheel. */
export const SchoolField = ({ schools, school, onPick }: SchoolFieldProps) => (
  <NativeSelect
    label="School"
    data={schools.map(({ slug, name }) => ({ value: slug, label: name }))}
    value={school?.slug ?? ''}
    onChange={(event) => onPick(event.currentTarget.value)}
  />
);
