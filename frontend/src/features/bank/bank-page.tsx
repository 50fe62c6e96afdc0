import { type bank, questions } from '@flightline/backend/contract';
import { Button, Group, NativeSelect, Select, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QUESTION_LOOKS } from '../../components/questions/kinds.ts';
import { SearchField } from '../../components/search-field.tsx';
import { useBankTags } from '../../lib/bank-api.ts';
import { given } from '../../lib/given.ts';
import { BankList } from './bank-list.tsx';
import { BankQuestionDrawer } from './bank-question-drawer.tsx';
import { ExportBankButton } from './export-bank-button.tsx';
import { ImportBankDialog } from './import-bank-dialog.tsx';

const KINDS = [
  { value: '', label: 'Every kind' },
  ...questions.QUESTION_KINDS.map((value) => ({ value, label: QUESTION_LOOKS[value].label })),
];

/** `/bank?q=fog&tag=weather&kind=SINGLE&archived=true`: the school's questions, for quizzes to take and to draw from. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<bank.BankQuestion | 'new' | null>(null);
  const [isImporting, importing] = useDisclosure(false);
  const q = search.get('q') ?? undefined;
  const tag = search.get('tag') ?? undefined;
  const kind = questions.QUESTION_KINDS.find((each) => each === search.get('kind'));
  const archived = search.get('archived') === 'true' ? ('true' as const) : undefined;

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
        title="Question bank"
        description="Questions of the whole school. Quizzes take copies, or draw by tag."
        above={<BackLink to="/courses">Courses</BackLink>}
        actions={
          <>
            <ExportBankButton {...given({ tag })} />
            <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={importing.open}>
              Import
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
              New question
            </Button>
          </>
        }
      />
      {isImporting && <ImportBankDialog onClose={importing.close} />}
      {open !== null && <BankQuestionDrawer {...(open === 'new' ? {} : { seen: open })} onClose={() => setOpen(null)} />}
      <Group mb="lg" gap="sm" align="flex-end">
        <SearchField label="Words of the question" value={q ?? ''} onChange={(text) => change('q', text)} />
        <TagFilter tag={tag ?? null} onChange={(value) => change('tag', value)} />
        <NativeSelect label="Kind" data={KINDS} value={kind ?? ''} onChange={(event) => change('kind', event.currentTarget.value)} />
        <Switch
          mb={8}
          label="Archived"
          checked={archived !== undefined}
          onChange={(event) => change('archived', event.currentTarget.checked ? 'true' : '')}
        />
      </Group>
      <BankList filter={given({ q, tag, kind, archived })} onOpen={setOpen} onTag={(value) => change('tag', value)} />
    </>
  );
}

function TagFilter({ tag, onChange }: { tag: string | null; onChange: (tag: string) => void }) {
  const { data: tags = [] } = useBankTags();
  return (
    <Select
      label="Tag"
      placeholder="Any"
      clearable
      searchable
      data={tags.map((each) => ({ value: each.tag, label: `${each.tag} (${each.count})` }))}
      value={tag}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}
