import { type Args, figures } from '@flightline/backend/contract';
import { useMutation } from '@tanstack/react-query';

import { download, fileName } from '../../lib/use-download.ts';

/** Saves a course's class grid as a table. */
export const useClassFile = ({ id, title }: { id: string; title: string }) =>
  useMutation({
    mutationFn: () => download({ endpoint: figures.exportClass, args: { params: { id } }, name: `${fileName(title)}-class.csv` }),
  });

type Query = NonNullable<Args<typeof figures.exportFigures>['query']>;

/** Saves a quiz's figures as a table. */
export const useFiguresFile = ({ id, title, ...query }: { id: string; title: string } & Query) =>
  useMutation({
    mutationFn: () =>
      download({ endpoint: figures.exportFigures, args: { params: { id }, query }, name: `${fileName(title)}-figures.csv` }),
  });
