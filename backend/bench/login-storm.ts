/* An ordinary read while fifty people sign in at once, beside the same read on a quiet server. Against a running demo:
   `RATE_LIMIT_AUTH_MAX=100000 npm start`, then `npx tsx bench/login-storm.ts http://localhost:4000` in backend/. */
import { setTimeout as pause } from 'node:timers/promises';

const api = `${process.argv[2] ?? 'http://localhost:4000'}/api/v1`;
const PASSWORD = 'Flightline-demo-1';
const PEOPLE = 50;
const ROUNDS = 5;

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const { items } = (await (await fetch(`${api}/auth/tenants`)).json()) as { items: { id: string; slug: string }[] };
const tenantId = items.find(({ slug }) => slug === 'alpha')?.id;

async function login(email: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${api}/auth/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ tenantId, email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Sign-in was answered with ${answer.status}`);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

const token = await login('instructor@alpha.test');

/** Reads one after another, with a short pause, until something ends; gives each read's time in milliseconds. */
async function readDuring(work: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    const began = performance.now();
    await (await fetch(`${api}/bookings?limit=20`, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer();
    times.push(performance.now() - began);
    await pause(5);
  }
  await ended;
  return times;
}

const storm = () => Promise.all(Array.from({ length: PEOPLE }, (_, n) => login(n % 2 ? 'student@alpha.test' : 'student2@alpha.test')));
const show = (what: string, times: number[]) =>
  console.log(
    `${what.padEnd(20)} ${times.length} reads, p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
  );

await readDuring(pause(1_000));
for (let round = 1; round <= ROUNDS; round += 1) {
  show('quiet', await readDuring(pause(2_000)));
  const began = performance.now();
  show(`${PEOPLE} sign-ins`, await readDuring(storm()));
  console.log(`  which took ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}
