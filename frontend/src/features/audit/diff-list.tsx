import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowRight, IconEqual, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';

import type { Words } from '../../components/audit/acts/act.ts';
import classes from './audit.module.css';
import { Copyable } from './copyable.tsx';
import { type FieldChange, realChanges } from './diff.ts';
import { fieldName, inReadingOrder } from '../../components/audit/field-names.ts';
import { isId, shortId, valueWords } from '../../components/audit/value-words.ts';

const LOOKS = {
  added: { word: 'Added', icon: IconPlus },
  removed: { word: 'Removed', icon: IconMinus },
  changed: { word: 'Changed', icon: IconPencil },
  same: { word: 'Unchanged', icon: IconEqual },
} as const satisfies Record<FieldChange['change'], object>;

type DiffListProps = { diff: readonly FieldChange[]; words: Words };

/** What an act changed, field by field; what stayed as it was is shown on demand. */
export function DiffList({ diff, words }: DiffListProps) {
  const [all, { toggle }] = useDisclosure(false);
  const real = new Set(realChanges(diff));
  const shown = inReadingOrder(all ? diff : diff.filter((field) => real.has(field)));
  const hidden = diff.length - real.size;
  return (
    <>
      {real.size === 0 && (
        <Text size="sm" c="dimmed">
          Nothing of it changed.
        </Text>
      )}
      <ul className={classes['diff']}>
        {shown.map((field) => (
          <DiffRow key={field.path} field={field} words={words} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={all}>
          {all ? 'Show only what changed' : `Show ${hidden} more ${hidden === 1 ? 'field' : 'fields'}`}
        </Button>
      )}
    </>
  );
}

function DiffRow({ field: { path, change, before, after }, words }: { field: FieldChange; words: Words }) {
  const { word, icon: Icon } = LOOKS[change];
  return (
    <li className={classes['field']} data-change={change}>
      <span className={classes['fieldName']}>{fieldName(path)}</span>
      <span className={classes['fieldChange']}>
        <Icon size={13} stroke={2.2} aria-hidden />
        {word}
      </span>
      <span className={classes['values']}>
        {(change === 'removed' || change === 'changed') && (
          <del>
            <Value path={path} value={before} words={words} />
          </del>
        )}
        {change === 'changed' && <IconArrowRight size={14} className={classes['arrow'] ?? ''} aria-label="became" />}
        {(change === 'added' || change === 'changed') && (
          <ins>
            <Value path={path} value={after} words={words} />
          </ins>
        )}
        {change === 'same' && <Value path={path} value={after} words={words} />}
      </span>
    </li>
  );
}

/** One value in words; an id can be copied whole. */
export function Value({ path, value, words }: { path: string; value: unknown; words: Words }) {
  const { text, full } = valueWords(path, value, words);
  if (full === undefined || !isId(full)) return <span title={full}>{text}</span>;
  return (
    <Copyable value={full} what={`the id in ${fieldName(path)}`}>
      {text === shortId(full) ? undefined : <span title={full}>{text}</span>}
    </Copyable>
  );
}
