import { derivedId, type Ids } from '../../../core/id.ts';
import { licenceOf } from '../../../core/licence.ts';
import type { Planned } from '../../../core/plan.ts';
import { recordKey } from '../../../core/record.ts';
import type { SetUp } from '../../../core/store.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { ExaminedTable } from '../examining/examination.ts';
import { examine } from '../examining/examination.ts';
import type { Asked } from '../examining/open-book.ts';
import { whereabouts } from '../examining/open-book.ts';
import { missingColumns } from '../keeping/missing-columns.ts';
import { recallNothing } from '../keeping/recall.ts';
import { type WantedChange, wantedChanges } from '../keeping/wanted-changes.ts';
import { withKept } from '../keeping/with-kept.ts';
import { withAllLists } from '../listing/with-lists.ts';

/** One cell that settings want otherwise, and the record it stands in. */
export interface WantedCell {
  readonly change: WantedChange;
  readonly planned: Planned;
}

/** What settings say of every row, as if each were seen for the first time. */
export interface Judged {
  readonly tables: readonly ExaminedTable[];
  /** By record and field. */
  readonly wanted: ReadonlyMap<string, WantedCell>;
  /** Columns of Rowcall's own that are not there yet. */
  readonly missing: readonly SetUp[];
}

/** Reads every row and judges it by these settings. Writes nothing. Throws `book.…` and `vendor.…`. */
export async function judge(desk: Desk, asked: Asked, settings: Loaded): Promise<Judged> {
  const book = whereabouts(desk, asked, settings);
  const { model } = await withAllLists(desk, book, await withKept(desk, book, settings));
  const licence = licenceOf(model, 'suggest', false);
  const store = await desk.openBook(book, { tables: model.tables, zone: model.locale.zone });
  try {
    const { tables, records } = await examine({ ...desk, ids: idsInTurn() }, model, store, recallNothing);
    const wanted = new Map<string, WantedCell>();
    for (const planned of records)
      for (const change of wantedChanges(model, planned, licence, store.capabilities))
        wanted.set(`${recordKey(planned.row.table, planned.row.id)}/${change.field.key}`, { change, planned });
    return { tables, wanted, missing: await missingColumns(model, store, licence) };
  } finally {
    await store.close();
  }
}

/** Rows without an id get the same one whenever the same rows are read, so that two judgements can be compared. */
function idsInTurn(): Ids {
  let count = 0;
  return { fresh: () => derivedId(`judged/${count++}`) };
}
