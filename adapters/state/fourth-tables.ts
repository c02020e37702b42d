import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** Adds when the spreadsheet last called, and in whose name. */
export async function fourthTables({ schema }: Kysely<Tables>, { text }: Engine): Promise<void> {
  await schema.alterTable('lease').addColumn('heard', text).execute();
  await schema.alterTable('lease').addColumn('caller', text).execute();
}
