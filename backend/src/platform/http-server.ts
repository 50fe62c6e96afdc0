import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

import { StartupError, systemCode } from './startup-error.ts';

/** How long requests in flight may take to finish once the process is to stop. */
const DRAIN_MS = 15_000;

export type HttpServer = { readonly port: number; stop(): Promise<void> };

/** Fails with a StartupError when the port can't be had: asked before anything else is started. */
export async function assertPortIsFree(port: number): Promise<void> {
  const probe = createTcpServer();
  await listenOn(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Serves on a port (0: any free one). `stop` answers what is in flight, then closes every connection. */
export async function serve(handler: RequestListener, port: number): Promise<HttpServer> {
  const server = createServer();
  const drain = drainable(server);
  server.on('request', handler);
  // Longer than the idle time of usual load balancers, which then close first and never meet a closed connection.
  server.keepAliveTimeout = 65_000;
  await listenOn(server, port);
  const address = server.address();
  return { port: address !== null && typeof address === 'object' ? address.port : port, stop: drain };
}

/** Tracks answers under way. Plain `close()` would wait for idle connections, and for ever on event streams. */
function drainable(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
    if (draining) response.setHeader('Connection', 'close');
  });
  return async () => {
    draining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    underWay.forEach(hurry);
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(timer);
  };
}

/** An answer not yet begun tells its client not to come back on this connection; one already begun is followed by its end. */
function hurry(response: ServerResponse): void {
  if (!response.headersSent) return void response.setHeader('Connection', 'close');
  // Taken now: once finished, a response has let go of its socket.
  const { socket } = response;
  response.on('finish', () => socket?.destroySoon());
  // An event stream has no end but this.
  if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) response.end();
}

const PORT_REASONS: Record<string, string> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be opened by this user',
};

function listenOn(server: ReturnType<typeof createTcpServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const reason = PORT_REASONS[systemCode(error) ?? ''];
      reject(reason ? new StartupError(`Port ${port} ${reason}: set PORT to another one.`) : error);
    });
    server.listen(port, resolve);
  });
}
