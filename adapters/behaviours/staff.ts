import * as z from 'zod';
import type { FieldKey, Instant, TableKey } from '../../core/cell.ts';
import { dict, fold } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import type { Table } from '../../core/model.ts';
import type { Row, Values } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { ConfigIssue, Decision, Index, Tables, View, Wake } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { date } from '../fields/date.ts';
import { person } from '../fields/person.ts';
import { oneEditApart } from '../fields/reading/one-edit.ts';
import { type Skeleton, skeletonsOf } from '../fields/reading/skeleton.ts';

const field = (says: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description: says, examples: [example] });

const Section = z
  .strictObject({
    table: z.string().meta({ description: 'The tab that lists the staff, one row a person.', examples: ['staff'] }),
    name: field('The field of the name as it is typed elsewhere. If not said: the label of that table.', 'name'),
    aliases: field('Other ways to write the name, between commas.', 'aliases'),
    email: field('The e-mail, by which a person may be named too.', 'email'),
    channel: field('The handle in the team’s messenger, by which a person may be named too.', 'channel'),
    absent: z
      .strictObject({
        from: z.string().meta({ description: 'The field of the first day away.' }),
        to: z.string().meta({ description: 'The field of the last day away.' }),
      })
      .optional()
      .meta({ description: 'The days in which the person is away.', examples: [{ from: 'from', to: 'to' }] }),
    left: field('The field of the day from which the person works here no longer.', 'left_on'),
  })
  .optional();
type Section = NonNullable<z.output<typeof Section>>;

/** The list of staff, ready to be asked. */
interface Staff {
  readonly table: Table;
  readonly naming: readonly FieldKey[];
  readonly label: FieldKey;
  readonly left: Field<string> | null;
  readonly absent: readonly [Field<string>, Field<string>] | null;
  readonly names: Index;
  readonly everybody: Index;
}

const mostStaff = 500;
const mostSuggestions = 3;

/**
 * Whoever is named in a column of people stands in the list of staff and still works here; the list names nobody twice.
 * Whom a misspelt name may mean is asked, never guessed.
 */
export const staff = behaviour({
  name: 'staff',
  version: 1,
  summary: 'People named in cells stand in the tab that lists the staff; misspelt names are asked about.',
  config: Section,
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const made = staffOf(config, tables);
    if ('issues' in made) return made;
    const people = peopleIn(tables);
    const skeleton = skeletonsOf(tables.locale);
    const today = todayIn(tables.locale.zone);
    const own = [...made.naming, ...(made.absent ?? []).map(({ key }) => key)];
    const columns = [...people].flatMap(([table, fields]) => fields.map(({ key }) => `${table}.${key}` as const));
    return {
      rule: {
        name: 'staff',
        tables: [...new Set([...people.keys(), made.table.key])],
        indexes: [made.names, made.everybody],
        writes: [],
        reads: [...new Set([...columns, ...own.map((key) => `${made.table.key}.${key}` as const)])],
        visit({ row, now }, view) {
          const findings: Finding[] = [];
          const wakes: Wake[] = [];
          const fields = people.get(row.table) ?? [];
          for (const one of fields) {
            const decided = named(made, one, row, view, today(now), skeleton, tables);
            findings.push(...(decided.findings ?? []));
            wakes.push(...(decided.wake ?? []));
          }
          if (row.table === made.table.key) findings.push(...listed(made, row, view));
          const [next] = wakes.toSorted((a, b) => (a.at < b.at ? -1 : 1));
          return { findings, ...(next && { wake: [next] }) };
        },
      },
    };
  },
});

function staffOf(config: Section, { tables }: Tables): Staff | { readonly issues: readonly ConfigIssue[] } {
  const table = tables.get(config.table);
  if (table === undefined) {
    const message = `There is no table "${config.table}"`;
    return { issues: [{ path: ['table'], message, word: config.table, known: [...tables.keys()] }] };
  }
  const issues: ConfigIssue[] = [];
  const fieldAt = (key: string | undefined, ...path: string[]): Field | null => {
    const found = key === undefined ? null : table.byKey.get(key);
    if (found === undefined) {
      const message = `There is no field "${key}" in ${table.title}`;
      issues.push({ path, message, word: key!, known: [...table.byKey.keys()] });
    }
    return found ?? null;
  };
  const dayAt = (key: string | undefined, ...path: string[]): Field<string> | null => {
    const found = fieldAt(key, ...path);
    if (found === null || isField(found, date)) return found;
    issues.push({ path, message: `"${key}" holds no dates: give it the type date`, word: key! });
    return null;
  };
  const name = fieldAt(config.name ?? table.label, 'name');
  const others = (['aliases', 'email', 'channel'] as const).map((what) => fieldAt(config[what], what));
  const left = dayAt(config.left, 'left');
  const from = dayAt(config.absent?.from, 'absent', 'from');
  const to = dayAt(config.absent?.to, 'absent', 'to');
  if (issues.length > 0 || name === null) return { issues };
  const naming = [name, ...others].flatMap((one) => one?.key ?? []);
  const about = { table: table.key, version: 1 };
  return {
    table,
    naming,
    label: name.key,
    left,
    absent: from === null || to === null ? null : [from, to],
    names: {
      ...about,
      name: `staff:${naming.join(',')}`,
      mutual: true,
      keys: (values) => [...new Set(naming.flatMap((key) => keysOf(values[key])))],
    },
    everybody: { ...about, name: 'staff-all', keys: () => ['all'] },
  };
}

