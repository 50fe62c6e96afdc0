import type { identity } from '#contract';

import type { SchoolRow } from './school.ts';

/** A school as anyone may see it. */
export const presentSchool = ({ id, slug, name, timeZone }: SchoolRow): identity.School => ({ id, slug, name, timeZone });
