/** The SQLSTATEs that the code above the database decides by. */
export const SQL_STATE = {
  uniqueViolation: '23505',
  exclusionViolation: '23P01',
  foreignKeyViolation: '23503',
  deadlock: '40P01',
  serializationFailure: '40001',
  lockTimeout: '55P03',
} as const;

type Wrapped = {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  originalCode?: unknown;
  constraint?: { index?: unknown; fields?: unknown } | undefined;
  meta?: { driverAdapterError?: unknown } | undefined;
};

const isObject = (value: unknown): value is Wrapped => typeof value === 'object' && value !== null;

/** Prisma wraps the driver's error up to three deep, differently for client, raw and commit-time failures. */
function* layersOf(error: unknown): Generator<Wrapped> {
  const seen = new Set<unknown>();
  const queue = [error];
  while (queue.length > 0) {
    const layer = queue.shift();
    if (!isObject(layer) || seen.has(layer)) continue;
    seen.add(layer);
    yield layer;
    queue.push(layer.meta?.driverAdapterError, layer.cause);
  }
}

/** The SQLSTATE behind an error of Prisma or `pg`; undefined when the database did not speak. */
export function sqlStateOf(error: unknown): string | undefined {
  for (const { originalCode, code } of layersOf(error)) {
    if (typeof originalCode === 'string') return originalCode;
    // Node's own codes and Prisma's have five characters too: EPIPE, P2002.
    if (typeof code === 'string' && /^(?=.*\d)(?!P[12]\d{3})[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** Says whether a constraint of that name was violated. By prefix and within the message: on Citus the name bears a shard's suffix. */
export function violates(error: unknown, constraint: string): boolean {
  for (const layer of layersOf(error)) {
    const named = [layer.constraint?.index, layer.constraint, (layer as { originalMessage?: unknown }).originalMessage, layer.message];
    if (named.some((name) => typeof name === 'string' && name.includes(constraint))) return true;
  }
  return false;
}

/** Safe to run again from the start: the database undid all of it. */
export function isRetryable(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SQL_STATE.deadlock || state === SQL_STATE.serializationFailure;
}

const UNAVAILABLE_STATE = /^(?:08|53|57P0|57014|55P03|25P0[34])/;
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
const UNAVAILABLE_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const UNAVAILABLE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Server has closed the connection|not queryable/i;

/** The database is away, restarting, full or out of connections: the caller may try again later. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined && UNAVAILABLE_STATE.test(state)) return true;
  for (const { code, message } of layersOf(error)) {
    if (typeof code === 'string' && (UNAVAILABLE_PRISMA.has(code) || UNAVAILABLE_SOCKET.has(code))) return true;
    if (typeof message === 'string' && UNAVAILABLE_TEXT.test(message)) return true;
  }
  return false;
}
