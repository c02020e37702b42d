import type { Instant, TableKey } from '../../../core/cell.ts';
import { type Model, pairClasses } from './model.ts';
import type { RoleColumn } from './roles.ts';
import { schemaFor } from './schema.ts';

/** What was learnt of the rows of one table, from how much, when and at whose word. It holds no cell. */
export interface LearntModel {
  /** What the columns held, and how pairs were compared: of anything else it knows nothing. */
  readonly columns: readonly RoleColumn[];
  readonly matcher: number;
  readonly model: Model;
  readonly rows: number;
  /** Decisions of people that it was told. */
  readonly same: number;
  readonly apart: number;
  readonly who: string;
  readonly at: Instant;
}

/** By table. */
export type LearntModels = Readonly<Record<TableKey, LearntModel>>;

const version = 1;

/** The models of a text; none where it was written in another way. */
export function readLearntModels(text: string | undefined): LearntModels {
  if (text === undefined) return {};
  const read = JSON.parse(text) as { readonly version: number; readonly tables: LearntModels };
  return read.version === version ? read.tables : {};
}

/** Models as text, the same for the same. */
export function learntModelsText(models: LearntModels): string {
  const tables = Object.fromEntries(Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ version, tables });
}

/** Whether a model speaks of these columns, compared as they are now. */
export function fits(learnt: LearntModel, columns: readonly RoleColumn[], matcher: number): boolean {
  const told = (some: readonly RoleColumn[]) => JSON.stringify(some.map(({ key, role }) => [key, role]));
  if (learnt.matcher !== matcher || told(learnt.columns) !== told(columns)) return false;
  const { slots, comparisons } = schemaFor(columns);
  const { version: made, classes, levels, values, words } = learnt.model;
  return (
    made === 1 &&
    classes.length === pairClasses &&
    values.length === slots.length &&
    words.length === slots.length &&
    levels.length === comparisons.length &&
    comparisons.every((one, at) => levels[at]!.every((byLevel) => byLevel.length === one.levels))
  );
}
