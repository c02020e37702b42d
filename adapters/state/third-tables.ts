import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** Adds the settings that were published. */
export async function thirdTables({ schema }: Kysely<Tables>, { text }: Engine): Promise<void> {
  await schema
    .createTable('settings')
    .addColumn('workspace', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('person', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('back', 'integer')
    .addPrimaryKeyConstraint('settings_key', ['workspace', 'version'])
    .execute();
}
