import type { SetUp } from '../../../../core/store.ts';
import { noRoom, shielded, unproven } from '../faults.ts';
import { isForeign } from '../header.ts';
import { maxColumns } from '../limits.ts';
import type { Reading } from '../read-workbook.ts';
import { openAgain } from '../xlsx.ts';
import { growList, growSheet } from './grow.ts';
import { columnsFound, isRoomFor, type NewColumn, newColumns } from './new-columns.ts';
import { openTargets } from './open-targets.ts';
import { openStyles, openWritable, type WritablePackage } from './open-writable.ts';
import { patchColumns } from './patch-columns.ts';
import { type CellEdit, patchRows } from './patch-rows.ts';
import { patchCalculation } from './patch-workbook.ts';
import { type PartChanges, partChanges, rebuild } from './rebuild.ts';
import type { Rewritten } from './rewritten.ts';
import type { SheetTarget } from './sheet-target.ts';
import { stretchAreas } from './stretch-areas.ts';

interface SetUpTable {
  readonly target: SheetTarget;
  readonly columns: readonly NewColumn[];
}

/**
 * Adds the columns that tables lack, the id column last and hidden: directly right of the last headed one, inside the
 * table or filter where there is one, headed in the same style. Throws `RowcallError` where there is no room, where the
 * sheet is protected, and where the workbook cannot be written at all.
 */
export async function setUpXlsx(
  bytes: Uint8Array,
  { tables, zone, platform }: Reading,
  setUps: readonly SetUp[],
): Promise<Rewritten> {
  const opened = await openWritable(bytes, platform, zone);
  const { book } = await openStyles(opened);
  const open = openTargets(opened, tables, book);
  const changes = partChanges();
  const done: SetUpTable[] = [];
  for (const [key, wishes] of Map.groupBy(setUps, ({ table }) => table)) {
    const target = await open(key);
    if (target === null) continue;
    const columns = newColumns(
      target,
      wishes.flatMap((wish) => wish.columns),
    );
    if (columns.length === 0) continue;
    checkRoom(target, columns);
    await addColumns(opened, target, columns, changes);
    done.push({ target, columns });
  }

  const outcomes = new Map<string, never>();
  if (changes.isEmpty()) return { bytes: null, outcomes, prove: async () => {} };
  changes.add(opened.parts.part, opened.workbook, patchCalculation(opened.workbook));
  const rebuilt = await rebuild(opened, changes, platform);
  return {
    bytes: rebuilt.bytes,
    outcomes,
    async prove(readBack) {
      const again = await openAgain(await rebuilt.prove(readBack), zone, done[0]?.target.sheet);
      for (const { target, columns } of done) {
        const { tab } = await again.openSheet(target.sheet.entry);
        if (!columnsFound(tab, target.table, columns))
          throw unproven(`The new columns of ${target.table.title} were not found again.`);
      }
    },
  };
}

function checkRoom({ sheet, header, table, last, guards }: SheetTarget, columns: readonly NewColumn[]): void {
  if (guards.isProtected) throw shielded(`The sheet ${sheet.entry.title} is protected.`);
  const none = () => noRoom(`There is no room for new columns right of ${table.title}.`);
  if (columns.at(-1)!.column > maxColumns) throw none();
  for (const { column } of columns) {
    if (guards.isInMerge(header.row, column)) throw none();
    if (isForeign(column, header.row, header.table, sheet.tab.regions)) throw none();
  }
  if (!isRoomFor(sheet.tab, columns, header.row, Math.max(last, header.table?.area.bottom ?? 0))) throw none();
}

async function addColumns(
  opened: WritablePackage,
  target: SheetTarget,
  columns: readonly NewColumn[],
  changes: PartChanges,
): Promise<void> {
  const {
    sheet,
    header,
    rows,
    span: [left, right],
    last,
  } = target;
  const styleBeside = (number: number): number => {
    const row = rows.row(number);
    return (row ? rows.cells(row).find(({ column }) => column === right)?.style : undefined) ?? 0;
  };
  const headers = columns.map(({ column, header: text }) => ({
    column,
    style: styleBeside(header.row),
    content: { is: 'text' as const, text },
  }));
  const edits = new Map([[header.row, headers as readonly CellEdit[]]]);
  const totals = header.table && header.table.totals > 0 ? header.table.area.bottom : null;
  if (totals !== null) {
    const style = styleBeside(totals);
    edits.set(
      totals,
      columns.map(({ column }) => ({ column, style, content: { is: 'empty' } })),
    );
  }
  const reach = { right: columns.at(-1)!.column, bottom: 0 };
  changes.add(sheet.entry.part, sheet.xml, patchRows(sheet.xml.bytes, rows, edits));
  changes.add(sheet.entry.part, sheet.xml, patchColumns(sheet, columns));
  const list = { left, top: header.row, bottom: Math.max(last, header.row + 1, header.table?.area.bottom ?? 0) };
  changes.add(sheet.entry.part, sheet.xml, stretchAreas(sheet, list, right, reach.right));
  growSheet(target, reach, changes);
  await growList(
    opened,
    target,
    reach,
    columns.map(({ header: text }) => text),
    changes,
  );
}
