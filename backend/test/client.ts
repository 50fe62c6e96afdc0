import request, { type Test } from 'supertest';

/** The API's methods by paths below `/api/v1`. */
export type Client = Record<'get' | 'post' | 'put' | 'patch' | 'delete', (path: string) => Test>;

/** A caller of the API; `token` is asked anew for each request, none for a caller who is not signed in. */
export function createClient(url: string, token?: () => string): Client {
  const call = (method: keyof Client) => (path: string) => {
    const test = request(url)[method](`/api/v1${path}`);
    return token ? test.set('Authorization', `Bearer ${token()}`) : test;
  };
  return { get: call('get'), post: call('post'), put: call('put'), patch: call('patch'), delete: call('delete') };
}
