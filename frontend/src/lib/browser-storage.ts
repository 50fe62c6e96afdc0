const key = (name: string) => `flightline.${name}`;

/** Storage may be closed to us (private windows, policies) or full: then nothing is remembered, and nothing breaks. */
const quietly = <T>(task: () => T): T | null => {
  try {
    return task();
  } catch {
    return null;
  }
};

const over = (storage: () => Storage) => ({
  read: (name: string): string | null => quietly(() => storage().getItem(key(name))),
  write: (name: string, value: string): void => void quietly(() => storage().setItem(key(name), value)),
  remove: (name: string): void => void quietly(() => storage().removeItem(key(name))),
});

/** Small things this browser remembers. Never a token. */
export const browserStorage = over(() => localStorage);

/** Small things this tab remembers until it is closed, such as a draft. */
export const tabStorage = over(() => sessionStorage);
