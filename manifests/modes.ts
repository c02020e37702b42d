import type { Modes } from '../core/mode.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';
import type { Settings } from './schema.ts';

/** How far Rowcall may go, by the settings; rules that there are none of are told. */
export function compileModes(
  { mode, modes, tables }: Pick<Settings, 'mode' | 'modes' | 'tables'>,
  { behaviours }: Pick<Kinds, 'behaviours'>,
): { readonly modes: Modes; readonly faults: readonly Fault[] } {
  const known = behaviours.map(({ name }) => name);
  const faults = Object.keys(modes).flatMap((name): Fault[] =>
    known.includes(name)
      ? []
      : [{ message: `There is no rule "${name}"`, spot: { path: ['modes', name], of: 'key' }, word: name, known }],
  );
  const said = Object.entries(tables);
  return {
    modes: {
      usual: mode,
      rules: new Map(Object.entries(modes)),
      tables: new Map(said.flatMap(([key, table]) => (table.mode === undefined ? [] : [[key, table.mode]]))),
      fields: new Map(
        said.flatMap(([key, { fields }]) =>
          Object.entries(fields).flatMap(([field, written]) =>
            written.mode === undefined ? [] : [[`${key}.${field}` as const, written.mode]],
          ),
        ),
      ),
    },
    faults,
  };
}
