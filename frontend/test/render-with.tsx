import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { Providers } from '../src/app/providers.tsx';
import { sessionStore } from '../src/lib/session-store.ts';
import { fakeServer } from './fake-server.ts';
import { type RoleName, signedIn } from './people.ts';

type Handlers = Parameters<typeof fakeServer>[0];

/** Shows one piece of the app to a person signed in, in front of a server that answers as told. */
export async function renderWith(
  piece: ReactNode,
  { role, ...handlers }: { role: RoleName } & Record<string, Handlers[string] | RoleName>,
) {
  const server = fakeServer({ 'POST /auth/refresh': () => signedIn('a-token', role), ...(handlers as Handlers) });
  await sessionStore.restore();
  render(
    <Providers>
      <MemoryRouter>{piece}</MemoryRouter>
    </Providers>,
  );
  return { server, user: userEvent.setup() };
}
