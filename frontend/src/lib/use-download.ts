import type { Args, Endpoint } from '@flightline/backend/contract';
import { useMutation } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { saveFile } from './save-file.ts';

type Download<E extends Endpoint> = { endpoint: E; args: Args<E>; name: string };

/** "Private pilot: ground school" as "private-pilot-ground-school". */
export const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'file';

/** Fetches a streamed answer with the session's token and hands it to the browser as a file. */
export async function download<const E extends Endpoint>({ endpoint, args, name }: Download<E>): Promise<void> {
  const pieces: BlobPart[] = [];
  await call(endpoint, args, { onPiece: (piece) => void pieces.push(piece) });
  saveFile(new Blob(pieces, { type: endpoint.stream ?? 'application/octet-stream' }), name);
}

/** The same, as a button does it. */
export const useDownload = <const E extends Endpoint>() => useMutation({ mutationFn: (file: Download<E>) => download(file) });
