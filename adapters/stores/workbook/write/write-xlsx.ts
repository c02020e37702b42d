import type { Patches } from '../../../../core/patch.ts';
import type { Outcome } from '../../../../core/store.ts';
import { decideWrites, type RowChange } from '../../binding/decide-writes.ts';
import { refuseAll, wantedBy, writesByTable } from '../../binding/table-writes.ts';
import type { Reading } from '../read-workbook.ts';
import { openAgain } from '../xlsx.ts';
import { growList, growSheet } from './grow.ts';
import { openTargets } from './open-targets.ts';
import { openStyles, openWritable, type WritablePackage } from './open-writable.ts';
import { type CellEdit, patchRows } from './patch-rows.ts';
import { patchCalculation } from './patch-workbook.ts';
import { type ChangedRow, proveRows } from './prove-rows.ts';
import { type PartChanges, partChanges, rebuild } from './rebuild.ts';
import type { Rewritten, Unmoved } from './rewritten.ts';
import type { SheetTarget } from './sheet-target.ts';

/** One table with what is written into it. */
interface Written {
  readonly target: SheetTarget;
  readonly rows: readonly ChangedRow[];
}

/**
 * Writes what still holds into a workbook: the cells that are meant, and of everything else only what must follow, the
 * range of a list that grew and the order to calculate anew. Throws `RowcallError` when the workbook cannot be written
 * at all.
 */
export async function writeXlsx(
  bytes: Uint8Array,
  { tables, zone, platform }: Reading,
  part: Patches,
  unmoved: Unmoved,
): Promise<Rewritten> {
  const opened = await openWritable(bytes, platform, zone);
  const outcomes = new Map<string, Outcome>();
  const changes = partChanges();
  const written: Written[] = [];
  const styles = await openStyles(opened);
  const open = openTargets(opened, tables, styles.book);

  for (const writes of writesByTable(part)) {
    const target = await open(writes.table, wantedBy(writes), unmoved(writes.table));
    const decided = target ? decideWrites(target.standing, writes) : null;
    for (const [key, outcome] of decided?.outcomes ?? refuseAll(writes, 'table.missing')) outcomes.set(key, outcome);
    if (!target || !decided) continue;
    await writeTarget(opened, target, decided.changes, changes);
    written.push({
      target,
      rows: decided.changes.map((change) => ({ change, before: target.recordAt(change.row) })),
    });
  }

  const none = { bytes: null, outcomes, prove: async () => {} };
  if (changes.isEmpty()) return none;
  if (styles.xml && styles.part) changes.add(styles.part, styles.xml, styles.book.splices());
  changes.add(opened.parts.part, opened.workbook, patchCalculation(opened.workbook));
  const rebuilt = await rebuild(opened, changes, platform);
  return {
    bytes: rebuilt.bytes,
    outcomes,
    async prove(readBack) {
      const again = await openAgain(await rebuilt.prove(readBack), zone, written[0]?.target.sheet);
      for (const { target, rows } of written) {
        if (rows.length === 0) continue;
        const { tab } = await again.openSheet(target.sheet.entry);
        proveRows(tab, target.table, rows);
      }
    },
  };
}

async function writeTarget(
  opened: WritablePackage,
  target: SheetTarget,
  rows: readonly RowChange[],
  changes: PartChanges,
): Promise<void> {
  const { sheet } = target;
  const edits = new Map<number, readonly CellEdit[]>();
  const reach = { right: 0, bottom: 0 };
  for (const change of rows) {
    const cells = target.edits(change);
    if (cells.length === 0) continue;
    edits.set(change.row, cells);
    reach.right = Math.max(reach.right, ...cells.map(({ column }) => column));
    reach.bottom = Math.max(reach.bottom, change.row);
  }
  if (edits.size === 0) return;
  changes.add(sheet.entry.part, sheet.xml, patchRows(sheet.xml.bytes, target.rows, edits));
  growSheet(target, reach, changes);
  const bottom = rows.reduce((most, { isNew, row }) => (isNew ? Math.max(most, row) : most), 0);
  if (bottom > 0) await growList(opened, target, { right: 0, bottom }, [], changes);
}
