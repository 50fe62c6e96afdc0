import { type AuditedType, listedFieldsOf } from './audit-fields.ts';

type Plain = string | number | boolean;

type Sieve = {
  /** What to write in place of a personal value. */
  conceal: (value: Plain) => unknown;
  /** Hears the path of each field that is not listed, and so not written. */
  onDropped: (path: string) => void;
};

const pathsAbove = (path: string): string[] => path.split('.').map((_part, depth, parts) => parts.slice(0, depth).join('.'));

/**
 * Gives of a JSON object the fields that the list of its type allows, with personal values concealed. A field is a plain
 * value or an array of them: an object's own fields have to be listed each.
 */
export function redact(type: AuditedType, value: object, { conceal, onDropped }: Sieve): unknown {
  const { kept, personal } = listedFieldsOf(type);
  const above = new Set([...kept, ...personal].flatMap(pathsAbove));
  const isListed = (path: string) => kept.has(path) || personal.has(path);

  const drop = (path: string): undefined => {
    onDropped(path);
  };
  const visit = (part: unknown, path: string): unknown => {
    if (Array.isArray(part) && (isListed(path) || above.has(path))) return part.map((each) => visit(each, path)).filter(isThere);
    if (typeof part === 'object' && part !== null) return above.has(path) ? fieldsOf(part, path) : drop(path);
    if (!isListed(path)) return drop(path);
    return personal.has(path) && isPlain(part) ? conceal(part) : part;
  };
  const fieldsOf = (part: object, path: string) => {
    const entries = Object.entries(part).map(([name, field]) => {
      const below = path === '' ? name : `${path}.${name}`;
      // A name with a dot could pass for a path.
      return [name, name.includes('.') ? drop(below) : visit(field, below)] as const;
    });
    return Object.fromEntries(entries.filter(([, field]) => isThere(field)));
  };
  return fieldsOf(value, '');
}

const isThere = (part: unknown) => part !== undefined;

/** What JSON has besides objects, arrays and null. */
const isPlain = (part: unknown): part is Plain => ['string', 'number', 'boolean'].includes(typeof part);
