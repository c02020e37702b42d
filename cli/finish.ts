/** Tells how a command ended: 0 well · 1 something is to be fixed · 2 misuse or an input that cannot be read. */
export type Finish = (code: number) => void;
