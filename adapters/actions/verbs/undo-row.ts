import { joinedInto } from '../../../core/joined.ts';
import { presentCell } from '../../../core/present.ts';
import { teamViewer } from '../examining/wording.ts';
import { lastJoiningInto } from '../joining/cause-of-join.ts';
import { partRow } from '../joining/part-row.ts';
import { sortLines } from '../keeping/written-lines.ts';
import { lastStanding, type Standing } from '../undoing/last-standing.ts';
import { takeBack } from '../undoing/take-back.ts';
import type { Verb, VerbRow } from './verb.ts';

/** As many changes of one row as anybody looks back over. */
const most = 1000;

/**
 * Takes back what Rowcall or a request wrote last in the row. A row that was joined stands for itself again, and one into
 * which others were joined parts with them.
 */
export const undoRow: Verb = {
  name: 'undo',
  async foresee(row) {
    const last = await lastDeed(row);
    if (last === null) return { is: 'nothing', why: { code: 'report.verb.nothing-undone' } };
    if (last.is !== 'written') return { is: 'deed', does: { code: 'report.sign.does.part' } };
    const { fields } = last.standing;
    const viewer = teamViewer(row.model);
    const shown = (cell: Parameters<typeof presentCell>[2]) => presentCell(undefined, viewer, cell);
    return {
      is: 'deed',
      does: { code: 'report.sign.does.undo', args: { count: fields.length } },
      cells: fields.map(({ field, before, after }) => ({
        column: row.table.byKey.get(field)!.label,
        from: shown(after),
        to: shown(before),
      })),
    };
  },
  async carry(call) {
    const { desk, ports, model, sections, table, kept, actor, key: choice } = call;
    const { state } = ports;
    const { id } = kept;
    const key = `${choice}/undo`;
    // A second undo would take back what was before the first.
    if ((await state.verdict(key))?.answered) return { code: 'report.verb.undone' };
    const last = await lastDeed({ state, table, kept });
    if (last === null) return { code: 'report.verb.nothing-undone' };
    switch (last.is) {
      case 'joined': {
        const { parted } = await partRow(desk, ports, { model, sections }, { table, id, actor, key });
        return { code: parted.length > 0 ? 'report.verb.parted' : 'report.verb.late' };
      }
      case 'took-in': {
        const { restored } = await takeBack(desk, ports, model, { cause: last.cause, actor, key });
        return { code: restored.length > 0 ? 'report.verb.parted' : 'report.verb.late' };
      }
      case 'written': {
        const record = { table: table.key, id };
        const { restored } = await takeBack(desk, ports, model, { cause: last.standing.cause, record, actor, key });
        return { code: restored.length > 0 ? 'report.verb.undone' : 'report.verb.late' };
      }
      default:
        return last satisfies never;
    }
  },
};

/** What was done last in a row: it was joined into another, took others in, or cells of it were written. */
type LastDeed =
  | { readonly is: 'joined' }
  | { readonly is: 'took-in'; readonly cause: string }
  | { readonly is: 'written'; readonly standing: Standing };

async function lastDeed({
  state,
  table,
  kept: { id, seen, accepted },
}: Pick<VerbRow, 'state' | 'table' | 'kept'>): Promise<LastDeed | null> {
  if (joinedInto(accepted) !== null) return { is: 'joined' };
  const lines = sortLines(await state.history({ table: table.key, id, limit: most }));
  const isTheirs = (field: string) => table.byKey.get(field)?.owner !== 'rowcall' && table.byKey.has(field);
  const standing = lastStanding(lines, seen, isTheirs);
  const joining = await lastJoiningInto(state, table, id);
  const since = lines.find(({ line }) => line.cause === standing?.cause)?.line.at ?? '';
  if (joining !== null && (joining.cause === standing?.cause || joining.at > since))
    return { is: 'took-in', cause: joining.cause };
  return standing === null ? null : { is: 'written', standing };
}
