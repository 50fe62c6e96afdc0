import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery } from './primitives.ts';

/** A signed-in device, in words such as “Firefox on Windows”. `lastUsedAt` is exact to a quarter of an hour. */
export const deviceSession = z
  .object({ id, device: z.string(), ip: z.string().nullable(), createdAt: instant, lastUsedAt: instant, current: z.boolean() })
  .meta({ id: 'DeviceSession' });
export type DeviceSession = z.output<typeof deviceSession>;

export const listSessions = endpoint({
  method: 'get',
  path: '/auth/sessions',
  summary: 'The devices one is signed in on, the newest sign-in first',
  access: 'signed-in',
  query: pageQuery,
  response: pageOf(deviceSession),
});

export const endSession = endpoint({
  method: 'delete',
  path: '/auth/sessions/:id',
  summary: 'Signs one of one’s own devices out',
  access: 'signed-in',
  status: 204,
  params: idParams,
});

export const endOtherSessions = endpoint({
  method: 'delete',
  path: '/auth/sessions',
  summary: 'Signs all of one’s own devices out but this one',
  access: 'signed-in',
  status: 204,
});
