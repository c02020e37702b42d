import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { anyChoice, typedChoice } from '../typing/choices.ts';
import { serial } from '../typing/dates.ts';
import { type ContactRow, typedReference } from './contacts.ts';
import type { DealRow } from './deals.ts';
import { managers, today } from './lists.ts';

/** One row of the tab as typed; `bold` counts the first letters that are bold. */
export interface NoteRow {
  readonly when: Content;
  readonly contact: Content;
  readonly deal: Content;
  readonly kind: Content;
  readonly author: Content;
  readonly text: string;
  readonly bold: number;
}

const noteCount = 60;
const minutesInDay = 1440;

const texts = [
  'Говорили про ціну, просять знижку 5 %. Обіцяв відповісти до п’ятниці.',
  'Не відповідає третій день. Спробувати через офіс-менеджера.',
  'Зустріч пройшла добре, чекають на договір.\nКаву пили нашу.',
  'Просили перезвонить после праздников, бюджет на год уже закрыт.',
  'Важно: платят только с расчётного счёта, наличные не предлагать.',
  'Сменился директор, новый контакт пришлют письмом.',
  'Они сравнивают нас с конкурентом, тот дешевле на 7 %.',
  'They liked the tasting. Next: a pilot with two machines for one month.',
  'Asked for references from other hotels in Lviv.',
  'The contract is with their lawyers; expect comments by Monday.',
  '- передзвонити\n- надіслати каталог\n- уточнити об’єм',
  '+380 — номер в подписи старый, не звонить!',
  '=важливо= оплата частинами, три платежі',
];

const kindWords = { Call: ['Звонок', 'дзвінок'], Meeting: ['Встреча', 'зустріч'], Letter: ['письмо', 'mail'] };

function typedMoment(random: Random): Content {
  const day = serial(today) - random.int(0, 90);
  const minutes = random.int(9 * 12, 18 * 12) * 5;
  const moment = Math.round((day + minutes / minutesInDay) * 1e6) / 1e6;
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const ways = {
    true: moment,
    day,
    text: `${random.int(1, 15)}.10.2026 ${clock}`,
    iso: `2026-10-${random.int(10, 15)} ${clock}`,
  };
  return ways[random.weigh({ true: 84, day: 6, text: 7, iso: 3 })];
}

function createRow(deals: readonly DealRow[], contacts: readonly ContactRow[], random: Random): NoteRow {
  const text = random.pick(texts);
  const contact = random.pick(contacts).name;
  const deal = random.pick(deals).name;
  return {
    when: typedMoment(random),
    contact: typedReference(contact, contact, random),
    deal: random.chance(0.4) ? null : deal,
    kind: random.chance(0.1)
      ? null
      : typedChoice(random.weigh({ Call: 50, Meeting: 20, Letter: 30 }), kindWords, random),
    author: random.chance(0.05) ? null : anyChoice(managers, random),
    text,
    bold: text.startsWith('Важно:') ? 'Важно:'.length : 0,
  };
}

/** The notes of the sample. */
export function createNoteRows(deals: readonly DealRow[], contacts: readonly ContactRow[]): readonly NoteRow[] {
  const random = createRandom('sales/notes');
  return Array.from({ length: noteCount }, () => createRow(deals, contacts, random));
}

/** The tab with the notes. */
export function notesTab(rows: readonly NoteRow[]): Tab {
  return listTab<NoteRow>({
    name: 'Notes',
    colour: '0F766E',
    header: 'salesHeader',
    records: rows,
    columns: [
      { header: 'When', width: 19, style: 'dateTime', cell: (row) => row.when },
      { header: 'Contact', width: 28, cell: (row) => row.contact },
      { header: 'Deal', width: 38, cell: (row) => row.deal },
      { header: 'Type', width: 11, cell: (row) => row.kind },
      { header: 'Author', width: 11, cell: (row) => row.author },
      { header: 'Note', width: 62, style: 'wrapped', cell: (row) => row.text, bold: (row) => row.bold },
    ],
    more: (at) => ({
      validations: [{ type: 'list', range: at.range('Type'), formulas: ['"Call,Meeting,Letter"'], loose: true }],
    }),
  });
}
