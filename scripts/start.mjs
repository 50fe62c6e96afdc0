import { orExplain, prepare } from './setup.mjs';

await orExplain(prepare);
process.setSourceMapsEnabled(true);
// In this very process: a signal then reaches the server itself, and its exit code is ours.
await import('../backend/dist/main.js');
