import type { Dialect, Kysely, RawBuilder } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import type { Clock } from '../../core/clock.ts';
import type { Tables } from './schema.ts';

/** What one transaction is for, and the clock that it goes by: the database's own where none is given. */
export interface Terms {
  readonly mode: 'read' | 'write';
  readonly clock: Clock | null;
}

/** The few things in which databases differ; everything else is written once. */
export interface Engine {
  readonly dialect: Dialect;
  /** The type of a column that numbers its own rows. */
  readonly serial: 'integer' | 'bigserial';
  /** The type of a text column: compared byte by byte, whatever the language of the database. */
  readonly text: 'text' | RawBuilder<unknown>;
  /** What makes a table of two or three numbers be stored in the order of its key, where that must be said. */
  readonly clustered: RawBuilder<unknown> | null;
  /**
   * Several transactions write at once here: rows that are read in order to be changed must be locked (`for update`), and
   * a claim leaves out those that another one has locked (`skip locked`). `false`: there is one writer, and no such words.
   */
  readonly skipLocked: boolean;
  /** Answers a row once migrations are counted in this database. */
  readonly counted: RawBuilder<unknown>;
  /** Waits until no other process changes the tables; `null` where a transaction that writes is alone in any case. */
  readonly alone: RawBuilder<unknown> | null;
  /**
   * Does work in one transaction, `now` being the moment at which it began. It may be done anew where the database asks for
   * that, so it must leave nothing behind but rows. A transaction that reads sees one moment.
   */
  transaction<T>(db: Kysely<Tables>, terms: Terms, work: (on: Kysely<Tables>, now: Instant) => Promise<T>): Promise<T>;
}
