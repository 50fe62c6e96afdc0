import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, requiredText, version } from './primitives.ts';

export const resourceKind = z.enum(['AIRCRAFT', 'SIMULATOR', 'ROOM']);
/** The model or class of an aircraft, such as C172; kept in one spelling, so that “any C172” finds all. */
export const model = requiredText(40).overwrite((text) => text.toUpperCase().replaceAll(/\s+/g, ' '));
export const resourceStatus = z.enum(['IN_SERVICE', 'GROUNDED']);

/** An aircraft, a simulator or a room. */
export const resource = z
  .object({
    id,
    name: z.string(),
    kind: resourceKind,
    status: resourceStatus,
    model: z.string().nullable(),
    version,
    createdAt: instant,
    can: z.object({ update: z.boolean() }),
  })
  .meta({ id: 'Resource' });
export type Resource = z.output<typeof resource>;

export const listResources = endpoint({
  method: 'get',
  path: '/resources',
  summary: 'Aircraft, simulators and rooms by name',
  access: 'resource:read',
  query: pageQuery.extend({ kind: resourceKind.optional(), status: resourceStatus.optional() }),
  response: pageOf(resource),
});

export const createResource = endpoint({
  method: 'post',
  path: '/resources',
  summary: 'Adds an aircraft, a simulator or a room',
  access: 'resource:write',
  status: 201,
  body: z.strictObject({
    name: requiredText(80),
    kind: resourceKind,
    status: resourceStatus.default('IN_SERVICE'),
    model: model.nullable().default(null),
  }),
  response: resource,
  errors: ['NAME_TAKEN'],
});

export const updateResource = endpoint({
  method: 'patch',
  path: '/resources/:id',
  summary: 'Renames, grounds or returns to service',
  access: 'resource:write',
  params: idParams,
  body: z
    .strictObject({
      name: requiredText(80).optional(),
      kind: resourceKind.optional(),
      status: resourceStatus.optional(),
      model: model.nullable().optional(),
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: resource,
  errors: ['NAME_TAKEN'],
});
