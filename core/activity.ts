/** What happened in some days besides cells that were written. */
export interface Activity {
  /** Questions to people, and answers of people. */
  readonly asked: number;
  readonly answered: number;
  /** Messages by lane. */
  readonly sent: ReadonlyMap<string, number>;
  readonly failed: number;
  /** Of which nobody knows whether they were sent. */
  readonly unknown: number;
  /** Requests of people and programs that were refused. */
  readonly refused: number;
}
