import { referenceIndex } from '../../adapters/fields/reference.ts';
import { type Cell, cellText, type FieldKey, type Instant, type TableKey } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Model } from '../../core/model.ts';
import { recordKey } from '../../core/record.ts';
import type { Rule, Visit } from '../../core/rule.ts';
import { modelOf } from '../settings.ts';

/** A small trade: companies, deals that name them, and tasks that a rule makes of won deals. */
const settings = `
tables:
  companies:
    label: name
    fields:
      name: { type: text, required: true }
      deals: { type: text, owner: rowcall }
      check: { type: text, owner: rowcall }
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      company: { type: reference, table: companies }
      phone: { type: phone, unique: true }
      stage: { type: choice, options: [New, Talk, Won, Lost], default: New, owner: shared }
      rank: { type: text, owner: rowcall }
      check: { type: text, owner: rowcall }
  tasks:
    label: title
    fields:
      title: { type: text, required: true }
      done: { type: text }
status:
  companies: { state: check }
  deals: { state: check }
`;

/** How long after a deal came to Talk somebody is reminded, in milliseconds. */
const remindAfter = 30_000;

const companyDeals = referenceIndex('deals', 'company');

/** The derived column of deals: what it must be for a stage and the form of a phone. */
export function rankOf(stage: Cell, phone: Cell): string {
  return `${cellText(stage) || 'none'} ${cellText(phone).slice(-4) || '0'}`;
}

/** Settings and rules for the simulation: every kind of consequence that a rule can have, in its smallest form. */
export function tradeModel(): Model {
  const base = modelOf(settings);
  const phone = base.tables.get('deals')!.byKey.get('phone')!;
  const rank: Rule = {
    name: 'rank',
    tables: ['deals'],
    indexes: [],
    writes: ['deals.rank'],
    reads: ['deals.stage', 'deals.phone'],
    visit({ row: { values } }) {
      const number = values['phone'] ?? null;
      return { set: { rank: rankOf(values['stage'] as Cell, number === null ? null : phone.cell(number)) } };
    },
  };
  const counted: Rule = {
    name: 'counted',
    tables: ['companies'],
    indexes: [companyDeals],
    writes: ['companies.deals'],
    reads: [],
    visit: ({ row }, view) => ({ set: { deals: `${view.count(companyDeals, row.id)} deals` } }),
  };
  const won: Rule = {
    name: 'won',
    tables: ['deals'],
    indexes: [],
    writes: ['tasks.title', 'tasks.done'],
    reads: ['deals.stage'],
    visit(visit) {
      if (!comesTo(visit, 'Won')) return {};
      const { table, id, revision } = visit.row;
      return {
        effects: [messageOf(visit, 'won', 'chat')],
        create: [
          {
            table: 'tasks',
            key: `won/${recordKey(table, id)}/${revision}`,
            set: { title: `Invoice ${titleOf(visit)}` },
          },
        ],
        because: { code: 'report.because.one-form' },
      };
    },
  };
  const remind: Rule = {
    name: 'remind',
    tables: ['deals'],
    indexes: [],
    writes: [],
    reads: ['deals.stage'],
    visit(visit) {
      if (visit.occasion === 'due')
        return visit.row.values['stage'] === 'Talk' ? { effects: [messageOf(visit, 'remind', 'text')] } : {};
      if (!comesTo(visit, 'Talk')) return {};
      return { wake: [{ rule: 'remind', at: later(visit.now, remindAfter) }] };
    },
  };
  const rules = [...base.rules.slice(0, -1), rank, counted, won, remind, base.rules.at(-1)!];
  const indexes = new Map(base.indexes).set(companyDeals.name, companyDeals);
  return { ...base, rules, indexes };
}

/** The sender of each kind of message: `chat` can look up what it sent, `text` cannot. */
export const senderKinds = ['chat', 'text'] as const;

function comesTo({ occasion, before, row }: Visit, stage: string): boolean {
  const isEvent = occasion === 'created' || occasion === 'updated';
  return isEvent && row.values['stage'] === stage && (before?.['stage'] ?? null) !== stage;
}

function titleOf({ row }: Visit): string {
  return cellText((row.values['title'] as Cell) ?? null);
}

function messageOf(visit: Visit, what: string, kind: string): Effect {
  const { table, id, revision } = visit.row;
  const about = recordKey(table, id);
  return {
    key: `${what}/${about}/${revision}`,
    kind,
    about,
    lane: kind,
    audience: 'staff',
    payload: { what, title: titleOf(visit) },
  };
}

function later(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) + milliseconds).toISOString();
}

/** The form a cell gets: what the field's own type makes of it; itself where it cannot be read. */
export function formOf(model: Model, table: TableKey, field: FieldKey, cell: Cell): Cell {
  const parsed = model.tables.get(table)!.byKey.get(field)!.parse(cell);
  return parsed.is === 'value' ? parsed.cell : parsed.is === 'empty' ? null : cell;
}
