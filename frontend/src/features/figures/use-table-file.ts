import { type Args, figures } from '@flightline/backend/contract';
import { useMutation } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { saveFile } from '../../lib/save-file.ts';

/** "Private pilot: ground school" as "private-pilot-ground-school". */
const fileName = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

async function collect(fetched: (onPiece: (piece: Uint8Array<ArrayBuffer>) => void) => Promise<unknown>, name: string): Promise<void> {
  const pieces: BlobPart[] = [];
  await fetched((piece) => pieces.push(piece));
  saveFile(new Blob(pieces, { type: 'text/csv' }), name);
}

/** Saves a course's class grid as a table. */
export const useClassFile = ({ id, title }: { id: string; title: string }) =>
  useMutation({
    mutationFn: () => collect((onPiece) => call(figures.exportClass, { params: { id } }, { onPiece }), `${fileName(title)}-class.csv`),
  });

type Query = NonNullable<Args<typeof figures.exportFigures>['query']>;

/** Saves a quiz's figures as a table. */
export const useFiguresFile = ({ id, title, ...query }: { id: string; title: string } & Query) =>
  useMutation({
    mutationFn: () =>
      collect((onPiece) => call(figures.exportFigures, { params: { id }, query }, { onPiece }), `${fileName(title)}-figures.csv`),
  });
