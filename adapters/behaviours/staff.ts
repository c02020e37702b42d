import type { TableKey } from '../../core/cell.ts';
import { dict } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import type { Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Decision, Tables, View, Wake } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { person } from '../fields/person.ts';
import { type Skeleton, skeletonsOf } from '../fields/reading/skeleton.ts';
import { likelyNames } from './people/likely-names.ts';
import { managerRing } from './people/manager-ring.ts';
import type { PeopleColumn } from './people/named-by.ts';
import { keysFor, peopleColumns } from './people/named-by.ts';
import { readOwnHours } from './people/own-hours.ts';
import { hasLeft, todayIn } from './people/reach.ts';
import type { Roster } from './people/roster.ts';
import { nameIn, nameKey, namesIn, rosterOf, textIn } from './people/roster.ts';
import { staffSection } from './people/section.ts';

/** All that the rule asks with. */
interface Desk {
  readonly roster: Roster;
  /** Columns of people by table; those of the list itself among them: a manager is one of the staff. */
  readonly people: ReadonlyMap<TableKey, readonly Field<string>[]>;
  readonly columns: readonly PeopleColumn[];
  readonly skeleton: Skeleton;
  readonly tables: Tables;
}

/**
 * Whoever is named in a column of people stands in the list of staff and still works here; the list names nobody twice.
 * Whom a misspelt name may mean is asked, never guessed.
 */
export const staff = behaviour({
  name: 'staff',
  version: 2,
  summary: 'People named in cells stand in the tab that lists the staff; misspelt names are asked about.',
  config: staffSection,
  list(config, tables) {
    const table = config === undefined ? undefined : tables.get(config.table);
    if (config === undefined || table === undefined) return null;
    const fields = [config.name ?? table.label, config.aliases].flatMap((one) => one ?? []);
    return { table: table.key, fields, ...(config.left !== undefined && { until: config.left }) };
  },
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const roster = rosterOf(config, tables);
    if ('issues' in roster) return roster;
    const people = peopleIn(tables);
    const columns = peopleColumns(roster, tables);
    const desk: Desk = { roster, people, columns, skeleton: skeletonsOf(tables.locale), tables };
    const { naming, manager, hours, left, absent, table } = roster;
    const own = [...naming, ...[manager, hours, left].flatMap((one) => one ?? []), ...(absent ?? [])];
    return {
      rule: {
        name: 'staff',
        tables: [...new Set([...people.keys(), table.key])],
        indexes: [roster.names, roster.everybody, ...columns.map(({ index }) => index)],
        writes: [],
        reads: [
          ...new Set([
            ...[...people].flatMap(([key, fields]) => fields.map((field) => `${key}.${field.key}` as const)),
            ...own.map(({ key }) => `${table.key}.${key}` as const),
          ]),
        ],
        visit({ row, now }, view) {
          const today = todayIn(tables.locale.zone, now);
          const fields = people.get(row.table) ?? [];
          const decided = fields.map((field) => named(desk, field, row, view, today));
          if (row.table === table.key) decided.push(listed(desk, row, view, today));
          const [next] = decided.flatMap(({ wake = [] }) => wake).sort((a, b) => (a.at < b.at ? -1 : 1));
          return { findings: decided.flatMap(({ findings = [] }) => findings), ...(next && { wake: [next] }) };
        },
      },
    };
  },
});

function peopleIn({ tables }: Tables): ReadonlyMap<TableKey, readonly Field<string>[]> {
  const people = [...tables.values()].map(
    ({ key, fields }) => [key, fields.filter((one): one is Field<string> => isField(one, person))] as const,
  );
  return new Map(people.filter(([, fields]) => fields.length > 0));
}

