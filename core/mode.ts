import type { FieldKey, TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Owner } from './field.ts';
import type { Model } from './model.ts';

/** From the most careful to the freest. */
export const modeNames = ['watch', 'suggest', 'act'] as const;

/**
 * How far Rowcall is let in. `watch`: it looks, writes nothing and sends nothing · `suggest`: it writes its own columns,
 * tells staff, and suggests the rest · `act`: it writes what rules want, and sends it.
 */
export type Mode = (typeof modeNames)[number];

/** What the settings say of modes: for everything, and for some tables, rules and fields. */
export interface Modes {
  readonly usual: Mode;
  readonly tables: ReadonlyMap<TableKey, Mode>;
  /** By `Rule.name`. */
  readonly rules: ReadonlyMap<string, Mode>;
  readonly fields: ReadonlyMap<`${TableKey}.${FieldKey}`, Mode>;
}

/** The mode of one cell for one rule: what is said nearest to the cell prevails — field, rule, table, everything. */
export function modeOf({ modes }: Model, table: TableKey, field: FieldKey, rule: string): Mode {
  if (modes === undefined) return 'act';
  return modes.fields.get(`${table}.${field}`) ?? modes.rules.get(rule) ?? tableMode(modes, table);
}

/** The mode of what concerns records of a table as a whole: their ids, new ones, messages about them. */
export function modeOfTable({ modes }: Model, table: TableKey): Mode {
  return modes === undefined ? 'act' : tableMode(modes, table);
}

function tableMode({ usual, tables }: Modes, table: TableKey): Mode {
  return tables.get(table) ?? usual;
}

/** Whether nothing is ever written into a table. */
export function isWatched(model: Model, table: TableKey): boolean {
  const { modes } = model;
  if (modes === undefined) return false;
  const isFree = (mode: Mode | undefined) => mode !== undefined && mode !== 'watch';
  if (isFree(tableMode(modes, table))) return false;
  const { fields = [] } = model.tables.get(table) ?? {};
  if (fields.some(({ key }) => isFree(modes.fields.get(`${table}.${key}`)))) return false;
  return !model.rules.some(({ name, writes }) => {
    const reaches = writes.some((cell) => cell.startsWith(`${table}.`) && modes.fields.get(cell) !== 'watch');
    return reaches && isFree(modes.rules.get(name));
  });
}

/** Whether nothing is ever written into the spreadsheet. */
export function isAllWatched(model: Model): boolean {
  return [...model.tables.keys()].every((table) => isWatched(model, table));
}

/** What becomes of a change that a rule wants in a cell of that owner. */
export function cellVerdict(mode: Mode, owner: Owner): 'write' | 'suggest' | 'note' {
  if (mode === 'act') return 'write';
  if (mode === 'watch') return 'note';
  return owner === 'rowcall' ? 'write' : 'suggest';
}

/** Whether an effect may happen. */
export function maySend(mode: Mode, { audience }: Pick<Effect, 'audience'>): boolean {
  if (mode === 'act') return true;
  return mode === 'suggest' && (audience === 'staff' || audience === 'channel');
}

/**
 * The same model for a job that a person asks for now: every record is judged for it again, since what was only noted or
 * suggested before may be done this time.
 */
export function askedModel(model: Model, people: 'write' | 'suggest'): Model {
  if (model.modes === undefined) return model;
  const [reading] = model.fingerprint.split('.', 1);
  return { ...model, fingerprint: `${reading}.asked-${people}` };
}
