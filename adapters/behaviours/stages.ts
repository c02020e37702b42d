import * as z from 'zod';
import type { Cell, TableKey } from '../../core/cell.ts';
import type { Entry } from '../../core/entry.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import { derivedId } from '../../core/id.ts';
import type { GivenList, UnreadRows } from '../../core/list-source.ts';
import type { Table } from '../../core/model.ts';
import { recordKey } from '../../core/record.ts';
import type { ConfigIssue, Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { unknownField, unknownTable } from '../../core/unknown-name.ts';
import { dayNumber, dayText, usualWork, type WorkTime, workdayFrom, workdaysBetween } from '../../core/work-time.ts';
import type { Calendar } from '../expressions/calendar.ts';
import { calendarOf } from '../expressions/calendar.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { listFrom } from '../fields/reading/list-from.ts';
import { announce, type Teller, tellerOf, tellField } from './people/announce.ts';

const mostDays = 3650;
const days = z.int().min(0).max(mostDays);

const Written = z.strictObject({
  field: z.string().meta({ description: 'The field of the stage.', examples: ['stage'] }),
  days: z.union([z.record(z.string().min(1), days), listFrom]).meta({
    description:
      'How many days a record may stay in a stage; stages that are not named, as closed ones, may last. Or `from`: where you keep them, the stage first, its days beside it.',
    examples: [{ New: 2, Offer: 14 }, { from: 'Lists!A2:B' }],
  }),
  since: z
    .string()
    .optional()
    .meta({
      description:
        'A field of the day on which the stage began, for records that were there before Rowcall. What Rowcall has seen itself prevails.',
      examples: ['since'],
    }),
  tell: z
    .string()
    .optional()
    .meta({
      description: 'The field of the person who is told, once each time; it needs the section `staff`.',
      examples: ['owner'],
    }),
  workdays: z.boolean().default(false).meta({ description: 'Whether only workdays count, as `hours` says.' }),
});
type Written = z.output<typeof Written>;

/** The stages of one table, ready to be watched. */
interface Watched {
  readonly table: Table;
  readonly field: Field<string>;
  readonly since: Field<string> | null;
  /** By the stage as rules call it. */
  readonly limits: ReadonlyMap<string, number>;
  readonly unread: UnreadRows | null;
  readonly inWorkdays: boolean;
  readonly tell: Field | null;
}

/** Since when a record has been in its stage. */
interface Stay {
  /** The day, as a number. */
  readonly day: number;
  /** Nobody knows what was before. */
  readonly atLeast: boolean;
}

/** The ledger of stages: one entry each time a record comes into another one. */
const ledger = 'stage';

/** Records that have been in their stage for longer than it is meant to last are told, on the very day. */
export const stages = behaviour({
  name: 'stages',
  version: 1,
  summary: 'Asks about records that have been in one stage for longer than it is meant to last.',
  config: z.record(z.string(), Written).optional(),
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const teller = tellerOf(tables);
    const issues: ConfigIssue[] = [];
    const watched = new Map<TableKey, Watched>();
    for (const [key, written] of Object.entries(config)) {
      const made = watchedIn(key, written, tables, teller, (issue) => issues.push(issue));
      if (made !== null) watched.set(key, made);
    }
    if (issues.length > 0) return { issues };
    const calendar = calendarOf(tables.locale.zone);
    const tells = [...watched.values()].some(({ tell }) => tell !== null);
    return {
      rule: {
        name: 'stages',
        tables: [...watched.keys()],
        indexes: tells && teller !== null ? [teller.roster.names] : [],
        writes: [],
        unread: [...watched.values()].flatMap(({ unread }) => unread ?? []),
        reads: [...watched].flatMap(([table, { field, since, tell }]) =>
          [field, since, tell].flatMap((one) => (one === null ? [] : [`${table}.${one.key}` as const])),
        ),
        visit(visit, view) {
          const one = watched.get(visit.row.table)!;
          const decision = watch(one, visit, view, calendar, tables);
          return teller === null || one.tell === null ? decision : withWord(teller, one.tell, decision, visit, view);
        },
      },
    };
  },
});

function watchedIn(
  key: TableKey,
  written: Written,
  { tables }: Tables,
  teller: Teller | null,
  tell: (issue: ConfigIssue) => void,
): Watched | null {
  const table = tables.get(key);
  if (table === undefined) {
    tell({ path: [key], ...unknownTable(key, tables) });
    return null;
  }
  const fieldAt = (part: 'field' | 'since', name: string): Field | null => {
    const found = table.byKey.get(name) ?? null;
    if (found === null) tell({ path: [key, part], ...unknownField(name, table) });
    return found;
  };
  const field = fieldAt('field', written.field);
  const since = written.since === undefined ? null : fieldAt('since', written.since);
  if (field === null) return null;
  if (!isField(field, choice)) {
    tell({ path: [key, 'field'], message: `"${field.key}" has no stages: give it the type choice`, word: field.key });
    return null;
  }
  if (since !== null && !isField(since, date)) {
    tell({ path: [key, 'since'], message: `"${since.key}" holds no dates: give it the type date`, word: since.key });
    return null;
  }
  const limited = limitsOf(written.days, field, (word) =>
    tell({
      path: [key, 'days', word],
      message: `"${word}" is no stage of ${field.label}`,
      word,
      known: field.column.choices ?? [],
    }),
  );
  const whom = written.tell === undefined ? null : tellField(teller, written.tell, table);
  if (whom !== null && 'message' in whom) {
    tell({ ...whom, path: [key, 'tell'] });
    return null;
  }
  return { table, field, since, ...limited, inWorkdays: written.workdays, tell: whom };
}

