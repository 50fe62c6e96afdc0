/** Who acts in the audit log before anyone has proved who they are. */
export const NOT_SIGNED_IN = { userId: null, name: 'Not signed in' } as const;