/** What is said of a cell that names a person. */
function named({ roster, skeleton, tables }: Desk, { key }: Field, row: Row, view: View, today: string): Decision {
  const text = row.values[key];
  if (typeof text !== 'string' || key in row.wrong) return {};
  const about = { table: row.table, record: row.id, field: key };
  const found = view.by(roster.names, nameKey(text));
  if (found === 'crowd' || found.length > 1) {
    const suggestions = found === 'crowd' ? [] : found.flatMap(({ values }) => nameIn(roster, values) ?? []);
    return {
      findings: [{ code: 'staff.several', severity: 'warning', ...about, args: { name: text }, suggestions }],
    };
  }
  const [one] = found;
  if (one === undefined) {
    const suggestions = likelyNames(roster, text, view, skeleton);
    const args = { name: text, table: roster.table.title, isNear: suggestions.length > 0 };
    return { findings: [{ code: 'staff.unknown', severity: 'error', ...about, args, suggestions }] };
  }
  if (!hasLeft(roster, one, today)) return { wake: leavingOf(roster, one) };
  const args = { name: text, date: leftText(roster, one, tables) };
  return { findings: [{ code: 'staff.left', severity: 'note', ...about, args }] };
}

/** By noon in Greenwich that day has begun in every zone. */
function leavingOf({ left }: Roster, { values }: Row): readonly Wake[] {
  const day = left === null ? null : (values[left.key] ?? null);
  return typeof day === 'string' ? [{ rule: 'staff', at: `${day}T12:00:00.000Z` }] : [];
}

function leftText({ left }: Roster, { values }: Row, { locale }: Tables): string {
  const day = left === null ? null : values[left.key];
  return typeof day === 'string' ? left!.show(day, locale.language) : '';
}

/** What is said of a row of the list itself. */
function listed(desk: Desk, row: Row, view: View, today: string): Decision {
  const { roster, tables } = desk;
  const about = { table: row.table, record: row.id };
  const findings: Finding[] = [...sameNames(roster, row, view)];
  const [from, to] = (roster.absent ?? []).map(({ key }) => row.values[key]);
  if (roster.absent !== null && typeof from === 'string' && typeof to === 'string' && to < from)
    findings.push({ code: 'staff.absence', severity: 'error', ...about, field: roster.absent[1].key });
  const hours = roster.hours === null ? null : textIn(roster.hours, row.values);
  if (hours !== null && readOwnHours(hours, tables.locale) === null)
    findings.push({ code: 'staff.hours', severity: 'error', ...about, field: roster.hours!.key });
  const ring = managerRing(roster, row, view);
  if (ring !== null) {
    const args = { names: [...ring, ring[0] ?? ''].join(' → '), isAlone: ring.length === 1 };
    findings.push({ code: 'staff.ring', severity: 'error', ...about, field: roster.manager!.key, args });
  }
  if (!hasLeft(roster, row, today)) return { findings, wake: leavingOf(roster, row) };
  const count = stillNamed(desk, row, view);
  if (count > 0) {
    const args = { name: nameIn(roster, row.values) ?? '', date: leftText(roster, row, tables), count };
    findings.push({ code: 'staff.still-named', severity: 'warning', ...about, field: roster.left!.key, args });
  }
  return { findings };
}

/** In how many open rows of other tables a person is named. */
function stillNamed({ roster, columns }: Desk, row: Row, view: View): number {
  const asks = columns.flatMap((column) =>
    keysFor(roster, column, row).map((key) => () => view.count(column.index, key)),
  );
  return view.together(asks).reduce((sum, count) => sum + count, 0);
}

/** Names by which somebody else in the list goes too. */
function sameNames(roster: Roster, row: Row, view: View): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = dict<true>();
  for (const field of roster.naming)
    for (const text of namesIn(field, row.values)) {
      const key = nameKey(text);
      if (key in seen) continue;
      seen[key] = true;
      const found = view.by(roster.names, key);
      const others = found === 'crowd' ? [] : found.filter(({ id }) => id !== row.id);
      if (found !== 'crowd' && others.length === 0) continue;
      findings.push({
        code: 'staff.same',
        severity: 'warning',
        table: row.table,
        record: row.id,
        field: field.key,
        args: { name: text },
        others: others.map(({ table, id }) => recordKey(table, id)),
      });
    }
  return findings;
}
