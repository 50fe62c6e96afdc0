import { connect, createServer, type Socket } from 'node:net';

/** A TCP link to the database that a test can cut, as a restart or a broken network would. */
export type UnreliableLink = { url: string; cut(): void; mend(): void; close(): Promise<void> };

/** Opens a link on a free port that passes everything on to the server of `url`. */
export async function openLink(url: string): Promise<UnreliableLink> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let whole = true;

  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' ? address?.port : '');
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: through.href,
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        drop();
      }),
  };
}
