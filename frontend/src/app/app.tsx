import { RouterProvider } from 'react-router-dom';

import { Providers } from './providers.tsx';
import { router } from './router.ts';

/** The whole browser app. */
export const App = () => (
  <Providers>
    <RouterProvider router={router} />
  </Providers>
);
