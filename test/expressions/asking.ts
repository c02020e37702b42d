import type { Condition } from '../../adapters/expressions/condition.ts';
import { compileCondition } from '../../adapters/expressions/condition.ts';
import type { ConditionIssue } from '../../adapters/expressions/issue.ts';
import type { Cells } from '../../core/cell.ts';
import type { Model } from '../../core/model.ts';
import type { Row } from '../../core/record.ts';
import { toRow } from '../../core/record.ts';
import type { View } from '../../core/rule.ts';
import { loaded } from '../manifests/sales.ts';

/** Companies, their contacts, and the contacts' deals. */
export const model: Model = loaded(`rowcall: 1
name: Sales
store: { kind: memory }
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA]
tables:
  companies:
    label: name
    fields:
      name: { type: text }
      country: { type: choice, options: [UA, PL] }
      parent: { type: reference, table: companies }
  contacts:
    label: name
    fields:
      name: { type: text }
      company: { type: reference, table: companies }
      employers: { type: reference, table: companies, many: true }
  order-lines:
    label: code
    fields:
      code: { type: text }
      deal: { type: reference, table: deals }
      price: { type: number }
  notes:
    label: text
    fields:
      text: { type: text }
      first: { type: reference, table: contacts }
      second: { type: reference, table: contacts }
  deals:
    label: name
    fields:
      name: { type: text }
      contact: { type: reference, table: contacts }
      company: { type: reference, table: companies }
      amount: { type: money }
      discount: { type: percent }
      count: { type: number }
      due: { type: date }
      seen: { type: date-time }
      paid: { type: checkbox }
      tags: { type: multi-choice, options: [{ key: vip, label: VIP }, new, old] }
      stage: { type: choice, options: [New, { key: won, label: Won, labels: { uk: Виграно } }, Lost] }
      type: { type: text }
      list: { type: text }
      total: { type: computed }
`).model;

export const now = '2026-11-22T22:30:00.000Z';

const view: View = {
  get: () => null,
  itself: () => null,
  by: () => [],
  count: () => 0,
  sum: () => 0,
  last: () => null,
  together: (asks) => asks.map((ask) => ask()),
};

/** A view that knows these rows and answers every index over them. */
export function viewOf(rows: readonly Row[]): View {
  const itself: View['itself'] = (table, id) => rows.find((row) => row.table === table && row.id === id) ?? null;
  return {
    ...view,
    itself,
    get: itself,
    by(index, key, cap = 50) {
      const found = rows.filter((row) => row.table === index.table && index.keys(row.values).includes(key));
      return found.length > cap ? 'crowd' : found;
    },
  };
}

export function row(table: string, id: string, cells: Cells): Row {
  return toRow(model.tables.get(table)!, { id, cells });
}

export function condition(source: string, table = 'deals'): Condition {
  const compiled = compileCondition(source, model.tables.get(table)!, model);
  if ('issues' in compiled) throw new Error(compiled.issues.map(({ message }) => message).join('\n'));
  return compiled.condition;
}

/** Whether a deal with these cells meets a condition, among these other records. */
export function holds(source: string, cells: Cells = {}, others: readonly Row[] = []): boolean | null {
  return condition(source).test(row('deals', 'd1', cells), viewOf(others), now);
}

export function issues(source: string, table = 'deals'): readonly ConditionIssue[] {
  const compiled = compileCondition(source, model.tables.get(table)!, model);
  return 'issues' in compiled ? compiled.issues : [];
}
