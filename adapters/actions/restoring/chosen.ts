import { fold } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { labelText } from '../../../core/present.ts';
import { toRow } from '../../../core/record.ts';
import { findTable } from '../examining/find-record.ts';
import type { StandingTable } from './standing.ts';
import type { Target } from './targets.ts';

/** Which part of a spreadsheet is meant. */
interface Choice {
  readonly table?: string | undefined;
  readonly row?: string | undefined;
}

/** Says of each target whether it is meant. Throws `table.not-found`, `row.not-found`, or `request.invalid` for a row without its table. */
export function chosenBy(
  model: Model,
  viewer: Viewer,
  standing: ReadonlyMap<string, StandingTable>,
  targets: readonly Target[],
  { table: named, row }: Choice,
): (table: string, id: string) => boolean {
  if (named === undefined && row === undefined) return () => true;
  if (named === undefined) throw new RowcallError('request.invalid', `Say which table the row ${row} is in.`);
  const table = findTable(model, named);
  if (row === undefined) return (key) => key === table.key;
  const wanted = idOf(viewer, table, standing.get(table.key), targets, row);
  return (key, id) => key === table.key && id === wanted;
}

/** A record by the number of its row, by its id, or by what names it now or named it then. */
function idOf(
  viewer: Viewer,
  table: Table,
  there: StandingTable | undefined,
  targets: readonly Target[],
  name: string,
): string {
  const records = [...(there?.records.values() ?? [])];
  const known = records.find(({ place, id }) => String(place) === name || id === name);
  if (known !== undefined) return known.id;
  const wanted = fold(name);
  const ids = new Set<string>();
  const look = (id: string, cells: Target['was']) => {
    const isMeant =
      id === name || fold(labelText(table, viewer.language, toRow(table, { id, cells: cells ?? {} }))) === wanted;
    if (isMeant) ids.add(id);
  };
  for (const { id, cells } of records) look(id, cells);
  for (const target of targets) if (target.table === table.key && target.was !== null) look(target.id, target.was);
  const [first] = ids;
  if (first !== undefined && ids.size === 1) return first;
  const details = { table: table.key, row: name };
  if (first === undefined)
    throw new RowcallError('row.not-found', `${table.title} has and had no record "${name}".`, details);
  throw new RowcallError(
    'row.not-found',
    `${ids.size} records of ${table.title} are called "${name}": say the number of the row, or the id.`,
    details,
  );
}
