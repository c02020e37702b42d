import * as z from 'zod';
import type { Cell, FieldKey, RecordId } from '../../core/cell.ts';
import type { Entry } from '../../core/entry.ts';
import type { Finding } from '../../core/finding.ts';
import { derivedId } from '../../core/id.ts';
import { joinedField, joinedInto } from '../../core/joined.ts';
import type { Table } from '../../core/model.ts';
import { labelText } from '../../core/present.ts';
import type { Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { joinedIndex } from './deduplication/joined-index.ts';
import { joinedAccount, joinedLedger } from './deduplication/ledgers.ts';

/**
 * A record that was joined into another says so, and stays as it was; what is typed there afterwards is asked about. Only a
 * request joins or parts records: what is typed in that column is put back.
 */
export const joined = behaviour({
  name: 'joined',
  version: 1,
  summary: 'Rows that were joined into others: kept as they were, told of in the row, and never joined in a circle.',
  config: z.undefined(),
  bind(_, tables) {
    const own = [...tables.tables.values()].filter(({ byKey }) => byKey.has(joinedField));
    if (own.length === 0) return { rule: null };
    return {
      rule: {
        name: 'joined',
        tables: own.map(({ key }) => key),
        indexes: own.map(joinedIndex),
        writes: own.map(({ key }) => `${key}.${joinedField}` as const),
        joined: true,
        visit: (visit, view) => judge(visit, view, tables),
      },
    };
  },
});

function judge(visit: Visit, view: View, tables: Tables): Decision {
  const { row, before, origin, occasion } = visit;
  const table = tables.tables.get(row.table)!;
  const into = joinedInto(row.values);
  const was = before === null ? null : joinedInto(before);
  const isTurn = into !== was && occasion !== 'adopted' && occasion !== 'restored';
  if (isTurn && origin === 'edit') {
    // The copy of a row that was joined into another is a row of its own.
    if (before === null) return { set: { [joinedField]: null }, because: { code: 'report.because.copied' } };
    return refusal(visit, 'joined.by-hand');
  }
  const target = into === null ? null : leadsTo(row, into, view);
  if (isTurn && origin === 'request' && into !== null && (target === 'ring' || target === null))
    return refusal(visit, target === null ? 'joined.gone' : 'joined.ring');

  const entries = isTurn && before !== null ? turnEntries(visit, table, into, was, view) : [];
  if (into === null) return { entries };
  return { entries, findings: [standingOf(visit, target, !isTurn && editedSince(row, view), table, tables)] };
}

function refusal(visit: Visit, code: string): Decision {
  return { refuse: { fields: [joinedField], finding: say(visit, code), policy: 'revert' } };
}

function say({ row }: Visit, code: string, more: Partial<Finding> = {}): Finding {
  return { code, severity: 'warning', table: row.table, record: row.id, field: joinedField, ...more };
}

/** What is to be said of a record that was joined into another. */
function standingOf(
  visit: Visit,
  target: Row | 'ring' | null,
  isEdited: boolean,
  table: Table,
  { locale }: Tables,
): Finding {
  if (target === 'ring') return say(visit, 'joined.ring');
  if (target === null) return say(visit, 'joined.gone');
  const about = {
    args: { name: labelText(table, locale.language, target) },
    others: [recordKey(target.table, target.id)],
  };
  return isEdited ? say(visit, 'joined.edited', about) : say(visit, 'joined.into', { ...about, severity: 'note' });
}

/** The record it is in the end, `ring` where that leads back to where it was, and `null` where nothing is there. */
function leadsTo(row: Row, into: RecordId, view: View): Row | 'ring' | null {
  const passed = new Set([row.id]);
  for (let next = into; ; ) {
    if (passed.has(next)) return 'ring';
    passed.add(next);
    const target = view.itself(row.table, next);
    if (target === null) return null;
    const further = joinedInto(target.values);
    if (further === null) return target;
    next = further;
  }
}

/** What the ledger is told of a joining or parting: what the row held, and that it was a person's word. */
function turnEntries(
  { row, actor, now }: Visit,
  table: Table,
  into: RecordId | null,
  was: RecordId | null,
  view: View,
): readonly Entry[] {
  const about = recordKey(row.table, row.id);
  const entry = (what: string, more: Partial<Entry>): Entry => {
    const subject = joinedAccount(row.table, what);
    const key = `${subject}/${row.id}/${row.revision}`;
    return { ledger: joinedLedger, key, subject, at: now, about, by: 'joined', ...more };
  };
  const left = was === null ? [] : [entry('undone', { amount: 1, data: { accepted: acceptedIn(table.key, view) } })];
  if (into === null) return left;
  const stands = entry(row.id, { data: { into, ...printOf(row, filled(row, table)) } });
  // Whoever chooses in a row is a person, though nobody may know which.
  const by = actor.is === 'person' ? actor.id : actor.is === 'unknown' ? '' : null;
  return by === null ? [...left, stands] : [...left, stands, entry('accepted', { amount: 1, data: { by } })];
}

function acceptedIn(table: string, view: View): number {
  return view.sum(joinedLedger, joinedAccount(table, 'accepted'));
}

/** Some cells, and a print that tells whether any of them has changed since. */
function printOf({ cells }: Row, fields: readonly FieldKey[]): Readonly<Record<'fields' | 'print', Cell>> {
  return { fields, print: derivedId(JSON.stringify(fields.map((field) => cells[field] ?? null))) };
}

/** What people have filled in. */
function filled({ cells, marks }: Row, { fields }: Table): readonly FieldKey[] {
  return fields.flatMap(({ key, owner }) =>
    owner === 'rowcall' || marks[key] === 'computed' || (cells[key] ?? null) === null ? [] : [key],
  );
}

function editedSince(row: Row, view: View): boolean {
  const then = view.last(joinedLedger, joinedAccount(row.table, row.id))?.data;
  const fields = then?.['fields'];
  if (then === undefined || !Array.isArray(fields)) return false;
  return printOf(row, fields).print !== then['print'];
}
