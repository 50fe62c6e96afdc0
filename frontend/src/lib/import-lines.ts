import { bank } from '@flightline/backend/contract';

import { NetworkError } from './api-error.ts';

/** Reads the answer to an import as its pieces come in, each line once it is whole. Without a last line it broke off. */
export function importLines(onProgress: (progress: bank.ImportProgress) => void = () => undefined) {
  const decoder = new TextDecoder();
  let begun = '';
  let result: bank.ImportResult | undefined;

  const read = (line: string) => {
    const told = bank.importLine.parse(JSON.parse(line));
    onProgress(told);
    if ('done' in told) result = told;
  };
  return {
    take: (piece: Uint8Array): void => {
      const lines = (begun + decoder.decode(piece, { stream: true })).split('\n');
      begun = lines.pop() ?? '';
      lines.filter(Boolean).forEach(read);
    },
    result: (): bank.ImportResult => {
      if (!result) throw new NetworkError(new Error('The answer broke off'));
      return result;
    },
  };
}
