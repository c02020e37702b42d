import { listTab } from '../list-tab.ts';
import type { Cell, Tab } from '../ooxml/book.ts';
import type { Calendar } from './calendar.ts';
import { type Customer, cities, customers } from './customers.ts';
import { choices, headers, tabs } from './headers.ts';
import { people, staff } from './people.ts';
import { type Request, requests } from './requests.ts';
import type { Said } from './said.ts';

type Say = (said: Said) => string;

const teal = '0F766E';
const header = 'salesHeader';

/** Words of a drop-down, as Excel has them inside the cell's own rule. */
export function offered(words: readonly string[]): readonly string[] {
  return [`"${words.join(',')}"`];
}

/** The tab with the twelve of them. */
export function staffTab(say: Say, { day }: Calendar): Tab {
  return listTab({
    name: say(tabs.staff),
    colour: '9CA3AF',
    header,
    records: staff,
    columns: [
      { header: say(headers.name), width: 24, cell: ({ name }) => say(name) },
      { header: say(headers.email), width: 28, cell: ({ mail }) => `${mail}@zerno.example.com` },
      { header: say(headers.role), width: 20, cell: ({ role }) => say(role) },
      {
        header: say(headers.left),
        width: 14,
        style: 'date',
        cell: ({ left }) => (left === undefined ? null : day(left)),
      },
    ],
  });
}

/** The birthday itself: as many days ago as its next one is ahead, in the year of birth. */
function bornOn(
  { birthday }: Customer,
  { iso, day }: Calendar,
): { readonly born: number; readonly next: number } | null {
  if (birthday === undefined) return null;
  const [inDays, year] = birthday;
  const [, month, date] = iso(inDays).split('-') as [string, string, string];
  const born = Date.UTC(year, Number(month) - 1, Number(date));
  return { born: Math.round((born - Date.UTC(1899, 11, 30)) / 86_400_000), next: day(inDays) };
}

/** The tab with the customers: filtered, in part coloured by hand, with a column nobody looks at any more. */
export function customersTab(say: Say, calendar: Calendar): Tab {
  const tab = listTab<Customer>({
    name: say(tabs.customers),
    colour: teal,
    header,
    records: customers,
    filter: true,
    columns: [
      { header: say(headers.customer), width: 26, cell: ({ name }) => say(name) },
      { header: say(headers.contact), width: 22, cell: ({ contact }) => say(contact) },
      { header: say(headers.phone), width: 21, cell: ({ phone }) => phone },
      { header: say(headers.email), width: 32, cell: ({ mail }) => mail },
      { header: say(headers.city), width: 12, cell: ({ city }) => say(cities[city]) },
      { header: say(headers.manager), width: 20, cell: ({ manager }) => say(people[manager].name) },
      {
        header: say(headers.contract),
        width: 14,
        style: 'date',
        cell: ({ contract }) => (contract === undefined ? null : calendar.day(contract)),
      },
      { header: say(headers.birthday), width: 15, style: 'date', cell: (one) => bornOn(one, calendar)?.born ?? null },
      {
        header: say(headers.nextBirthday),
        width: 17,
        style: 'date',
        formula: (row) => nextBirthdayOf(`H${row}`),
        cell: (one) => bornOn(one, calendar)?.next ?? '',
      },
      { header: say(headers.code), width: 10, hidden: true, cell: ({ mail }) => (mail === null ? null : mail.length) },
      { header: say(headers.comment), width: 28, cell: ({ comment }) => (comment ? say(comment) : null) },
    ],
    more: (at) => ({
      formats: [{ is: 'duplicate', range: at.range(say(headers.customer)), format: 'attention' }],
      validations: [
        {
          type: 'list',
          range: at.range(say(headers.city)),
          formulas: offered(Object.values(cities).map(say)),
          loose: true,
        },
      ],
      notes: [
        {
          ref: at.ref(say(headers.contract), 6),
          author: say(people.marta.name),
          text: say(['They want a better price.', 'Хотят цену получше.', 'Хочуть кращу ціну.']),
        },
      ],
    }),
  });
  return { ...tab, rows: tab.rows.map((cells, at) => (at % 9 === 5 ? cells.map(marked) : cells)) };
}

/** The next day that has the day and the month of a cell, or nothing for an empty one. */
function nextBirthdayOf(cell: string): string {
  const inYear = (year: string) => `DATE(${year},MONTH(${cell}),DAY(${cell}))`;
  const now = 'YEAR(TODAY())';
  return `IF(${cell}="","",IF(${inYear(now)}<TODAY(),${inYear(`${now}+1`)},${inYear(now)}))`;
}

/** Somebody's marker: nobody remembers what it meant. */
function marked(cell: Cell): Cell {
  return { ...cell, style: cell.style === 'date' ? 'markedDate' : 'marked' };
}

/** The tab with what people asked for. */
export function requestsTab(say: Say, { moment }: Calendar): Tab {
  return listTab<Request>({
    name: say(tabs.requests),
    colour: 'F59E0B',
    header,
    records: requests,
    columns: [
      { header: say(headers.received), width: 18, style: 'dateTime', cell: ({ received }) => moment(...received) },
      { header: say(headers.name), width: 22, cell: ({ name }) => say(name) },
      { header: say(headers.phone), width: 20, cell: ({ phone }) => phone },
      { header: say(headers.source), width: 14, cell: ({ source }) => say(choices.sources[source]) },
      { header: say(headers.wish), width: 38, cell: ({ wish }) => say(wish) },
      { header: say(headers.manager), width: 20, cell: ({ manager }) => say(people[manager].name) },
      {
        header: say(headers.answered),
        width: 18,
        style: 'dateTime',
        cell: ({ answered }) => (answered ? moment(...answered) : null),
      },
    ],
    more: (at) => ({
      validations: [
        {
          type: 'list',
          range: at.range(say(headers.source)),
          formulas: offered(Object.values(choices.sources).map(say)),
          loose: true,
        },
      ],
    }),
  });
}
