import type { Model, Table } from '../../../core/model.ts';
import { presentLabel } from '../../../core/present.ts';
import { rowOf } from '../../../core/starts.ts';
import type { Kept } from '../../../core/state.ts';
import { teamViewer } from '../examining/wording.ts';

/** What names some rows of a table to people. */
export function labelsOf(model: Model, table: Table, rows: readonly Kept[]): readonly string[] {
  const viewer = teamViewer(model);
  return rows.map((kept) => presentLabel(model, viewer, rowOf(table, kept)));
}
