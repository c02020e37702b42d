import { dict } from '../../../core/cell.ts';
import { derivedId } from '../../../core/id.ts';
import type { Model } from '../../../core/model.ts';
import type { Planned } from '../../../core/plan.ts';
import type { Store } from '../../../core/store.ts';
import type { Desk } from '../calling/desk.ts';
import { examine } from '../examining/examination.ts';
import { recallNothing } from '../keeping/recall.ts';

/** Rows of which other settings say something else, in the order of the spreadsheet. */
export async function rowsJudgedOtherwise(
  desk: Desk,
  store: Store,
  before: Model,
  after: Model,
): Promise<readonly Planned[]> {
  const snapshot = await store.read(
    [...before.tables.keys()].map((table) => ({ table })),
    null,
  );
  const same: Store = { ...store, read: async () => snapshot };
  const judged = async (model: Model) => {
    let count = 0;
    const ids = { fresh: () => derivedId(`judged/${count++}`) };
    return (await examine({ ...desk, ids, progress: () => {} }, model, same, recallNothing)).records;
  };
  const was = await judged(before);
  const is = await judged(after);
  return is.filter((planned, at) => verdictOf(before, was[at]!) !== verdictOf(after, planned));
}

/** What is wrong in a row and what would be written there, but for Rowcall's own words about it. */
function verdictOf(model: Model, { row, findings, patch }: Planned): string {
  const table = model.tables.get(row.table)!;
  const set = dict<unknown>();
  for (const field in patch?.set) if (table.byKey.get(field)?.owner !== 'rowcall') set[field] = patch?.set[field];
  return JSON.stringify([findings.map(({ code, field, suggestions }) => [code, field, suggestions]), set]);
}
