/** What people may choose in the action column, in the order of its list; what becomes of each is an action's business. */
export const verbNames = ['check', 'accept', 'decline', 'undo', 'join', 'not-duplicate'] as const;
export type VerbName = (typeof verbNames)[number];
