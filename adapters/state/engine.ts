import type { Dialect, RawBuilder } from 'kysely';

/** The few things in which databases differ; everything else is written once. */
export interface Engine {
  readonly dialect: Dialect;
  /** The type of a column that numbers its own rows. */
  readonly serial: 'integer' | 'bigserial';
  /** What makes a table of two or three numbers be stored in the order of its key, where that must be said. */
  readonly clustered: RawBuilder<unknown> | null;
}
