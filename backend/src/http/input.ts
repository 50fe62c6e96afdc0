import type { Request } from 'express';
import type * as z from 'zod';

import type { Endpoint, Input } from '#contract';

import { problem } from './app-error.ts';

const VERSION = /^(?:W\/)?"(\d{1,9})"$/;

/** The version in `If-Match: "3"`; undefined when the header is absent or `*`. */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const found = VERSION.exec(header)?.[1];
  if (found === undefined) throw problem('VALIDATION_FAILED', 'If-Match must hold a version such as "3".');
  return Number(found);
}

/** Parses params, query and body by the contract. Throws VALIDATION_FAILED or UNSUPPORTED_MEDIA_TYPE. */
export function parseInput<E extends Endpoint>(endpoint: E, req: Request): Input<E> {
  const issues: { path: string; message: string }[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed?.error) issues.push(...parsed.error.issues.flatMap(flatten));
    return parsed?.data;
  };
  const params = read(endpoint.params, req.params);
  if (issues.length > 0) throw problem('NOT_FOUND', 'There is nothing under this id.');
  const input = { params, query: read(endpoint.query, req.query), body: read(endpoint.body, bodyOf(endpoint, req)) };
  if (issues.length > 0) {
    const detail = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
    throw problem('VALIDATION_FAILED', detail.slice(0, 1_000), { errors: issues.slice(0, 50) });
  }
  return input as Input<E>;
}

/** The JSON body. An absent one stands for `{}` where every field is optional. */
function bodyOf({ body: schema }: Endpoint, req: Request): unknown {
  if (schema === undefined || req.is('application/json')) return req.body ?? {};
  const empty =
    req.get('content-length') === '0' || (req.get('content-length') === undefined && req.get('transfer-encoding') === undefined);
  if (empty && req.get('content-type') === undefined && schema.safeParse({}).success) return {};
  throw problem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8.');
}

type Issue = z.core.$ZodIssue;

/** A union reports one issue holding a list for each branch: tell the branch that came closest. */
function flatten(issue: Issue): { path: string; message: string }[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: issue.path.join('.'), message: issue.message }];
  const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
  return closest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}
