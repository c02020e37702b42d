import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Adds which rows hold no id yet, and the way to what a ledger got in some days. */
export async function fifthTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .alterTable('record')
    .addColumn('bare', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('ledger_by_ledger_at').on('ledger').columns(['workspace', 'ledger', 'at', 'seq']).execute();
}
