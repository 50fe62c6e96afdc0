import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './app/theme.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { sessionStore } from './lib/session-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');

const PUBLIC_PAGES = ['/sign-in', '/register', '/forgot-password', '/set-password'];

// Begun before the first render: the answer is often here when the page is.
const { pathname } = window.location;
const isPublic = PUBLIC_PAGES.includes(pathname) || pathname.startsWith('/certificates/');
void (isPublic ? sessionStore.restoreIfAny() : sessionStore.restore());

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// After the page is there: what the worker stores for later must not delay it. A browser that refuses goes on without.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  window.addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined));
