import type { TableKey } from '../../../core/cell.ts';
import { cellText, fold } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Row, Values } from '../../../core/record.ts';
import type { ConfigIssue, Index, Tables, View } from '../../../core/rule.ts';
import { unknownField, unknownTable } from '../../../core/unknown-name.ts';
import { date } from '../../fields/date.ts';
import { person } from '../../fields/person.ts';
import type { Ref } from '../../fields/reference.ts';
import { reference } from '../../fields/reference.ts';
import { type StaffSection, staffSection } from './section.ts';

/** The list of staff, ready to be asked. */
export interface Roster {
  readonly table: Table;
  /** Fields by which a person may be named, the name first. */
  readonly naming: readonly Field[];
  readonly label: Field;
  readonly email: Field | null;
  readonly channel: Field | null;
  readonly manager: Field | null;
  readonly hours: Field | null;
  readonly left: Field<string> | null;
  readonly absent: readonly [Field<string>, Field<string>] | null;
  readonly names: NamesIndex;
  readonly everybody: Index;
}

/** The index of everybody's names; whoever has the index has the list. */
interface NamesIndex extends Index {
  roster(): Roster;
}

/** The list of staff as the settings name it, or what is wrong with how they do. */
export function rosterOf(
  config: StaffSection,
  { tables }: Pick<Tables, 'tables'>,
): Roster | { readonly issues: readonly ConfigIssue[] } {
  const table = tables.get(config.table);
  if (table === undefined) return { issues: [{ path: ['table'], ...unknownTable(config.table, tables) }] };
  const issues: ConfigIssue[] = [];
  const fieldAt = (key: string | undefined, ...path: string[]): Field | null => {
    const found = key === undefined ? null : table.byKey.get(key);
    if (found === undefined) issues.push({ path, ...unknownField(key!, table) });
    return found ?? null;
  };
  const dayAt = (key: string | undefined, ...path: string[]): Field<string> | null => {
    const found = fieldAt(key, ...path);
    if (found === null || isField(found, date)) return found;
    issues.push({ path, message: `"${key}" holds no dates: give it the type date`, word: key! });
    return null;
  };
  const name = fieldAt(config.name ?? table.label, 'name');
  const [aliases, email, channel] = (['aliases', 'email', 'channel'] as const).map((what) =>
    fieldAt(config[what], what),
  );
  const manager = fieldAt(config.manager, 'manager');
  if (manager !== null && !namesPeople(manager, table.key)) {
    const message = `"${config.manager}" names nobody: give it the type person, or a reference to ${table.key}`;
    issues.push({ path: ['manager'], message, word: config.manager! });
  }
  const hours = fieldAt(config.hours, 'hours');
  const left = dayAt(config.left, 'left');
  const from = dayAt(config.absent?.from, 'absent', 'from');
  const to = dayAt(config.absent?.to, 'absent', 'to');
  if (issues.length > 0 || name === null) return { issues };
  const naming = [name, aliases, email, channel].flatMap((one) => one ?? []);
  const about = { table: table.key, version: 1 };
  const roster: Roster = {
    table,
    naming,
    label: name,
    email: email ?? null,
    channel: channel ?? null,
    manager,
    hours,
    left,
    absent: from === null || to === null ? null : [from, to],
    names: {
      ...about,
      name: `staff:${naming.map(({ key }) => key).join(',')}`,
      mutual: true,
      keys: (values) => [...new Set(naming.flatMap((field) => namesIn(field, values).map(nameKey)))],
      roster: () => roster,
    },
    everybody: { ...about, name: 'staff-all', keys: () => ['all'] },
  };
  return roster;
}

/** The list of staff of a model that has one; `null` where it has none. */
export function rosterOfModel({ indexes }: Pick<Model, 'indexes'>): Roster | null {
  for (const index of indexes.values()) if (isNames(index)) return index.roster();
  return null;
}

function isNames(index: Index): index is NamesIndex {
  return 'roster' in index;
}

/** The list of staff of a team that has one; `null` where it has none, or where the settings are wrong about it. */
export function rosterIn(tables: Tables): Roster | null {
  const config = staffSection.safeParse(tables.sections?.['staff']);
  if (!config.success || config.data === undefined) return null;
  const made = rosterOf(config.data, tables);
  return 'issues' in made ? null : made;
}

/** Whether a field names people of the list: by words, or as records of it. */
export function namesPeople(field: Field, staff: TableKey): boolean {
  return isField(field, person) || (isField(field, reference) && field.options['table'] === staff);
}

/** The one person of the list whom a field of a record names; `null` where it names none, or several. */
export function personIn(roster: Roster, field: Field, row: Pick<Row, 'values' | 'wrong'>, view: View): Row | null {
  const value = row.values[field.key] ?? null;
  if (value === null || field.key in row.wrong) return null;
  if (isField(field, reference)) {
    const [first, ...others] = value as readonly Ref[];
    const id = others.length === 0 ? (first?.id ?? null) : null;
    return id === null ? null : view.get(roster.table.key, id);
  }
  return typeof value === 'string' ? personNamed(roster, value, view) : null;
}

/** The one person of the list whom a text names; `null` where it names none, or several. */
export function personNamed(roster: Roster, text: string, view: View): Row | null {
  const found = view.by(roster.names, nameKey(text));
  return found === 'crowd' || found.length !== 1 ? null : found[0]!;
}

/** The one person whom a name means among all records of the list, by their id; `null` where it means none, or several. */
export function personNamedIn(
  { names }: Roster,
  text: string,
  all: readonly { readonly id: string; readonly accepted: Values }[],
): string | null {
  const found = all.filter(({ accepted }) => names.keys(accepted).includes(nameKey(text)));
  return found.length === 1 ? found[0]!.id : null;
}

/** What a person is called in the list; `null` where the name is empty. */
export function nameIn({ label }: Roster, values: Values): string | null {
  return textIn(label, values);
}

/** What stands in a field as text; `null` where nothing does. */
export function textIn(field: Field, values: Values): string | null {
  const value = values[field.key] ?? null;
  const text = value === null ? '' : cellText(field.cell(value)).trim();
  return text === '' ? null : text;
}

/** Every name that a field of the list holds, between commas. */
export function namesIn(field: Field, values: Values): readonly string[] {
  const texts = (textIn(field, values) ?? '').split(/[,;\n]/u).map((text) => text.trim());
  return texts.filter((text) => nameKey(text) !== '');
}

/** A name as it is compared: neither capitals nor the `@` of a handle matter. */
export function nameKey(text: string): string {
  return fold(text).replace(/^@/u, '');
}
