import { derivedId } from '../core/id.ts';
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

/** Another name for other modes, whatever the order in which they are said. */
export function nameOfModes({ usual, tables, rules, fields }: Modes): string {
  const said = [tables, rules, fields].map((some) => [...some].sort(([a], [b]) => (a < b ? -1 : 1)));
  return derivedId(JSON.stringify([usual, ...said]));
}

/** Settings as they would be without a word of modes: what cells mean does not depend on them. */
export function withoutModes({ mode: _, modes: __, tables, ...others }: Partial<Settings>): unknown {
  const without = <T extends { readonly mode?: unknown }>({ mode: _mode, ...rest }: T) => rest;
  return {
    ...others,
    tables: Object.entries(tables ?? {}).map(([key, { fields, ...table }]) => [
      key,
      without(table),
      Object.entries(fields).map(([name, field]) => [name, without(field)]),
    ]),
  };
}
