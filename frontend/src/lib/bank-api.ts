import { type Args, bank } from '@flightline/backend/contract';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { given } from './given.ts';
import { LEARNING, refreshLearning } from './learning-api.ts';
import { importLines } from './import-lines.ts';

const firstPage = (): string | null => null;

export type BankFilter = Omit<NonNullable<Args<typeof bank.listQuestions>['query']>, 'cursor' | 'limit'>;

/** Questions of the bank that a filter finds, newest first, page after page. */
export const useBankQuestions = (filter: BankFilter, limit = 50) =>
  useInfiniteQuery({
    queryKey: [LEARNING, 'bank', 'questions', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      call(bank.listQuestions, { query: { ...filter, limit, ...given({ cursor: pageParam ?? undefined }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** Every tag with how many questions have it, in order of the alphabet. */
export const useBankTags = () =>
  useQuery({
    queryKey: [LEARNING, 'bank', 'tags'],
    queryFn: async ({ signal }) => (await call(bank.listTags, {}, { signal })).items,
  });

/** After a change all of learning is fetched anew: a quiz says how many questions there are to draw. */
function useBankChange<V, R>(change: (variables: V) => Promise<R>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => void refreshLearning(queryClient) });
}

type NewQuestion = Args<typeof bank.createQuestion>['body'];
type Seen = Pick<bank.BankQuestion, 'id' | 'version'>;

/** Puts a question into the bank, or changes the one that was seen. */
export const useSaveBankQuestion = () =>
  useBankChange(({ seen, ...body }: NewQuestion & { seen?: Seen | undefined }) =>
    seen ? call(bank.updateQuestion, { params: { id: seen.id }, body }, { ifMatch: seen.version }) : call(bank.createQuestion, { body }),
  );

/** Archives a question. */
export const useArchiveBankQuestion = () =>
  useBankChange(({ id, version }: Seen) => call(bank.archiveQuestion, { params: { id } }, { ifMatch: version }));

/** Brings a question back from the archive. */
export const useRestoreBankQuestion = () =>
  useBankChange(({ id }: Pick<Seen, 'id'>) => call(bank.updateQuestion, { params: { id }, body: { archived: false } }));

/** Copies the questions of a quiz into the bank. */
export const useCopyToBank = () => useBankChange((body: Args<typeof bank.copyFromLesson>['body']) => call(bank.copyFromLesson, { body }));

type Import = {
  text: Blob | string;
  format: NonNullable<NonNullable<Args<typeof bank.importQuestions>['query']>['format']>;
  tags: readonly string[];
  onProgress?: (progress: bank.ImportProgress) => void;
  signal?: AbortSignal;
};

/** Puts a file of questions into the bank and tells how far it is; what comes of it is the last that is told. */
export const useImportToBank = () =>
  useBankChange(async ({ text, format, tags, onProgress, signal }: Import): Promise<bank.ImportResult> => {
    const lines = importLines(onProgress);
    const query = { format, ...(tags.length > 0 && { tags: tags.join(',') }) };
    await call(bank.importQuestions, { query }, { text, onPiece: lines.take, signal });
    return lines.result();
  });
