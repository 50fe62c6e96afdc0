import { identity } from '@flightline/backend/contract';
import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router-dom';

import { PageHeader } from '../../components/page-header.tsx';
import { ROLE_NAMES } from '../../components/role-names.ts';
import { SearchField } from '../../components/search-field.tsx';
import { given } from '../../lib/given.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PeopleList } from './people-list.tsx';

const ROLE_OPTIONS = [{ value: '', label: 'Every role' }, ...identity.role.options.map((value) => ({ value, label: ROLE_NAMES[value] }))];
const STATUS_OPTIONS = [
  { value: '', label: 'Every status' },
  { value: 'ACTIVE', label: 'Active' },
  { value: 'PENDING', label: 'Waits for approval' },
  { value: 'SUSPENDED', label: 'Suspended' },
];

/** `/people?q=reyes&role=INSTRUCTOR&status=ACTIVE`: the school's people; those who wait for approval stand on top. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const [isAdding, adding] = useDisclosure(false);
  const role = identity.role.safeParse(search.get('role')).data;
  const status = identity.userStatus.safeParse(search.get('status')).data;
  const q = search.get('q') ?? undefined;
  const unfiltered = !role && !status && !q;

  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );

  return (
    <>
      <PageHeader
        title="People"
        description="Who may sign in at the school, and as what."
        actions={
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={adding.open}>
            Add a person
          </Button>
        }
      />
      {isAdding && <AddPersonDialog onClose={adding.close} />}
      <Group mb="lg" gap="sm" align="flex-end">
        <SearchField label="Name or e-mail" value={q ?? ''} onChange={(text) => change('q', text)} />
        <NativeSelect label="Role" data={ROLE_OPTIONS} value={role ?? ''} onChange={(event) => change('role', event.currentTarget.value)} />
        <NativeSelect
          label="Status"
          data={STATUS_OPTIONS}
          value={status ?? ''}
          onChange={(event) => change('status', event.currentTarget.value)}
        />
      </Group>
      {unfiltered && <Waiting />}
      <PeopleList filter={given({ role, status, q })} withoutWaiting={unfiltered} />
    </>
  );
}

const Waiting = () => (
  <section aria-labelledby="waiting-people">
    <Title order={2} size="h3" id="waiting-people" mb="sm">
      Waiting for approval
    </Title>
    <PeopleList filter={{ status: 'PENDING' }} empty="Nobody waits for approval." />
    <Title order={2} size="h3" mt="xl" mb="sm">
      Everyone
    </Title>
  </section>
);
