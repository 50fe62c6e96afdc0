/** The only source of "now"; tests pass one they can move. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
