import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Engine } from './engine.ts';
import { fifthTables } from './fifth-tables.ts';
import { firstTables } from './first-tables.ts';
import { fourthTables } from './fourth-tables.ts';
import type { Tables } from './schema.ts';
import { secondTables } from './second-tables.ts';
import { thirdTables } from './third-tables.ts';

type Migration = (db: Kysely<Tables>, engine: Engine, now: Instant) => Promise<void>;

/** In order, forward only. One that has been published is never changed: the next one mends it. */
const migrations: readonly Migration[] = [firstTables, secondTables, thirdTables, fourthTables, fifthTables];

/**
 * Brings a database of any earlier version, or an empty one, to this version in one transaction. Two processes may do so at
 * once. One that is of this version is only read. Throws `state.newer` for a database of a later version.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, clock: Clock | null): Promise<void> {
  const { rows } = await engine.counted.execute(db);
  if (rows.length > 0 && (await versionOf(db)) === migrations.length) return;

  await engine.transaction(db, { mode: 'write', clock }, async (on, now) => {
    await engine.alone?.execute(on);
    await on.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('at', engine.text, (column) => column.notNull())
      .execute();
    // Asked inside: another process may have gone some of the steps meanwhile.
    const done = await versionOf(on);
    for (const [step, migration] of migrations.entries()) {
      if (step < done) continue;
      await migration(on, engine, now);
      await on
        .insertInto('migration')
        .values({ version: step + 1, at: now })
        .execute();
    }
  });
}

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { version } = await db
    .selectFrom('migration')
    .select(sql<number>`coalesce(max(version), 0)`.as('version'))
    .executeTakeFirstOrThrow();
  if (version > migrations.length)
    throw new RowcallError('state.newer', 'A newer Rowcall has worked with this spreadsheet.', { version });
  return version;
}
