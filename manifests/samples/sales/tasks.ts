import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { anyChoice, typedChoice, typedYesNo } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { type ContactRow, typedReference } from './contacts.ts';
import type { DealRow } from './deals.ts';
import { managers, today } from './lists.ts';

/** One row of the tab as typed. */
export interface TaskRow {
  readonly task: string;
  readonly deal: Content;
  readonly contact: Content;
  readonly due: Content;
  readonly manager: Content;
  readonly priority: Content;
  readonly done: Content;
  readonly spent: Content;
  readonly comment: Content;
}

const taskCount = 80;

const tasks = [
  'Позвонить',
  'Перезвонить после обеда',
  'Выслать КП',
  'Подготовить договор',
  'Напомнить об оплате',
  'Назначить дегустацию',
  'Уточнить адрес доставки',
  'Надіслати рахунок',
  'Узгодити дату монтажу',
  'Отправить образцы',
];

const priorityWords = { Высокая: ['срочно', 'Висока', 'high'], Обычная: ['Звичайна', 'средняя'], Низкая: ['потом'] };
const spent = ['30 мин', '1 ч 30 мин', '15 хв', '2 часа', '1:30', '45m', '0:20', 'полдня'];
const comments = ['не берёт трубку', 'ждём ответа', 'перенести?', 'Сделано в пятницу'];

function createRow(deals: readonly DealRow[], contacts: readonly ContactRow[], random: Random): TaskRow {
  const deal = random.pick(deals);
  const contact = random.chance(0.7) && typeof deal.contact === 'string' ? deal.contact : random.pick(contacts).name;
  const done = random.chance(0.4);
  const due = serial(today) + random.int(done ? -60 : -20, done ? 0 : 40);
  return {
    task: random.pick(tasks),
    deal: random.chance(0.15) ? null : typedReference(deal.name, deal.name, random),
    contact: random.chance(0.25) ? null : contact,
    due: random.chance(0.06) ? null : typedDate(due, random),
    manager: random.chance(0.06) ? null : anyChoice(managers, random),
    priority: random.chance(0.2)
      ? null
      : typedChoice(random.weigh({ Высокая: 20, Обычная: 60, Низкая: 20 }), priorityWords, random),
    done: typedYesNo(done, ['да', 'нет'], random),
    spent: done && random.chance(0.8) ? random.pick(spent) : null,
    comment: random.chance(0.15) ? random.pick(comments) : null,
  };
}

/** The tasks of the sample. */
export function createTaskRows(deals: readonly DealRow[], contacts: readonly ContactRow[]): readonly TaskRow[] {
  const random = createRandom('sales/tasks');
  return Array.from({ length: taskCount }, () => createRow(deals, contacts, random));
}

/** The tab with the tasks, kept by a colleague in Russian. */
export function tasksTab(rows: readonly TaskRow[]): Tab {
  return listTab<TaskRow>({
    name: 'Задачи',
    colour: '0F766E',
    header: 'salesHeader',
    records: rows,
    columns: [
      { header: 'Задача', width: 28, cell: (row) => row.task },
      { header: 'Сделка', width: 40, cell: (row) => row.deal },
      { header: 'Контакт', width: 28, cell: (row) => row.contact },
      { header: 'Срок', width: 18, style: 'date', cell: (row) => row.due },
      { header: 'Ответственный', width: 15, cell: (row) => row.manager },
      { header: 'Приоритет', width: 12, cell: (row) => row.priority },
      { header: 'Готово', width: 10, style: 'centred', cell: (row) => row.done },
      { header: 'Затрачено', width: 13, cell: (row) => row.spent },
      { header: 'Комментарий', width: 24, cell: (row) => row.comment },
    ],
    more: (at) => ({
      formats: [
        { is: 'when', range: at.range('Задача'), formula: `${at.first('Готово')}="да"`, format: 'faded' },
        {
          is: 'when',
          range: at.range('Срок'),
          formula: `AND(ISNUMBER(${at.first('Срок')}),${at.first('Срок')}<ReportDate,${at.first('Готово')}<>"да")`,
          format: 'bad',
        },
      ],
      validations: [
        { type: 'list', range: at.range('Приоритет'), formulas: ['"Высокая,Обычная,Низкая"'], loose: true },
        { type: 'list', range: at.range('Готово'), formulas: ['"да,нет"'], loose: true },
      ],
      notes: [{ ref: at.ref('Срок', 2), author: 'Roman', text: 'Клиент просил не раньше вторника.' }],
    }),
  });
}
