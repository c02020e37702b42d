import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Engine } from './engine.ts';
import { firstTables } from './first-tables.ts';
import type { Tables } from './schema.ts';
import { secondTables } from './second-tables.ts';

type Migration = (db: Kysely<Tables>, engine: Engine, now: Instant) => Promise<void>;

/** In order, forward only. One that has been published is never changed: the next one mends it. */
const migrations: readonly Migration[] = [firstTables, secondTables];

/**
 * Brings a database of any earlier version, or an empty one, to this version: each step and its number in one
 * transaction. Two processes may do so at once. Throws `state.newer` for a database of a later version.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, now: Instant): Promise<void> {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();

  while (await isBehind(db))
    await db.transaction().execute(async (step) => {
      // Asked again inside: another process may have done this step meanwhile.
      const version = await versionOf(step);
      const migration = migrations[version];
      if (migration === undefined) return;
      await migration(step, engine, now);
      await step
        .insertInto('migration')
        .values({ version: version + 1, at: now })
        .execute();
    });
}

async function isBehind(db: Kysely<Tables>): Promise<boolean> {
  const version = await versionOf(db);
  if (version > migrations.length)
    throw new RowcallError('state.newer', 'A newer Rowcall has worked with this spreadsheet.', { version });
  return version < migrations.length;
}

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { version } = await db
    .selectFrom('migration')
    .select(sql<number>`coalesce(max(version), 0)`.as('version'))
    .executeTakeFirstOrThrow();
  return Number(version);
}
