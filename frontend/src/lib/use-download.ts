import type { Args, Endpoint } from '@flightline/backend/contract';
import { useMutation } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { saveFile } from './save-file.ts';

type Download<E extends Endpoint> = { endpoint: E; args: Args<E>; name: string };

/** A file's name without what a file system does not take. */
export const fileName = (title: string): string => title.replaceAll(/[\\/:*?"<>|\s]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'file';

/** Fetches a streamed answer with the session's token and hands it to the browser as a file. */
export const useDownload = <const E extends Endpoint>() =>
  useMutation({
    mutationFn: async ({ endpoint, args, name }: Download<E>) => {
      const pieces: BlobPart[] = [];
      await call(endpoint, args, { onPiece: (piece) => void pieces.push(piece) });
      saveFile(new Blob(pieces, { type: endpoint.stream ?? 'application/octet-stream' }), name);
    },
  });
