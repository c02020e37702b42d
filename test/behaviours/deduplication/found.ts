import { type BulkOptions, type Found, findDuplicates } from '../../../adapters/behaviours/deduplication/bulk.ts';
import type { Crew } from '../../../adapters/behaviours/deduplication/crew.ts';
import { type Lexicon, lexiconOf } from '../../../adapters/behaviours/deduplication/lexicon.ts';
import type { RoleColumn } from '../../../adapters/behaviours/deduplication/roles.ts';
import { languages } from '../../../adapters/languages/index.ts';
import type { Row } from '../../../bench/duplicates/people.ts';
import { tableOf } from '../../../bench/duplicates/tables.ts';

/** What all languages know. */
export const lexicon: Lexicon = lexiconOf(languages);

/** Looks through a list of rows. */
export async function find(
  rows: readonly Row[],
  columns: readonly RoleColumn[],
  options: BulkOptions = {},
  crew?: Crew,
): Promise<Found> {
  return await findDuplicates(columns, [tableOf(rows, columns)], lexicon, options, crew);
}

/** Groups as sets of ids, in an order of their own. */
export function idsOf(groups: readonly (readonly number[])[], rows: readonly Row[]): readonly string[] {
  return groups.map((group) => [...group.map((row) => rows[row]!['id']!)].sort().join(' ')).sort();
}
