import { referenceIndex } from '../../adapters/fields/reference.ts';
import { type Cell, cellText } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Model } from '../../core/model.ts';
import { later } from '../../core/ports.ts';
import { recordKey } from '../../core/record.ts';
import type { Rule, Visit } from '../../core/rule.ts';
import { modelOf } from '../settings.ts';

/** Firms, deals that name them, and tasks that a rule makes of won deals. A title is a deal's own for ever. */
const settings = `
tables:
  firms:
    label: name
    fields:
      name: { type: text, required: true }
      deals: { type: text, owner: rowcall }
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      firm: { type: reference, table: firms }
      phone: { type: phone }
      note: { type: text }
      stage: { type: choice, options: [New, Talk, Won, Lost], default: New, owner: shared }
      rank: { type: text, owner: rowcall }
      posted: { type: text, owner: rowcall }
      check: { type: text, owner: rowcall }
  tasks:
    label: title
    fields:
      title: { type: text, required: true }
status:
  deals: { state: check, silent: {} }
`;

/** How a message is sent: of `chat` it can be looked up what was sent, of `text` it cannot. */
export const messageKinds = ['chat', 'text'] as const;

/** What people hear of a deal, each of it once in its life. */
export const events = {
  Talk: { what: 'remind', kind: 'chat' },
  Won: { what: 'won', kind: 'chat' },
  Lost: { what: 'lost', kind: 'text' },
} as const;

/** How long after a deal came to Talk somebody is reminded of it, in milliseconds. */
const remindAfter = 20_000;

const firmDeals = referenceIndex('deals', 'firm');

/** The column `rank` of deals: what it must be for a stage and the form of a phone. */
export function rankOf(stage: Cell, phone: Cell): string {
  return `${cellText(stage) || 'none'} ${cellText(phone).slice(-4) || '0'}`;
}

/** The column `deals` of firms: what it must be for so many of them. */
export function countText(deals: number): string {
  return `${deals} deals`;
}

/** The title of the task that a won deal of that title becomes. */
export function taskTitle(deal: string): string {
  return `Invoice ${deal}`;
}

/** Settings with rules that write our columns, count neighbours, make a record, send messages and wait for a moment. */
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
    tables: ['firms'],
    indexes: [firmDeals],
    writes: ['firms.deals'],
    reads: [],
    visit: ({ row }, view) => ({ set: { deals: countText(view.count(firmDeals, row.id)) } }),
  };
  const closed: Rule = {
    name: 'closed',
    tables: ['deals'],
    indexes: [],
    writes: ['tasks.title'],
    reads: ['deals.stage'],
    visit(visit) {
      if (comesTo(visit, 'Lost')) return { effects: [messageOf(visit, 'Lost')] };
      if (!comesTo(visit, 'Won')) return {};
      const { id, revision, values } = visit.row;
      return {
        effects: [{ ...messageOf(visit, 'Won'), back: { link: 'posted' } }],
        create: [{ table: 'tasks', key: `won/${id}/${revision}`, set: { title: taskTitle(titleOf(values)) } }],
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
      if (comesTo(visit, 'Talk')) return { wake: [{ rule: 'remind', at: later(visit.now, remindAfter) }] };
      if (visit.occasion !== 'due' || visit.row.values['stage'] !== 'Talk') return {};
      return { effects: [messageOf(visit, 'Talk')] };
    },
  };
  return {
    ...base,
    rules: [...base.rules.slice(0, -1), rank, counted, closed, remind, base.rules.at(-1)!],
    indexes: new Map(base.indexes).set(firmDeals.name, firmDeals),
  };
}

function comesTo({ occasion, before, row }: Visit, stage: string): boolean {
  const isEvent = occasion === 'created' || occasion === 'updated';
  return isEvent && row.values['stage'] === stage && (before?.['stage'] ?? null) !== stage;
}

function titleOf(values: Visit['row']['values']): string {
  return cellText((values['title'] as Cell) ?? null);
}

function messageOf({ row }: Visit, stage: keyof typeof events): Effect {
  const { what, kind } = events[stage];
  const title = titleOf(row.values);
  const about = recordKey(row.table, row.id);
  return {
    key: `${what}/${about}/${row.revision}`,
    kind,
    about,
    lane: `${kind} ${title.at(-1)}`,
    audience: 'staff',
    payload: { what, title },
  };
}
