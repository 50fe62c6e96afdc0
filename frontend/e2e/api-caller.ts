import { DEMO_PASSWORD } from './browser.ts';

type Sent = { correlationId?: string };

/** Someone of a demo school who does things over the API, as another program would. */
export type ApiCaller = {
  id: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object, sent?: Sent): Promise<T>;
  patch<T>(path: string, body: object): Promise<T>;
};

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** The id of a demo school. */
export async function schoolId(url: string, slug = 'alpha'): Promise<string> {
  const { items } = await answer<{ items: { id: string; slug: string }[] }>(await fetch(`${url}/api/v1/auth/tenants`));
  const school = items.find((each) => each.slug === slug);
  if (!school) throw new Error(`No school ${slug}`);
  return school.id;
}

/** Signs in and gives a caller. Throws with the server's words where it refuses. */
export async function callAs(url: string, email: string, password = DEMO_PASSWORD): Promise<ApiCaller> {
  const api = `${url}/api/v1`;
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ tenantId: await schoolId(url, /@(\w+)\./.exec(email)?.[1]), email, password });
  const signedIn = await answer<{ accessToken: string; user: { id: string } }>(
    await fetch(`${api}/auth/login`, { method: 'POST', headers: json, body }),
  );
  const headers = { ...json, authorization: `Bearer ${signedIn.accessToken}` };
  return {
    id: signedIn.user.id,
    get: async (path) => answer(await fetch(`${api}${path}`, { headers })),
    patch: async (path, given) => answer(await fetch(`${api}${path}`, { method: 'PATCH', headers, body: JSON.stringify(given) })),
    post: async (path, given, { correlationId } = {}) => {
      const all = { ...headers, ...(correlationId !== undefined && { 'x-correlation-id': correlationId }) };
      return answer(await fetch(`${api}${path}`, { method: 'POST', headers: all, body: JSON.stringify(given) }));
    },
  };
}
