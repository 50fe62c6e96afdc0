import { EventEmitter, once } from 'node:events';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export type Arrived = { to: string[]; messageId: string; raw: string };

/** What the server does with the next mails: take them, refuse the reader or the mail, stay silent, or hang up in the middle. */
export type Mood = 'takes' | 'unknown reader' | 'busy' | 'silent' | 'hangs up' | 'takes and hangs up';

export type MailServer = {
  readonly url: string;
  readonly arrived: Arrived[];
  mood: Mood;
  /** Waits until the next mail is at the server whole, whatever becomes of it there. */
  nextMail(): Promise<void>;
  stop(): Promise<void>;
};

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

/** A real SMTP server on a free port that keeps what it takes. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const state = { mood: 'takes' as Mood };
  const mails = new EventEmitter();
  const hangUp = () => server.connections.forEach((connection) => connection._socket.destroy());
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      if (state.mood === 'unknown reader') return done(refusal(550, 'No such person here: secret@example.test'));
      if (state.mood === 'busy') return done(refusal(451, 'Come back later'));
      done();
    },
    onData(stream, session, done) {
      const { mood } = state;
      const take = (raw: string) => {
        mails.emit('mail');
        if (mood === 'silent') return;
        if (mood === 'hangs up') return hangUp();
        const messageId = /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '';
        arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), messageId, raw });
        if (mood === 'takes and hangs up') return hangUp();
        done();
      };
      // A client that hangs up in the middle of its mail leaves nothing to take.
      text(stream).then(take, () => undefined);
    },
  });
  // A client that hangs up is no news here.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    nextMail: async () => void (await once(mails, 'mail')),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        hangUp();
      }),
  };
}
