import type { Services } from '#src/http/context.ts';
import type { ScopeRunner } from '#src/database/scope.ts';

/** What the factories build in. */
export type World = {
  services: Services;
  /** Where the API is served. */
  url: string;
  /** As the owner of the tables: the app itself may not make schools. */
  asOwner: ScopeRunner;
};
