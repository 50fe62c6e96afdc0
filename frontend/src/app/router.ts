import { createBrowserRouter } from 'react-router-dom';

import { routes } from './routes.tsx';

/** The app's pages over the browser's address bar. */
export const router = createBrowserRouter(routes);
