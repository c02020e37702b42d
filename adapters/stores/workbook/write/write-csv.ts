import type { TableKey } from '../../../../core/cell.ts';
import type { Patches } from '../../../../core/patch.ts';
import type { Outcome, SetUp } from '../../../../core/store.ts';
import { decideWrites } from '../../binding/decide-writes.ts';
import { refuseAll, wantedBy, writesByTable } from '../../binding/table-writes.ts';
import { bindTabs } from '../bind-tabs.ts';
import type { BookFile } from '../book.ts';
import { csvTab, openCsv } from '../csv.ts';
import { type CsvText, readCsvText } from '../csv-text.ts';
import { noRoom, unproven, unwritable } from '../faults.ts';
import type { Reading } from '../read-workbook.ts';
import { type Encoder, encoderFor } from './csv-encoding.ts';
import type { FieldEdit } from './csv-rows.ts';
import { openCsvTarget } from './csv-target.ts';
import { columnsFound, isRoomFor, newColumns } from './new-columns.ts';
import { type ChangedRow, proveRows } from './prove-rows.ts';
import type { Rewritten, Unmoved } from './rewritten.ts';
import { type Splice, splicedText } from './splice.ts';

type Edits = ReadonlyMap<number, readonly FieldEdit[]>;

/**
 * Writes what still holds into a CSV file: only the fields that are meant change, byte for byte; delimiter, quotes, line
 * ends, byte order mark and encoding stay. Throws `RowcallError` when the file cannot be written at all.
 */
export async function writeCsv(file: BookFile, reading: Reading, part: Patches, unmoved: Unmoved): Promise<Rewritten> {
  const { csv, encoder } = openWritableCsv(file);
  const owner = ownerOf(file, reading);
  const outcomes = new Map<string, Outcome>();
  let splices: readonly Splice[] = [];
  const proofs: ((again: CsvText) => void)[] = [];
  for (const writes of writesByTable(part)) {
    const table = writes.table === owner ? reading.tables.get(owner) : undefined;
    const target = table && openCsvTarget(csv, encoder, table, wantedBy(writes), unmoved(writes.table));
    const decided = target ? decideWrites(target.standing, writes) : null;
    for (const [key, outcome] of decided?.outcomes ?? refuseAll(writes, 'table.missing')) outcomes.set(key, outcome);
    if (!target || !decided) continue;
    const edits: Edits = new Map(decided.changes.map((change) => [change.row, target.edits(change)]));
    splices = target.rows.patch(edits);
    const rows = decided.changes.map((change): ChangedRow => ({ change, before: target.recordAt(change.row) }));
    proofs.push((again) => proveRows(csvTab(again, file.title), target.table, rows));
  }
  return rewritten({ csv, encoder }, splices, outcomes, proofs);
}

/** Adds the columns that the table of a CSV file lacks. Throws `book.no-room` where something stands right of it. */
export async function setUpCsv(file: BookFile, reading: Reading, setUps: readonly SetUp[]): Promise<Rewritten> {
  const { csv, encoder } = openWritableCsv(file);
  const owner = ownerOf(file, reading);
  const own = setUps.filter(({ table }) => table === owner);
  const table = own.length === 0 || owner === undefined ? undefined : reading.tables.get(owner);
  const target = table && openCsvTarget(csv, encoder, table, { ids: new Set(), places: new Set() }, false);
  if (!target) return rewritten({ csv, encoder }, [], new Map(), []);
  const columns = newColumns(
    target,
    own.flatMap((wish) => wish.columns),
  );
  const { header, last, rows } = target;
  if (!isRoomFor(csvTab(csv, file.title), columns, header.row, last))
    throw noRoom(`There is no room for new columns right of ${target.table.title}.`);
  const fields = columns.map(({ column, header: text }) => ({ column, text }));
  const splices = fields.length === 0 ? [] : rows.patch(new Map([[header.row, fields]]));
  return rewritten({ csv, encoder }, splices, new Map(), [
    (again) => {
      if (!columnsFound(csvTab(again, file.title), target.table, columns))
        throw unproven(`The new columns of ${target.table.title} were not found again.`);
    },
  ]);
}

interface WritableCsv {
  readonly csv: CsvText;
  readonly encoder: Encoder;
}

/** Throws `book.unwritable` for a file whose text, written again, would not be the same bytes. */
function openWritableCsv({ bytes, title }: BookFile): WritableCsv {
  const csv = readCsvText(bytes);
  const encoder = encoderFor(csv.encoding);
  if (Buffer.compare(encoder.encode(csv.text), bytes) !== 0)
    throw unwritable(`${title} holds bytes that are no text in ${csv.encoding}.`);
  return { csv, encoder };
}

/** The one table that the file is bound to. */
function ownerOf(file: BookFile, { tables }: Reading): TableKey | undefined {
  const [owner] = bindTabs(openCsv(file.bytes, file.title), tables).keys();
  return owner;
}

function rewritten(
  { csv, encoder }: WritableCsv,
  splices: readonly Splice[],
  outcomes: Rewritten['outcomes'],
  proofs: readonly ((again: CsvText) => void)[],
): Rewritten {
  const text = splicedText(csv.text, splices);
  if (text === csv.text) return { bytes: null, outcomes, prove: async () => {} };
  const bytes = encoder.encode(text);
  const isSame = (again: CsvText) => again.text === text && again.delimiter === csv.delimiter;
  if (!isSame(readCsvText(bytes)))
    throw unwritable('The file would be read in another way: it is too small to tell how.');
  return {
    bytes,
    outcomes,
    async prove(readBack) {
      const again = readCsvText(readBack);
      if (!isSame(again)) throw unproven('The new file did not read back as it was written.');
      for (const prove of proofs) prove(again);
    },
  };
}
