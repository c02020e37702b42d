import type { Cell } from '../../../core/cell.ts';
import type { Effect } from '../../../core/effect.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Field } from '../../../core/field.ts';
import type { Reason } from '../../../core/finding.ts';
import { derivedId } from '../../../core/id.ts';
import type { Notice } from '../../../core/notice.ts';
import { recordKey } from '../../../core/record.ts';
import type { ConfigIssue, Decision, Tables, View, Visit } from '../../../core/rule.ts';
import { unknownField } from '../../../core/unknown-name.ts';
import type { Reach } from './reach.ts';
import { addressOf, reachOf } from './reach.ts';
import type { Roster } from './roster.ts';
import { namesPeople, personIn, rosterIn } from './roster.ts';

/** What it takes to tell people: the list of staff, and the way by which messages leave. */
export interface Teller {
  readonly roster: Roster;
  readonly tables: Tables;
  readonly way: string;
}

/** Something that the person whom a field names is told once, each time that it becomes so. */
export interface Announcement {
  /** The rule that says it, and what it calls it. */
  readonly rule: string;
  readonly name: string;
  readonly field: Field;
  /** Whether it is so now. */
  readonly isSo: boolean;
  readonly reason: Reason;
}

/** How far an announcement has come, as its ledger says. */
type State = 'waits' | 'told' | 'quiet' | 'over';

/** Whoever is to tell people needs a list of them; `null`: the settings have none. */
export function tellerOf(tables: Tables): Teller | null {
  const roster = rosterIn(tables);
  return roster === null || tables.way === undefined ? null : { roster, tables, way: tables.way };
}

/** The field that names whom to tell, or what is wrong with it. */
export function tellField(
  teller: Teller | null,
  name: string,
  table: { readonly title: string; readonly byKey: ReadonlyMap<string, Field> },
): Field | Omit<ConfigIssue, 'path'> {
  const field = table.byKey.get(name);
  if (field === undefined) return unknownField(name, table);
  if (teller === null)
    return { message: 'Nobody knows whom to tell: name the list of staff in the section staff', word: name };
  if (namesPeople(field, teller.roster.table.key)) return field;
  return {
    message: `"${name}" names nobody: give it the type person, or a reference to ${teller.roster.table.key}`,
    word: name,
  };
}

/**
 * Tells the person whom a field names, or whoever stands in for them, in their working hours: once, each time that it
 * becomes so by somebody's edit or by the course of time; where nobody can be told, as soon as somebody can. What was so
 * when it was first looked at is told to nobody.
 */
export function announce(
  { roster, tables, way }: Teller,
  { rule, name, field, isSo, reason }: Announcement,
  { row, occasion, now }: Visit,
  view: View,
): Pick<Decision, 'entries' | 'effects' | 'withdraw' | 'wake'> {
  const about = recordKey(row.table, row.id);
  const ledger = `told:${rule}/${name}`;
  const card = `${ledger}/${about}`;
  const last = view.last(ledger, about);
  const was = (last?.data?.['is'] ?? 'over') as State;
  const entry = (is: State): Entry => {
    const data: Readonly<Record<string, Cell>> = { is };
    const key = derivedId(JSON.stringify([ledger, about, row.revision, is, last?.key ?? '']));
    return { ledger, key, subject: about, at: now, about, by: rule, data };
  };
  if (!isSo) return was === 'over' ? {} : { entries: [entry('over')], withdraw: [card] };
  if (was === 'told' || was === 'quiet') return {};
  if (was === 'over' && (occasion === 'adopted' || (occasion === 'reviewed' && last === null)))
    return { entries: [entry('quiet')] };

  const named = personIn(roster, field, row, view);
  const reach = named === null ? null : reachOf(roster, named, view, now, tables.locale);
  if (reach === null || reach.from > now) {
    const waits = was === 'over' ? { entries: [entry('waits')] } : {};
    return reach === null ? waits : { ...waits, wake: [{ rule, at: reach.from }] };
  }
  const told = entry('told');
  const { name: called, email, channel } = addressOf(roster, reach.person);
  const effect: Effect = {
    key: `told/${told.key}`,
    kind: way,
    about,
    lane: called,
    list: 'told',
    card,
    person: { name: called, ...(email !== null && { email }), ...(channel !== null && { channel }) },
    audience: 'staff',
    payload: noticeOf(reason, field, reach, roster, row, tables),
  };
  return { entries: [told], effects: [effect] };
}

/** Names of records and people stand in cells: they are shown as the readers of the message may see them. */
function noticeOf(
  reason: Reason,
  field: Field,
  { instead }: Reach,
  roster: Roster,
  row: Visit['row'],
  { tables }: Tables,
): Notice {
  const label = tables.get(row.table)!.label;
  const cells: Notice['cells'] = {
    record: { table: row.table, field: label, cell: row.cells[label] ?? null },
    ...(instead !== null && {
      instead: { table: roster.table.key, field: roster.label.key, cell: instead.cells[roster.label.key] ?? null },
    }),
  };
  const args = { ...reason.args, table: tables.get(row.table)!.title, field: field.label, isInstead: instead !== null };
  return {
    reason: { code: reason.code, args: instead === null ? { ...args, instead: '' } : args },
    cells,
    record: recordKey(row.table, row.id),
  };
}
