import { buildBackend, generate, install, orExplain } from './setup.mjs';

await orExplain(async () => {
  await install();
  await generate();
  await buildBackend();
});
await import('../backend/dist/audit-verify.js');
