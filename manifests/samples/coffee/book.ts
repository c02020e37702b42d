import type { Book } from '../ooxml/book.ts';
import { pivotTab } from '../pivot-tab.ts';
import { calendarAround } from './calendar.ts';
import { dealsTab } from './deals-tab.ts';
import { headers, tabs } from './headers.ts';
import { customersTab, requestsTab, staffTab } from './lists-tabs.ts';
import { ordersTab, pricesTab } from './orders-tabs.ts';
import { people } from './people.ts';
import type { Tongue } from './said.ts';
import { sayer } from './said.ts';
import { summaryTab } from './summary-tab.ts';

/** The workbook of a coffee wholesaler of twelve on the Tuesday of its story, which is `today`: `YYYY-MM-DD`. */
export function coffeeBook(tongue: Tongue, today: string): Book {
  const say = sayer(tongue);
  const calendar = calendarAround(today, tongue);
  const deals = dealsTab(say, calendar);
  return {
    title: 'Zerno',
    creator: say(people.olena.name),
    saved: `${today}T06:30:00Z`,
    tabs: [
      summaryTab(say, calendar),
      customersTab(say, calendar),
      requestsTab(say, calendar),
      deals,
      ordersTab(say, calendar, 0),
      ordersTab(say, calendar, 1),
      pricesTab(say),
      staffTab(say, calendar),
      pivotTab(deals, {
        tab: say(tabs.pivot),
        by: say(headers.manager),
        count: say(headers.deal),
        sum: say(headers.amount),
        captions: [
          say(['Number of deals', 'Число сделок', 'Кількість угод']),
          say(['Sum of amounts', 'Сумма сделок', 'Сума угод']),
        ],
      }),
    ],
    names: {},
  };
}
