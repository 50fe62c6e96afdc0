import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, it, onTestFinished } from 'vitest';

import { assertPortIsFree, serve } from './http-server.ts';

function keepAliveAgent(): Agent {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return agent;
}

async function ask(port: number, agent: Agent): Promise<IncomingMessage> {
  const [response] = (await once(get({ port, agent }), 'response')) as [IncomingMessage];
  return response;
}

it('refuses a port that is taken', async () => {
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await expect(assertPortIsFree(port)).rejects.toThrow(`Port ${port} is in use by another program: set PORT to another one.`);
});

it('closes idle connections at once when it stops', async () => {
  const server = await serve((_req, res) => res.end('hello'), 0);
  expect(await text(await ask(server.port, keepAliveAgent()))).toBe('hello');
  const began = performance.now();
  await server.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
});

it('finishes an answer that has not begun, and says that the connection ends with it', async () => {
  const server = await serve((_req, res) => void pause(200).then(() => res.end('late')), 0);
  const asked = ask(server.port, keepAliveAgent());
  await pause(50);
  const stopped = server.stop();
  const answer = await asked;
  expect(answer.headers.connection).toBe('close');
  expect(await text(answer)).toBe('late');
  await stopped;
});

it('finishes an answer in its middle, then closes its connection', async () => {
  const server = await serve((_req, res) => {
    res.write('first ');
    void pause(200).then(() => res.end('last'));
  }, 0);
  const answer = await ask(server.port, keepAliveAgent());
  const stopped = server.stop();
  expect(await text(answer)).toBe('first last');
  await stopped;
});

it('ends event streams, which have no end of their own', async () => {
  const server = await serve((_req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.write('data: hello\n\n');
  }, 0);
  const stream = await ask(server.port, keepAliveAgent());
  const stopped = server.stop();
  expect(await text(stream)).toBe('data: hello\n\n');
  await stopped;
});

it('takes no new connection once it stops', async () => {
  const server = await serve((_req, res) => res.end(), 0);
  await server.stop();
  await expect(ask(server.port, keepAliveAgent())).rejects.toThrow('ECONNREFUSED');
});
