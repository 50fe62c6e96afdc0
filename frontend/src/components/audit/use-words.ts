import type { audit } from '@flightline/backend/contract';
import { useMemo } from 'react';

import { usePeopleNames, useResources } from '../../lib/school-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Words } from './acts/act.ts';

/** What sentences are made with; those who act in the entries at hand are known by them. */
export function useWords(entries: readonly audit.AuditEntry[] = []): Words {
  const { timeZone, now } = useSchoolTime();
  const { data: people } = usePeopleNames();
  const { data: resources } = useResources();
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { userId, actorName } of entries) if (userId !== null && !names.has(userId)) names.set(userId, actorName);
    for (const { id, name } of resources ?? []) names.set(id, name);
    return { timeZone, now, nameOf: (id) => people?.get(id) ?? names.get(id) };
  }, [timeZone, now, people, resources, entries]);
}
