/** What someone who keeps copies, or has work to do, wants to hear. */
export type ChangeListener = {
  /** Something of a school changed; the change is durable. */
  changed(tenantId: string, topics: ReadonlySet<string>): void;
  /** Changes may have passed unheard: anything of any school may be different. */
  missed(): void;
};

export type ChangeHub = ChangeListener & {
  /** Gives what ends the subscription. */
  subscribe(listener: Partial<ChangeListener>): () => void;
};

/** Hands committed changes to all who subscribed, in the order they did. */
export function createChangeHub(): ChangeHub {
  const listeners = new Set<Partial<ChangeListener>>();
  return {
    changed(tenantId, topics) {
      for (const listener of listeners) listener.changed?.(tenantId, topics);
    },
    missed() {
      for (const listener of listeners) listener.missed?.();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
