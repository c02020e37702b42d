import type { Actor } from './actor.ts';
import type { RecordId, TableKey } from './cell.ts';
import type { Reason } from './finding.ts';

/** Something that a person chose in a row to be done with it. Durable and unique by key: it is done once. */
export interface AskedVerb {
  readonly key: string;
  /** Its name in the registry of verbs. */
  readonly verb: string;
  readonly table: TableKey;
  readonly id: RecordId;
  /** Nobody's name is known of whoever types in most spreadsheets. */
  readonly actor: Actor;
  /** A print of what the person saw that it would do; where it would do anything else by now, it is not done. */
  readonly shown?: string;
}

/**
 * Carries a verb out, and answers what the row is to say of it. Called outside the lease, and again for the same verb where
 * a crash came between: what was done by then must not be done twice.
 */
export type CarryVerb = (asked: AskedVerb) => Promise<Reason>;
