import { sortLines } from '../keeping/written-lines.ts';
import { lastStanding } from '../undoing/last-standing.ts';
import { takeBack } from '../undoing/take-back.ts';
import type { Verb } from './verb.ts';

/** As many changes of one row as anybody looks back over. */
const most = 1000;

/** Takes back what Rowcall or a request wrote last in the row. */
export const undoRow: Verb = {
  name: 'undo',
  async carry({ desk, ports, model, table, kept: { id, seen }, actor, key: choice }) {
    const record = { table: table.key, id };
    const key = `${choice}/undo`;
    // A second undo would take back what was before the first.
    if ((await ports.state.verdict(key))?.answered) return { code: 'report.verb.undone' };
    const lines = await ports.state.history({ ...record, limit: most });
    const isTheirs = (field: string) => table.byKey.get(field)?.owner !== 'rowcall' && table.byKey.has(field);
    const standing = lastStanding(sortLines(lines), seen, isTheirs);
    if (standing === null) return { code: 'report.verb.nothing-undone' };
    const { restored } = await takeBack(desk, ports, model, { cause: standing.cause, record, actor, key });
    return { code: restored.length > 0 ? 'report.verb.undone' : 'report.verb.late' };
  },
};
