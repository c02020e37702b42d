import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import type { Calendar } from './calendar.ts';
import { type Deal, deals } from './deals.ts';
import { choices, headers, tabs } from './headers.ts';
import { offered } from './lists-tabs.ts';
import { people } from './people.ts';
import type { Said } from './said.ts';

/** How a deal is called: what it is about, and with whom. */
export function dealName(say: (said: Said) => string, { what, customer }: Deal): string {
  return `${say(what)} — ${say(customer.name)}`;
}

/** The tab with the deals: a table of Excel with a sum below, and a conversation about an amount. */
export function dealsTab(say: (said: Said) => string, { day, year, iso }: Calendar): Tab {
  const amountOf = ({ amount }: Deal): Content =>
    typeof amount === 'object' && amount !== null ? say(amount) : amount;
  const sum = deals.reduce((total, { amount }) => total + (typeof amount === 'number' ? amount : 0), 0);
  return listTab<Deal>({
    name: say(tabs.deals),
    colour: '0F766E',
    header: 'salesHeader',
    records: deals,
    table: 'Deals',
    columns: [
      {
        header: say(headers.deal),
        width: 44,
        cell: (deal) => dealName(say, deal),
        total: { label: say(headers.sum) },
      },
      { header: say(headers.customer), width: 24, cell: ({ customer }) => say(customer.name) },
      { header: say(headers.manager), width: 20, cell: ({ manager }) => say(people[manager].name) },
      { header: say(headers.stage), width: 14, cell: ({ stage }) => say(choices.stages[stage]) },
      { header: say(headers.since), width: 14, style: 'date', cell: ({ since }) => day(since) },
      {
        header: say(headers.amount),
        width: 18,
        style: 'hryvnia',
        cell: amountOf,
        total: { sum, style: 'totalHryvnia' },
      },
      {
        header: say(headers.closing),
        width: 14,
        style: 'date',
        cell: ({ closing }) =>
          typeof closing === 'string' ? closing.replace('YYYY', String(year)) : closing === null ? null : day(closing),
      },
      { header: say(headers.nextStep), width: 20, cell: ({ next }) => (next ? say(next) : null) },
    ],
    more: (at) => ({
      formats: [
        {
          is: 'when',
          range: at.range(say(headers.stage)),
          formula: `${at.first(say(headers.stage))}="${say(choices.stages.won)}"`,
          format: 'good',
        },
      ],
      validations: [
        {
          type: 'list',
          range: at.range(say(headers.stage)),
          formulas: offered(Object.values(choices.stages).map(say)),
          loose: true,
        },
      ],
      threads: [
        {
          ref: at.ref(say(headers.amount), 3),
          messages: [
            {
              author: say(people.olena.name),
              at: `${iso(-20)}T11:20:00.00`,
              text: say(['Is service in it?', 'С обслуживанием?', 'З обслуговуванням?']),
            },
            {
              author: say(people.marta.name),
              at: `${iso(-20)}T12:05:00.00`,
              text: say(['Yes, for the first year.', 'Да, на первый год.', 'Так, на перший рік.']),
            },
          ],
        },
      ],
    }),
  });
}
