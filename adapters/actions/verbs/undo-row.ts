import { joinedInto } from '../../../core/joined.ts';
import { lastJoiningInto } from '../joining/cause-of-join.ts';
import { partRow } from '../joining/part-row.ts';
import { sortLines } from '../keeping/written-lines.ts';
import { lastStanding } from '../undoing/last-standing.ts';
import { takeBack } from '../undoing/take-back.ts';
import type { Verb } from './verb.ts';

/** As many changes of one row as anybody looks back over. */
const most = 1000;

/**
 * Takes back what Rowcall or a request wrote last in the row. A row that was joined stands for itself again, and one into
 * which others were joined parts with them.
 */
export const undoRow: Verb = {
  name: 'undo',
  async carry({ desk, ports, model, sections, table, kept: { id, seen, accepted }, actor, key: choice }) {
    const { state } = ports;
    const record = { table: table.key, id };
    const key = `${choice}/undo`;
    // A second undo would take back what was before the first.
    if ((await state.verdict(key))?.answered) return { code: 'report.verb.undone' };
    if (joinedInto(accepted) !== null) {
      const { parted } = await partRow(desk, ports, { model, sections }, { table, id, actor, key });
      return { code: parted.length > 0 ? 'report.verb.parted' : 'report.verb.late' };
    }
    const lines = sortLines(await state.history({ ...record, limit: most }));
    const isTheirs = (field: string) => table.byKey.get(field)?.owner !== 'rowcall' && table.byKey.has(field);
    const standing = lastStanding(lines, seen, isTheirs);
    const joining = await lastJoiningInto(state, table, id);
    const since = lines.find(({ line }) => line.cause === standing?.cause)?.line.at ?? '';
    if (joining !== null && (joining.cause === standing?.cause || joining.at > since)) {
      const { restored } = await takeBack(desk, ports, model, { cause: joining.cause, actor, key });
      return { code: restored.length > 0 ? 'report.verb.parted' : 'report.verb.late' };
    }
    if (standing === null) return { code: 'report.verb.nothing-undone' };
    const { restored } = await takeBack(desk, ports, model, { cause: standing.cause, record, actor, key });
    return { code: restored.length > 0 ? 'report.verb.undone' : 'report.verb.late' };
  },
};
