import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';

import { Providers } from '../src/app/providers.tsx';
import { routes } from '../src/app/routes.tsx';
import { sessionStore } from '../src/lib/session-store.ts';
import { fakeServer, refusal } from './fake-server.ts';
import { type RoleName, SCHOOL, signedIn } from './people.ts';

type Handlers = Parameters<typeof fakeServer>[0];

/** Opens the whole app at an address, in front of a server that answers as told; signed in when a role is given. */
export async function openApp(path: string, { role, ...handlers }: { role?: RoleName } & Record<string, Handlers[string] | RoleName> = {}) {
  const server = fakeServer({
    'POST /auth/refresh': () => (role ? signedIn('a-token', role) : refusal(401, 'UNAUTHENTICATED')),
    'GET /auth/tenants': () => ({ body: { items: [SCHOOL], demo: false } }),
    'GET /instructors': () => ({ body: { items: [], nextCursor: null } }),
    'GET /resources': () => ({ body: { items: [], nextCursor: null } }),
    ...(handlers as Handlers),
  });
  await sessionStore.restore();
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  const address = () => `${router.state.location.pathname}${router.state.location.search}`;
  return { server, user: userEvent.setup(), address };
}
