/** Where a fault stands: at a value or key by its path, inside a text at that path, or at an offset of the file. */
export type Spot =
  | { readonly path: readonly PropertyKey[]; readonly of?: 'key' | 'value'; readonly at?: number }
  | { readonly offset: number };

/** Something wrong with the settings, before it is known on which line it stands. */
export interface Fault {
  readonly message: string;
  readonly spot: Spot;
  /** The offending word, for "did you mean". */
  readonly word?: string;
  /** What could stand there instead. */
  readonly known?: readonly string[];
}

/** Something wrong with the settings, for people: what, where, and what was probably meant. Lines and columns from 1. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly word?: string;
  readonly suggestion?: string;
}
