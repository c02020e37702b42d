/** A fault in a condition: what, and at which offset of its text. */
export interface ConditionIssue {
  readonly message: string;
  readonly at: number;
  /** The offending word, for "did you mean". */
  readonly word?: string;
  readonly known?: readonly string[];
}
