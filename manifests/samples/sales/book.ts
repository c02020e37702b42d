import { reportDate } from '../dashboard-tab.ts';
import type { Book } from '../ooxml/book.ts';
import { pivotTab } from '../pivot-tab.ts';
import { wordListNames, wordListsTab } from '../word-lists-tab.ts';
import { companiesTab, createCompanyRows } from './companies.ts';
import { contactsTab, createContactRows } from './contacts.ts';
import { salesDashboard } from './dashboard.ts';
import { createDealRows } from './deals.ts';
import { dealsTab } from './deals-tab.ts';
import { industries, lostReasons, managers, sources, stages } from './lists.ts';
import { createNoteRows, notesTab } from './notes.ts';
import { createTaskRows, tasksTab } from './tasks.ts';

const lists = {
  Stages: Object.keys(stages),
  Managers: Object.keys(managers),
  Sources: Object.keys(sources),
  Industries: Object.keys(industries),
  Reasons: lostReasons,
};

/** The workbook of a sales team that sells coffee to offices. */
export function salesBook(): Book {
  const companies = createCompanyRows();
  const contacts = createContactRows(companies);
  const deals = createDealRows(companies, contacts);
  const dealList = dealsTab(deals);
  return {
    title: 'Sales',
    creator: 'Oksana',
    saved: '2026-10-15T09:00:00Z',
    tabs: [
      salesDashboard(deals),
      companiesTab(companies),
      contactsTab(contacts),
      dealList,
      tasksTab(createTaskRows(deals, contacts)),
      notesTab(createNoteRows(deals, contacts)),
      pivotTab(dealList, {
        tab: 'By manager',
        by: 'Manager',
        count: 'Deal',
        sum: 'Amount',
        captions: ['Number of deals', 'Sum of amounts'],
      }),
      wordListsTab(lists, 'salesHeader'),
    ],
    names: { ReportDate: reportDate, ...wordListNames(lists) },
  };
}
