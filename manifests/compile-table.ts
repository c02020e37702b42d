import type { FieldKey, TableKey } from '../core/cell.ts';
import { fold } from '../core/cell.ts';
import { headerKey, idHeader } from '../core/columns.ts';
import type { Field } from '../core/field.ts';
import type { Table } from '../core/model.ts';
import { firstTab } from '../core/model.ts';
import { asideJudge } from '../core/set-aside.ts';
import type { FieldPlace } from './compile-field.ts';
import { compileField, inWords } from './compile-field.ts';
import type { Fault } from './fault.ts';
import type { TableSettings } from './schema.ts';

/** Builds a table from its settings; names that it does not know are left out and told. */
export function compileTable(
  key: TableKey,
  written: TableSettings,
  around: Omit<FieldPlace, 'table' | 'key'>,
): { readonly table: Table; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fields: Field[] = [];
  for (const [fieldKey, settings] of Object.entries(written.fields)) {
    const compiled = compileField(settings, { ...around, table: key, key: fieldKey });
    faults.push(...compiled.faults);
    if (compiled.field !== null) fields.push(compiled.field);
  }
  faults.push(...doubledHeaders(key, written, fields));

  const byKey = new Map(fields.map((field) => [field.key, field]));
  const known = Object.keys(written.fields);
  const refuse = (name: string, ...path: PropertyKey[]) =>
    faults.push({
      message: `There is no field "${name}" in this table`,
      spot: { path: ['tables', key, ...path] },
      word: name,
      known,
    });
  if (!known.includes(written.label)) refuse(written.label, 'label');
  written.names?.forEach((name, i) => {
    if (!known.includes(name)) refuse(name, 'names', i);
  });

  const { tabs = [], into } = written;
  const isThere = (tab: string) => tabs.some((one) => one.includes('*') || fold(one) === fold(tab));
  if (into !== undefined && into !== firstTab && !isThere(into))
    faults.push({
      message: `"${into}" is none of the tabs of this table`,
      spot: { path: ['tables', key, 'into'] },
      word: into,
      known: tabs,
    });

  const title = written.title ?? inWords(key);
  const names = new Set<FieldKey>([written.label, ...(written.names ?? [])]);
  return {
    table: {
      key,
      title,
      titles: written.tabs === undefined ? [title, ...written.aliases] : written.tabs,
      ...(written.tabs && { tabs: written.tabs }),
      ...(written.into !== undefined && { into: written.into }),
      label: byKey.has(written.label) ? written.label : known[0]!,
      names: [...names].filter((name) => byKey.has(name)),
      owner: 'people',
      fields,
      byKey,
      isAside: asideJudge(fields, around.locale.languages),
    },
    faults,
  };
}

/** A header binds to one field: two that differ only in case, a colon or a star are the same header. */
function doubledHeaders(key: TableKey, written: TableSettings, fields: readonly Field[]): readonly Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, FieldKey>([[idHeader, idHeader]]);
  for (const field of fields) {
    const hasColumn = written.fields[field.key]!.column !== undefined;
    field.headers.forEach((header, i) => {
      const path = ['tables', key, 'fields', field.key, ...(i > 0 ? ['aliases', i - 1] : hasColumn ? ['column'] : [])];
      const spot = { path, of: i === 0 && !hasColumn ? 'key' : 'value' } as const;
      const name = headerKey(header);
      const owner = owners.get(name);
      if (name === '') faults.push({ message: 'A header has at least one letter or digit', spot, word: header });
      else if (owner === idHeader)
        faults.push({ message: `${idHeader} is the header of a column of Rowcall's own`, spot, word: header });
      else if (owner !== undefined)
        faults.push({ message: `The header "${header}" already belongs to ${owner}`, spot, word: header });
      else owners.set(name, field.key);
    });
  }
  return faults;
}
