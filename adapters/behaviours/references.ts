import * as z from 'zod';
import type { RecordId, TableKey } from '../../core/cell.ts';
import { dict, fold } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import { joinedField, joinedInto, leadsOn } from '../../core/joined.ts';
import type { Table } from '../../core/model.ts';
import { labelText } from '../../core/present.ts';
import type { Row, Values } from '../../core/record.ts';
import { recordKey, sameValue } from '../../core/record.ts';
import type { Index, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import type { Ref } from '../fields/reference.ts';
import { reference, referenceIndex } from '../fields/reference.ts';

/** Separates a label from the end of an id where the label alone names several records. */
const mark = ' · ';
const markedIdLength = 4;

/** A reference field with what its target may be named by. */
interface Link {
  readonly field: Field<readonly Ref[]>;
  readonly target: Table;
  readonly names: Index;
  /** The same of records that were joined into others; `null` where none can be. */
  readonly joinedNames: Index | null;
  /** Whether it leads on from a record that was joined into another. */
  readonly leadsOn: boolean;
}

/**
 * Text that names a record of another table becomes a link to it; what names none or several is asked about.
 * A link stays while its text stays; when the target is given another label, the text here follows.
 */
export const references = behaviour({
  name: 'references',
  version: 1,
  summary: 'Names typed in a cell lead to the record they name; names that fit none or several are asked about.',
  config: z.undefined(),
  bind(_, tables) {
    const links = linksOf(tables);
    if (links.size === 0) return { rule: null };
    const fields = [...links].flatMap(([table, list]) => list.map(({ field }) => ({ table, field })));
    const columns = fields.map(({ table, field }) => `${table}.${field.key}` as const);
    return {
      rule: {
        name: 'references',
        tables: [...links.keys()],
        indexes: [
          ...[...links.values()]
            .flat()
            .flatMap(({ names, joinedNames }) => [names, ...(joinedNames ? [joinedNames] : [])]),
          ...fields.map(({ table, field }) => referenceIndex(table, field.key)),
        ],
        writes: columns,
        reads: columns,
        visit(visit, view) {
          const findings: Finding[] = [];
          const set = dict<unknown>();
          for (const link of links.get(visit.row.table)!) {
            const wanted = resolved(link, visit, view, findings, tables);
            if (wanted !== null) set[link.field.key] = wanted;
          }
          const asked = leadsElsewhere(set, visit.row);
          const code = isRenamed(set, visit.row) ? 'label' : 'one-form';
          return { set, findings, because: { code: `report.because.${asked ? 'joined' : code}` }, asked };
        },
      },
    };
  },
});

function linksOf(tables: Tables): ReadonlyMap<TableKey, readonly Link[]> {
  const links = new Map<TableKey, readonly Link[]>();
  for (const table of tables.tables.values()) {
    const list = table.fields.flatMap((field): Link[] => {
      if (!isField(field, reference)) return [];
      const target = tables.tables.get(String(field.options['table']));
      return target === undefined ? [] : [linkTo(field, target, leadsOn(target, table.key, field.key))];
    });
    if (list.length > 0) links.set(table.key, list);
  }
  return links;
}

function linkTo(field: Link['field'], target: Table, isFollowing: boolean): Link {
  const names = nameIndex(target);
  if (!target.byKey.has(joinedField)) return { field, target, names, joinedNames: null, leadsOn: true };
  const keys: Index['keys'] = (values) => (joinedInto(values) === null ? [] : names.keys(values));
  const joinedNames: Index = { ...names, name: `joined-${names.name}`, joined: true, keys };
  return { field, target, names, joinedNames, leadsOn: isFollowing };
}

/** Records of a table by everything that may name them. */
function nameIndex(table: Table): Index {
  const fields = table.names.map((key) => table.byKey.get(key)!);
  return {
    name: `names:${table.key}`,
    table: table.key,
    version: fields.reduce((sum, field) => sum + field.type.version, 0),
    keys: (values) => fields.flatMap((field) => keysOf(field, values[field.key] ?? null)),
  };
}

function keysOf(field: Field, value: unknown): string[] {
  return value === null ? [] : field.keys(value).map((key) => `${field.key}:${key}`);
}

/** Keys under which the target of a typed name stands. */
function namedBy(target: Table, text: string): string[] {
  return target.names.flatMap((key) => {
    const field = target.byKey.get(key)!;
    const parsed = field.parse(text);
    return parsed.is === 'value' ? keysOf(field, parsed.value) : [];
  });
}

/** Whether a text here follows the new label of its record, rather than only gaining its link. */
function isRenamed(set: Values, row: Row): boolean {
  const texts = (refs: unknown) => (refs as readonly Ref[]).map(({ text }) => text).join('\n');
  return Object.keys(set).some((field) => texts(set[field]) !== texts(row.values[field]));
}

/** Whether a link leads to another record because the one that it led to was joined or parted: a person asked for that. */
function leadsElsewhere(set: Values, row: Row): boolean {
  return Object.keys(set).some((field) => {
    const before = row.values[field] as readonly Ref[];
    return (set[field] as readonly Ref[]).some(
      ({ id }, i) => before[i]!.id !== null && id !== null && id !== before[i]!.id,
    );
  });
}

/** The field's value with every text resolved; `null` when it stays as it is. */
function resolved(link: Link, visit: Visit, view: View, findings: Finding[], tables: Tables): readonly Ref[] | null {
  const refs = (visit.row.values[link.field.key] ?? null) as readonly Ref[] | null;
  if (refs === null || link.field.key in visit.row.wrong) return null;
  const before = (visit.before?.[link.field.key] ?? []) as readonly Ref[];
  const wanted = refs.map((ref, i) => one(link, ref, formerly(ref, i, before, visit), visit, view, findings, tables));
  return wanted.some((ref, i) => !sameValue(ref, refs[i])) ? wanted : null;
}

/** What a text led to before, if it is the same text, or one that we wrote ourselves in its place. */
function formerly(ref: Ref, at: number, before: readonly Ref[], { origin }: Visit): Ref | undefined {
  const same = before.find((old) => old.id !== null && fold(old.text) === fold(ref.text));
  return same ?? (origin === 'rule' ? before[at] : undefined);
}

function one(
  link: Link,
  ref: Ref,
  before: Ref | undefined,
  visit: Visit,
  view: View,
  findings: Finding[],
  tables: Tables,
): Ref {
  const { field, target } = link;
  const say = (code: string, more: Partial<Finding> = {}) =>
    findings.push({
      code,
      severity: 'error',
      table: visit.row.table,
      record: visit.row.id,
      field: field.key,
      args: { name: ref.text },
      ...more,
    });

  const known = ref.id !== null ? ref : before;
  const linked = known === undefined ? null : led(link, known, view);
  if (linked !== null) return refTo(link, linked.row, linked.from, ref.text, view, tables);
  if (ref.text === '') {
    say('reference.gone');
    return ref;
  }

  const found = search(link, ref.text, view, tables);
  if (found === 'crowd') say('reference.crowd');
  else if (found.length === 0) say('reference.unknown', { args: { name: ref.text, table: target.title } });
  else if (found.length > 1)
    say('reference.ambiguous', {
      severity: 'warning',
      args: { name: ref.text, count: found.length },
      suggestions: found.map((row) => uniqueLabel(link, row, view, tables)),
      others: found.map((row) => recordKey(row.table, row.id)),
    });
  else {
    const [row] = found as [Row];
    const now = joinedInto(row.values) === null ? row : (leading(link, row.id, view) ?? row);
    return refTo(link, now, row.id, ref.text, view, tables);
  }
  return ref.id === null ? ref : { id: null, text: ref.text };
}

/** Where a link leads now: by the record that it led to at first, or by the one that it was led to since. */
function led(link: Link, { id, from }: Ref, view: View): { readonly row: Row; readonly from: RecordId } | null {
  for (const origin of [from, id]) {
    const row = typeof origin === 'string' ? leading(link, origin, view) : null;
    if (row !== null) return { row, from: origin as RecordId };
  }
  return null;
}

/** The record that a link to an id leads to: where it does not lead on, that very record. */
function leading({ target, leadsOn: isFollowing }: Link, id: RecordId, view: View): Row | null {
  return isFollowing ? view.get(target.key, id) : view.itself(target.key, id);
}

/** A link to a record, under its name; where another record led there, that is kept, so that both may part again. */
function refTo(link: Link, row: Row, from: RecordId, text: string, view: View, tables: Tables): Ref {
  // What has lost its name is still called by its last one.
  const isNameless = (row.values[link.target.label] ?? null) === null;
  return {
    id: row.id,
    text: isNameless || isNamed(link, row, text) ? text : uniqueLabel(link, row, view, tables),
    ...(from !== row.id && { from }),
  };
}

/** Whether a text still names a record: empty text for native links, a label with the end of the id, or any of its names. */
function isNamed(link: Link, row: Row, text: string): boolean {
  const { label, end } = parts(text);
  if (text === '' || (end !== null && row.id.endsWith(end))) return true;
  const keys = new Set(link.names.keys(row.values));
  return namedBy(link.target, label).some((key) => keys.has(key));
}

/** Every record that a text names; those whose label is the very text come before looser matches. */
function search(link: Link, text: string, view: View, tables: Tables): readonly Row[] | 'crowd' {
  const { label, end } = parts(text);
  const found = new Map<string, Row>();
  const keys = namedBy(link.target, end === null ? text : label);
  // What was joined into another is looked for only where nothing else has that name.
  for (const index of [link.names, link.joinedNames]) {
    if (index === null || found.size > 0) continue;
    for (const key of keys) {
      const rows = view.by(index, key);
      if (rows === 'crowd') return 'crowd';
      for (const row of rows) found.set(row.id, row);
    }
  }
  const rows = [...found.values()];
  if (end !== null) return rows.filter((row) => row.id.endsWith(end));
  const exact = rows.filter((row) => fold(labelText(link.target, tables.locale.language, row)) === fold(text));
  return exact.length > 0 ? exact : rows;
}

function parts(text: string): { readonly label: string; readonly end: string | null } {
  const at = text.lastIndexOf(mark);
  const end =
    at < 0
      ? ''
      : text
          .slice(at + mark.length)
          .trim()
          .toLowerCase();
  return end.length === markedIdLength ? { label: text.slice(0, at), end } : { label: text, end: null };
}

/** The record's label, with the end of its id where another record has the same one. */
function uniqueLabel(link: Link, row: Row, view: View, tables: Tables): string {
  const label = labelText(link.target, tables.locale.language, row);
  const field = link.target.byKey.get(link.target.label);
  const keys = field === undefined ? [] : keysOf(field, row.values[field.key] ?? null);
  const alone = keys.every((key) => view.count(link.names, key) < 2);
  return alone ? label : `${label}${mark}${row.id.slice(-markedIdLength).toUpperCase()}`;
}
