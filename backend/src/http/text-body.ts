import type { Request } from 'express';

import { problem } from './app-error.ts';

/** Enough for ten thousand questions; it is read piece by piece. */
const MOST_BYTES = 20 * 1024 * 1024;

/** A `text/plain` body as it arrives. Throws UNSUPPORTED_MEDIA_TYPE at once, PAYLOAD_TOO_LARGE where too much is announced or comes. */
export function textOf(req: Request): AsyncIterable<string> {
  if (!req.is('text/plain')) throw problem('UNSUPPORTED_MEDIA_TYPE', 'Send the file as text/plain in UTF-8.');
  if (Number(req.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  return pieces(req);
}

const tooLarge = () => problem('PAYLOAD_TOO_LARGE', 'The file is larger than 20 MB.');

async function* pieces(req: Request): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
