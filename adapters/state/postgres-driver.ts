import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { QueryResult as PgResult, Pool, PoolClient, QueryArrayResult } from 'pg';
import { failureOf, isUnreachable } from './postgres-failures.ts';

/** The type of `bigint` columns and counts: whole numbers below 2^53 here, always. */
const int8 = 20;

/** How long a statement may stay without an answer, in milliseconds: longer than the database itself allows it. */
const patience = 45_000;

interface Connection extends DatabaseConnection {
  release(): void;
}

/**
 * Kysely's way to a pool of `pg`, whose own one answers nothing to several statements in one round trip. The package is
 * loaded with the first connection. Errors come as `failureOf` says them; a connection that was lost is not used again.
 */
export function postgresDriver(url: string, connections: number): Driver {
  let pool: Pool;
  return {
    async init() {
      const { default: pg } = await import('pg');
      pool = new pg.Pool({
        connectionString: addressOf(url),
        application_name: 'rowcall',
        max: connections,
        connectionTimeoutMillis: 15_000,
        idleTimeoutMillis: 10_000,
        query_timeout: patience,
        keepAlive: true,
        allowExitOnIdle: true,
        types: {
          getTypeParser: (type, format) =>
            type === int8 ? Number : (pg.types.getTypeParser(type, format) as (value: string) => unknown),
        },
      });
      // One that ends while nobody uses it is replaced by the next; one in use fails its query.
      pool.on('error', ignored);
      pool.on('connect', (client) => client.on('error', ignored));
    },
    async acquireConnection() {
      try {
        return connectionOf(await pool.connect());
      } catch (error) {
        throw failureOf(error);
      }
    },
    async releaseConnection(connection) {
      (connection as Connection).release();
    },
    // Transactions are begun and ended by `postgres.ts`, which says more than this.
    beginTransaction: never,
    commitTransaction: never,
    rollbackTransaction: never,
    async destroy() {
      await pool.end();
    },
  };
}

/** `sslmode` is meant as PostgreSQL itself means it: `require` encrypts, `verify-full` also looks at the certificate. */
function addressOf(url: string): string {
  if (/[?&](?:uselibpqcompat=|sslmode=no-verify)/.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}uselibpqcompat=true`;
}

function connectionOf(client: PoolClient): Connection {
  let lost = false;
  return {
    async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      try {
        const { rows, rowCount } = lastOf(await client.query<R & object>(text, parameters.map(storable)));
        return { rows: rows as R[], ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) };
      } catch (error) {
        const failure = failureOf(error);
        lost ||= isUnreachable(failure);
        throw failure;
      }
    },
    streamQuery() {
      throw new Error('Nothing is streamed: queries are bounded');
    },
    release() {
      client.release(lost);
    },
  };
}

/** Several statements in one are answered by a list, whatever the types say. */
function lastOf<R extends object>(result: PgResult<R> | PgResult<R>[] | QueryArrayResult): PgResult<R> {
  return (Array.isArray(result) ? result.at(-1) : result) as PgResult<R>;
}

/** PostgreSQL's text has no NUL: it stands there as the sign for what cannot be read, as half a surrogate pair does. */
function storable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

function ignored(): void {}

async function never(): Promise<never> {
  throw new Error('Transactions go through the engine');
}