/** The same, and the word to whoever is to know. */
function withWord(teller: Teller, field: Field, decision: Decision, visit: Visit, view: View): Decision {
  if (visit.occasion === 'removed') return decision;
  const [stuck] = decision.findings ?? [];
  const word = announce(
    teller,
    {
      rule: 'stages',
      name: visit.row.table,
      field,
      isSo: stuck !== undefined,
      reason: { code: 'report.tell.stage', ...(stuck?.args && { args: stuck.args }) },
    },
    visit,
    view,
  );
  const entries = [...(decision.entries ?? []), ...(word.entries ?? [])];
  const wake = [...(decision.wake ?? []), ...(word.wake ?? [])];
  return { ...decision, ...word, ...(entries.length > 0 && { entries }), ...(wake.length > 0 && { wake }) };
}

/** What people keep by hand is never a fault of the settings: a row that names no stage, or no number, does not count. */
function limitsOf(
  written: Written['days'],
  field: Field<string>,
  unknown: (word: string) => void,
): Pick<Watched, 'limits' | 'unread'> {
  const limits = new Map<string, number>();
  if (isList(written)) {
    const unread: string[] = [];
    for (const row of written.rows ?? []) {
      const [stage = '', limit = ''] = row;
      const parsed = field.parse(stage);
      const count = days.safeParse(Number(limit === '' ? Number.NaN : limit));
      if (parsed.is !== 'value' || !count.success) unread.push(row.join(' ').trim());
      else if (!limits.has(parsed.value)) limits.set(parsed.value, count.data);
    }
    return { limits, unread: { list: written.from, rows: unread } };
  }
  for (const [stage, limit] of Object.entries(written)) {
    const parsed = field.parse(stage);
    if (parsed.is === 'value') limits.set(parsed.value, limit);
    else unknown(stage);
  }
  return { limits, unread: null };
}

function isList(written: Written['days']): written is GivenList {
  return typeof written['from'] === 'string';
}

function watch(watched: Watched, visit: Visit, view: View, calendar: Calendar, tables: Tables): Decision {
  const { row, now, occasion } = visit;
  const { field, limits } = watched;
  const stage = row.values[field.key];
  if (occasion === 'removed' || typeof stage !== 'string' || field.key in row.wrong) return {};
  const key = recordKey(row.table, row.id);
  const last = view.last(ledger, key);
  const entry = entryOf(watched, visit, stage);
  const isNew = last?.key !== entry.key && last?.data?.['stage'] !== stage;
  const noted = isNew ? { entries: [entry] } : {};
  const limit = limits.get(stage);
  if (limit === undefined) return noted;

  const stay = stayOf(watched, visit, isNew ? entry : last!, calendar);
  const work = tables.locale.work ?? usualWork;
  const from = watched.inWorkdays ? workdaysAfter(stay.day, limit, work) : stay.day + limit + 1;
  if (from === null) return noted;
  if (from > calendar.dayOf(new Date(now))) {
    const at = calendar.startOf(dayText(from)).toISOString();
    return { ...noted, wake: [{ rule: 'stages', at }] };
  }
  const { language } = tables.locale;
  const finding: Finding = {
    code: 'stage.stuck',
    severity: 'warning',
    table: row.table,
    record: row.id,
    field: field.key,
    args: {
      stage: field.show(stage, language),
      since: date.bind({}, tables.locale).show(dayText(stay.day), language),
      atLeast: stay.atLeast,
      limit,
      workdays: watched.inWorkdays,
    },
  };
  return { ...noted, findings: [finding] };
}

/** The record comes into that stage now, or was found in it. A hash is its key: no cell can be read from it. */
function entryOf({ field }: Watched, { row, occasion, changed, now }: Visit, stage: string): Entry {
  const about = recordKey(row.table, row.id);
  const isSeen = occasion === 'created' || (occasion === 'updated' && changed.has(field.key));
  const data: Readonly<Record<string, Cell>> = { stage, found: !isSeen };
  const key = derivedId(JSON.stringify([ledger, about, row.revision, stage]));
  return { ledger, key, subject: about, at: now, about, by: 'stages', data };
}

function stayOf({ since }: Watched, { row }: Visit, { at, data }: Entry, calendar: Calendar): Stay {
  const seen = calendar.dayOf(new Date(at));
  if (data?.['found'] === false) return { day: seen, atLeast: false };
  const said = since === null || since.key in row.wrong ? null : (row.values[since.key] ?? null);
  const day = typeof said === 'string' ? dayNumber(said) : Number.NaN;
  return day <= seen ? { day, atLeast: false } : { day: seen, atLeast: true };
}

/** The first day on which more workdays have passed than that; `null` where nobody works so many days in years. */
function workdaysAfter(day: number, limit: number, work: WorkTime): number | null {
  if (workdaysBetween(day, day + mostDays * 7, work) <= limit) return null;
  let next = day;
  for (let passed = 0; passed <= limit; passed++) next = workdayFrom(next + 1, work);
  return next;
}
