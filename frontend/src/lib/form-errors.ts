import type * as z from 'zod';

/** What the contract would refuse, by field; empty where it would refuse nothing. For forms to say it before the server has to. */
export function contractErrors(schema: z.ZodType, value: unknown): Record<string, string> {
  const issues = schema.safeParse(value).error?.issues ?? [];
  // The first word on each field is the one to show.
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message] as const).reverse());
}