/** Columns of people by table; those of the list itself among them: a manager is one of the staff. */
function peopleIn({ tables }: Tables): ReadonlyMap<TableKey, readonly Field<string>[]> {
  const people = [...tables.values()].map(
    ({ key, fields }) => [key, fields.filter((one): one is Field<string> => isField(one, person))] as const,
  );
  return new Map(people.filter(([, fields]) => fields.length > 0));
}

/** The keys of all that a cell of the list names a person by. */
function keysOf(value: unknown): readonly string[] {
  return textsOf(value)
    .map(keyOf)
    .filter((key) => key !== '');
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'string') return [];
  return value.split(/[,;\n]/u).map((text) => text.trim());
}

function keyOf(text: string): string {
  return fold(text).replace(/^@/u, '');
}

function named(
  staff: Staff,
  { key }: Field,
  row: Row,
  view: View,
  today: string,
  skeleton: Skeleton,
  { locale }: Tables,
): Decision {
  const text = row.values[key];
  if (typeof text !== 'string' || key in row.wrong) return {};
  const about = { table: row.table, record: row.id, field: key };
  const found = view.by(staff.names, keyOf(text));
  if (found === 'crowd' || found.length > 1) {
    const suggestions = found === 'crowd' ? [] : found.flatMap(({ values }) => nameIn(staff, values) ?? []);
    return {
      findings: [{ code: 'staff.several', severity: 'warning', ...about, args: { name: text }, suggestions }],
    };
  }
  const [one] = found;
  if (one === undefined) {
    const suggestions = nearest(staff, text, view, skeleton);
    const args = { name: text, table: staff.table.title, isNear: suggestions.length > 0 };
    return { findings: [{ code: 'staff.unknown', severity: 'error', ...about, args, suggestions }] };
  }
  const left = staff.left === null ? null : (one.values[staff.left.key] ?? null);
  if (staff.left === null || typeof left !== 'string') return {};
  // By noon in Greenwich that day has begun in every zone.
  if (left > today) return { wake: [{ rule: 'staff', at: `${left}T12:00:00.000Z` }] };
  const args = { name: text, date: staff.left.show(left, locale.language) };
  return { findings: [{ code: 'staff.left', severity: 'note', ...about, args }] };
}

function nameIn({ label }: Staff, values: Values): string | null {
  const name = values[label];
  return typeof name === 'string' ? name : null;
}

/** Names that may be meant: those with all the words that were typed, a letter apart or in another alphabet. */
function nearest(staff: Staff, text: string, view: View, skeleton: Skeleton): readonly string[] {
  const everybody = view.by(staff.everybody, 'all', mostStaff);
  if (everybody === 'crowd') return [];
  const wordsOf = (name: string) =>
    keyOf(name)
      .split(/[\s.@]+/u)
      .map(skeleton)
      .filter(Boolean);
  const typed = wordsOf(text);
  const isIn = (word: string, words: readonly string[]) =>
    words.some((other) => other === word || oneEditApart(word, other) || (word.length >= 3 && other.startsWith(word)));
  const near = everybody.filter(({ values }) =>
    staff.naming
      .flatMap((key) => textsOf(values[key]))
      .some((name) => typed.length > 0 && typed.every((word) => isIn(word, wordsOf(name)))),
  );
  return [...new Set(near.flatMap(({ values }) => nameIn(staff, values) ?? []))].sort().slice(0, mostSuggestions);
}

/** What is wrong with a row of the list itself. */
function listed(staff: Staff, row: Row, view: View): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = dict<true>();
  for (const field of staff.naming)
    for (const text of textsOf(row.values[field])) {
      const key = keyOf(text);
      if (key === '' || key in seen) continue;
      seen[key] = true;
      const found = view.by(staff.names, key);
      const others = found === 'crowd' ? [] : found.filter(({ id }) => id !== row.id);
      if (found !== 'crowd' && others.length === 0) continue;
      findings.push({
        code: 'staff.same',
        severity: 'warning',
        table: row.table,
        record: row.id,
        field,
        args: { name: text },
        others: others.map(({ table, id }) => recordKey(table, id)),
      });
    }
  const [from, to] = (staff.absent ?? []).map(({ key }) => row.values[key]);
  if (staff.absent !== null && typeof from === 'string' && typeof to === 'string' && to < from)
    findings.push({
      code: 'staff.absence',
      severity: 'error',
      table: row.table,
      record: row.id,
      field: staff.absent[1].key,
    });
  return findings;
}

/** The day of a moment in a zone. */
function todayIn(zone: string): (now: Instant) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (now) => {
    format ??= new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return format.format(new Date(now));
  };
}
