import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, Kysely, QueryResult } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/**
 * SQLite as Node brings it. `path` is a file, made with its folder when it is not there, or `:memory:`.
 *
 * One connection: Kysely's adapter lets one transaction have it at a time. Every commit reaches the disk, because a
 * number once given to a document must stay given when the power fails. What is overwritten is wiped, so that what was
 * forgotten is not left in the file. Throws `state.unreadable` for what is no database.
 */
export function sqlite(path: string): Engine {
  return {
    serial: 'integer',
    text: 'text',
    clustered: sql`without rowid`,
    skipLocked: false,
    counted: sql`select 1 from sqlite_master where type = 'table' and name = 'migration'`,
    alone: null,
    transaction: (db, { mode, clock }, work) =>
      db
        .transaction()
        .setAccessMode(mode === 'read' ? 'read only' : 'read write')
        .execute(async (on) => work(on, clock?.now() ?? (await timeOf(on)))),
    dialect: {
      createDriver: () => driver(path),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  };
}

async function timeOf(on: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select strftime('%Y-%m-%dT%H:%M:%fZ', 'now') as now`.execute(on);
  return rows[0]!.now;
}

const settings = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  pragma cache_size = -32768;
`;

/** How long another process may hold the file before a transaction gives up, in milliseconds. */
const patience = 30_000;

function driver(path: string): Driver {
  let database: DatabaseSync;
  let connection: DatabaseConnection;

  return {
    async init() {
      database = await whenFree(() => openFile(path));
      connection = connectionOf(database);
    },
    async acquireConnection() {
      return connection;
    },
    async releaseConnection() {},
    async beginTransaction(_, { accessMode }) {
      await whenFree(() => database.exec(accessMode === 'read only' ? 'begin' : 'begin immediate'));
    },
    async commitTransaction() {
      database.exec('commit');
    },
    async rollbackTransaction() {
      database.exec('rollback');
    },
    async destroy() {
      database.close();
    },
  };
}

function openFile(path: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    if (path !== ':memory:') makeFile(path);
    database = new DatabaseSync(path, { timeout: 100 });
    database.exec(settings);
    return database;
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) throw cause;
    throw new RowcallError('state.unreadable', `The file ${path} cannot be used.`, { path }, { cause });
  }
}

/** It holds what people wrote: nobody else on this computer may read it. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Waits for another process without holding up this one, which may have calls to answer meanwhile. */
async function whenFree<T>(act: () => T): Promise<T> {
  const began = performance.now();
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() - began > patience) throw error;
      await setTimeout(20);
    }
  }
}

/** SQLITE_BUSY and its extended codes. */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

/** Runs compiled queries, each statement prepared once and kept while it is in use. */
function connectionOf(database: DatabaseSync): DatabaseConnection {
  const prepare = preparing(database);
  return {
    async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, returns } = prepare(text);
      const given = parameters as SQLInputValue[];
      if (returns) return { rows: statement.all(...given) as R[] };
      const { changes } = statement.run(...given);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    streamQuery() {
      throw new Error('Nothing is streamed: queries are bounded');
    },
  };
}

interface Prepared {
  readonly statement: StatementSync;
  readonly returns: boolean;
}

function preparing(database: DatabaseSync): (text: string) => Prepared {
  const most = 400;
  const ready = new Map<string, Prepared>();
  return (text) => {
    let prepared = ready.get(text);
    ready.delete(text);
    if (prepared === undefined) {
      const statement = database.prepare(text);
      prepared = { statement, returns: statement.columns().length > 0 };
      const [oldest] = ready.keys();
      if (ready.size >= most && oldest !== undefined) ready.delete(oldest);
    }
    ready.set(text, prepared);
    return prepared;
  };
}
