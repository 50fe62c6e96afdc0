import { vi } from 'vitest';

export type Call = { method: string; path: string; headers: Headers; body: unknown };
type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Handler = (call: Call) => Answer | Promise<Answer>;

const BASE = '/api/v1';

/** Stands in for the network: answers `METHOD /path` of the API, and keeps what was asked. A missing handler is a lost connection. */
export function fakeServer(handlers: Record<string, Handler>) {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const [path = ''] = url.replace(BASE, '').split('?');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const call = { method, path: url.replace(BASE, ''), headers: new Headers(init.headers), body };
    calls.push(call);
    const handler = handlers[`${method} ${path}`];
    if (!handler) throw new TypeError('Failed to fetch');
    const answer = await handler(call);
    const { status = 200, headers = {} } = answer;
    return new Response(status === 204 ? null : JSON.stringify(answer.body ?? {}), { status, headers });
  });
  return { calls, to: (what: string) => calls.filter(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}` === what) };
}

/** A refusal as the server writes it. */
export const refusal = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, detail: `Because of ${code}`, instance: '/', code, correlationId: 'c-1', ...more },
});
