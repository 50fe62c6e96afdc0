import { SQL_STATE, sqlStateOf } from '#src/database/sql-state.ts';
import { problem } from '#src/http/app-error.ts';

/** Does a write; where the school has something of that name already, throws NAME_TAKEN. */
export async function naming<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) === SQL_STATE.uniqueViolation) throw problem('NAME_TAKEN', `The school already has “${name}”.`);
    throw error;
  }
}
