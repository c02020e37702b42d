import type { Kysely } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** Adds what the first tables did not hold; what stands in them is taken to have come to its end now. */
export async function secondTables(db: Kysely<Tables>, { text }: Engine, now: Instant): Promise<void> {
  const { schema } = db;
  await schema.alterTable('lease').addColumn('identity', text).execute();

  await schema
    .alterTable('record')
    .addColumn('reverted', text, (column) => column.notNull().defaultTo('[]'))
    .execute();
  await schema.alterTable('record').addColumn('adopted', text).execute();
  await index(db, 'record', ['gone', 'table', 'model', 'id']);

  await schema
    .alterTable('wake')
    .addColumn('first', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();

  await schema
    .alterTable('outbox')
    .addColumn('since', text, (column) => column.notNull().defaultTo(''))
    .execute();
  await db.updateTable('outbox').set({ since: now }).execute();
  await schema
    .alterTable('outbox')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('outbox').addColumn('rest', text).execute();
  await index(db, 'outbox', ['state', 'since', 'seq']);
  await index(db, 'outbox', ['state', 'lane']);
  await index(db, 'outbox', ['lane', 'rest']);

  await schema.alterTable('question').addColumn('answered', text).execute();
  await db.updateTable('question').set({ answered: now }).where('answer', 'is not', null).execute();
  await index(db, 'question', ['kind', 'answered', 'key']);

  await index(db, 'inbox', ['answered', 'n']);
  await index(db, 'journal', ['phase', 'at', 'seq']);
}

/** An index within the workspace. */
async function index({ schema }: Kysely<Tables>, table: keyof Tables, columns: readonly string[]): Promise<void> {
  await schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(['workspace', ...columns])
    .execute();
}
