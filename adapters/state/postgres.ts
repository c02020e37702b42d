import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Engine, Terms } from './engine.ts';
import { postgresDriver } from './postgres-driver.ts';
import { isContended, isUnreachable } from './postgres-failures.ts';
import type { Tables } from './schema.ts';

type Work<T> = (on: Kysely<Tables>, now: Instant) => Promise<T>;

/**
 * PostgreSQL 14 or later at that URL, with at most so many connections at once. Nothing is connected before it is used.
 *
 * Everything that a transaction needs is said in it (`set local`), and no statement has a name: so it may stand behind
 * PgBouncer, which hands the same connection to another client after each transaction. The beginning, its limits and the
 * database's time are one round trip.
 */
export function postgres(url: string, connections: number): Engine {
  return {
    serial: 'bigserial',
    text: sql`text collate "C"`,
    clustered: null,
    skipLocked: true,
    counted: sql`select 1 where to_regclass('migration') is not null`,
    alone: sql`select pg_advisory_xact_lock(${migrationLock})`,
    transaction,
    dialect: {
      createDriver: () => postgresDriver(url, connections),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  };
}

/** Any number that nobody else locks: "rowcall" in its first letters. */
const migrationLock = 0x726f7763;

/** How long one statement may take, and how long the database waits for the next one, in milliseconds. */
const patience = 30_000;

const limits = `
  set local statement_timeout = ${patience};
  set local idle_in_transaction_session_timeout = ${patience};
  select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;

/** What is read is seen at one moment; what is written is guarded by the rows it locks. */
const beginning = {
  read: sql<{ now: Instant }>`begin isolation level repeatable read read only; ${sql.raw(limits)}`,
  write: sql<{ now: Instant }>`begin isolation level read committed; ${sql.raw(limits)}`,
};

/** How often a transaction is tried that the database took back in favour of another. */
const mostTries = 5;

async function transaction<T>(db: Kysely<Tables>, terms: Terms, work: Work<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await db.connection().execute((on) => once(on, terms, work));
    } catch (error) {
      if (!isContended(error)) throw error;
      if (tried === mostTries) throw new RowcallError('state.unreachable', 'The database is too busy now.');
      await setTimeout(10 * 2 ** tried);
    }
  }
}

async function once<T>(on: Kysely<Tables>, { mode, clock }: Terms, work: Work<T>): Promise<T> {
  const { rows } = await beginning[mode].execute(on);
  try {
    const done = await work(on, clock?.now() ?? rows[0]!.now);
    await sql`commit`.execute(on);
    return done;
  } catch (error) {
    // A connection that is lost takes its transaction with it.
    if (!isUnreachable(error)) await sql`rollback`.execute(on);
    throw error;
  }
}
