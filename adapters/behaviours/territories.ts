import * as z from 'zod';
import type { TableKey } from '../../core/cell.ts';
import { fold } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { GivenList, UnreadRows } from '../../core/list-source.ts';
import type { Row } from '../../core/record.ts';
import { sameValue } from '../../core/record.ts';
import type { ConfigIssue, Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { unknownField, unknownTable } from '../../core/unknown-name.ts';
import { listFrom } from '../fields/reading/list-from.ts';
import { reference } from '../fields/reference.ts';
import { hasLeft, todayIn } from './people/reach.ts';
import type { Roster } from './people/roster.ts';
import { namesPeople, personIn, personNamed, rosterIn, textIn } from './people/roster.ts';
import { closedByOptions } from './row-answers/silence.ts';

const Written = z.strictObject({
  by: z
    .array(z.string())
    .min(1)
    .max(10)
    .meta({
      description: 'The fields that say where a record belongs; the first that is in the list counts.',
      examples: [['city', 'region', 'postcode']],
    }),
  owner: z.string().meta({ description: 'The field of whoever looks after it.', examples: ['manager'] }),
  of: z.union([z.record(z.string().min(1).max(200), z.string().min(1).max(200)), listFrom]).meta({
    description:
      'Who looks after which place; `79*` is whatever begins so. Or `from`: where you keep them, the place first, the person beside it.',
    examples: [{ Kyiv: 'Olena', '79*': 'Taras' }, { from: 'Lists!A2:B' }],
  }),
});
type Written = z.output<typeof Written>;

/** Who looks after which places of one table. */
interface Territory {
  readonly by: readonly Field[];
  readonly owner: Field;
  /** Names by the place, folded. */
  readonly exact: ReadonlyMap<string, string>;
  /** Beginnings, the longest first. */
  readonly beginnings: readonly (readonly [string, string])[];
  readonly isClosed: (values: Row['values']) => boolean;
  readonly unread: UnreadRows | null;
}

/** Each place has somebody who looks after it: an empty cell is filled with their name, and another name is told. */
export const territories = behaviour({
  name: 'territories',
  version: 1,
  summary: 'Fills in who looks after a record by where it is, and says where somebody else does.',
  config: z.record(z.string(), Written).optional(),
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const issues: ConfigIssue[] = [];
    const all = new Map<TableKey, Territory>();
    for (const [key, written] of Object.entries(config)) {
      const made = territoryOf(key, written, tables, (issue) => issues.push(issue));
      if (made !== null) all.set(key, made);
    }
    if (issues.length > 0) return { issues };
    const roster = rosterIn(tables);
    return {
      rule: {
        name: 'territories',
        tables: [...all.keys()],
        indexes: roster === null ? [] : [roster.names],
        unread: [...all.values()].flatMap(({ unread }) => unread ?? []),
        writes: [...all].map(([table, { owner }]) => `${table}.${owner.key}` as const),
        visit: (visit, view) => judge(all.get(visit.row.table)!, visit, view, roster, tables),
      },
    };
  },
});

function territoryOf(
  key: TableKey,
  { by, owner, of }: Written,
  settings: Tables,
  tell: (issue: ConfigIssue) => void,
): Territory | null {
  const { tables } = settings;
  const table = tables.get(key);
  if (table === undefined) {
    tell({ path: [key], ...unknownTable(key, tables) });
    return null;
  }
  const fieldAt = (name: string, ...path: (string | number)[]): readonly Field[] => {
    const found = table.byKey.get(name);
    if (found !== undefined) return [found];
    tell({ path: [key, ...path], ...unknownField(name, table) });
    return [];
  };
  const places = by.flatMap((name, i) => fieldAt(name, 'by', i));
  const [field] = fieldAt(owner, 'owner');
  if (field === undefined) return null;
  const { pairs, unread } = pairsOf(of);
  return {
    by: places,
    owner: field,
    exact: new Map(pairs.filter(([place]) => !place.endsWith('*')).reverse()),
    beginnings: pairs
      .flatMap(([place, name]) => (place.endsWith('*') ? [[place.slice(0, -1), name] as const] : []))
      .sort(([a], [b]) => b.length - a.length),
    isClosed: closedByOptions(settings, table),
    unread,
  };
}

/** Of a place that stands twice the first counts; a place without anybody beside it means nothing. */
function pairsOf(of: Written['of']): {
  readonly pairs: readonly (readonly [string, string])[];
  readonly unread: UnreadRows | null;
} {
  if (!isList(of)) return { pairs: tidied(Object.entries(of)), unread: null };
  const { from, rows = [] } = of;
  const isWhole = ([place = '', name = '']: readonly string[]) => place !== '' && name !== '';
  const unread = rows.filter((row) => !isWhole(row)).map((row) => row.join(' ').trim());
  const pairs = rows.filter(isWhole).map(([place = '', name = '']) => [place, name] as const);
  return { pairs: tidied(pairs), unread: { list: from, rows: unread } };
}

function tidied(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return pairs.map(([place, name]) => [fold(place), name.trim()]);
}

function isList(of: Written['of'] | GivenList): of is GivenList {
  return typeof of['from'] === 'string' && (Object.keys(of).length === 1 || 'rows' in of);
}

/** Where a record belongs, as it is written there, and whose that is. */
interface Whose {
  readonly field: Field;
  readonly place: string;
  readonly name: string;
}

function whose({ by, exact, beginnings }: Territory, { values, wrong }: Row): Whose | null {
  for (const field of by) {
    const place = field.key in wrong ? null : textIn(field, values);
    if (place === null) continue;
    const key = fold(place);
    const name = exact.get(key) ?? beginnings.find(([beginning]) => key.startsWith(beginning))?.[1];
    if (name !== undefined) return { field, place, name };
  }
  return null;
}

function judge(
  territory: Territory,
  { row, now, occasion }: Visit,
  view: View,
  roster: Roster | null,
  tables: Tables,
): Decision {
  const { owner, isClosed } = territory;
  if (occasion === 'removed' || owner.key in row.wrong || isClosed(row.values)) return {};
  const found = whose(territory, row);
  const meant = found === null ? null : owner.parse(found.name);
  if (found === null || meant?.is !== 'value') return {};
  const isStaff = roster !== null && namesPeople(owner, roster.table.key);
  const person = isStaff ? personNamed(roster, found.name, view) : null;
  const value = row.values[owner.key] ?? null;
  const about = { table: row.table, record: row.id, field: owner.key };
  const args = { place: found.place, name: found.name };
  if (isStaff && (person === null || hasLeft(roster, person, todayIn(tables.locale.zone, now)))) {
    // Whoever a row names already looks after it, whatever the list of places says.
    if (value !== null) return {};
    const why = { ...args, isGone: person !== null, table: roster.table.title };
    return { findings: [{ code: 'territory.nobody', severity: 'warning', ...about, args: why }] };
  }
  if (value === null) return { set: { [owner.key]: meant.value }, because: { code: 'territory.owner', args } };
  const isTheirs =
    person === null ? sameName(owner, value, meant.value) : personIn(roster!, owner, row, view)?.id === person.id;
  if (isTheirs) return {};
  return {
    findings: [
      {
        code: 'territory.other',
        severity: 'note',
        ...about,
        args,
        suggestions: [meant.cell],
      },
    ],
  };
}

function sameName(field: Field, one: unknown, other: unknown): boolean {
  if (isField(field, reference)) return sameValue(one, other);
  const keys = new Set(field.keys(one));
  return sameValue(one, other) || field.keys(other).some((key) => keys.has(key));
}
