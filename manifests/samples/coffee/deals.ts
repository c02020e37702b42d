import { type Customer, heroes, others } from './customers.ts';
import type { choices } from './headers.ts';
import type { PersonKey } from './people.ts';
import type { Said } from './said.ts';

/** A deal as somebody typed it in. Days count from today. */
export interface Deal {
  readonly what: Said;
  readonly customer: Customer;
  readonly manager: PersonKey;
  readonly stage: keyof (typeof choices)['stages'];
  readonly since: number;
  readonly amount: Said | number | null;
  /** The day by which it should be closed; a text stands as it was typed, `YYYY` for this year. */
  readonly closing: number | string | null;
  readonly next?: Said;
}

const machine: Said = ['Coffee machine', 'Кофемашина', 'Кавомашина'];
const beans: Said = ['Beans every month', 'Зерно каждый месяц', 'Зерно щомісяця'];
const training: Said = ['Barista training', 'Обучение бариста', 'Навчання бариста'];
const call: Said = ['Call', 'Позвонить', 'Зателефонувати'];
const tasting: Said = ['Tasting', 'Дегустация', 'Дегустація'];

/** The deals of the story, the oldest first. */
export const deals: readonly Deal[] = [
  { what: beans, customer: others[0]!, manager: 'taras', stage: 'won', since: -64, amount: 36_000, closing: -64 },
  { what: machine, customer: others[1]!, manager: 'sofiia', stage: 'lost', since: -52, amount: 74_000, closing: -50 },
  // Small, so that nobody need be told that it stands still.
  {
    what: training,
    customer: others[2]!,
    manager: 'sofiia',
    stage: 'offer',
    since: -38,
    amount: 6_500,
    closing: 12,
    next: call,
  },
  // Large, and it has not moved for 23 days.
  {
    what: ['Machines and beans for a year', 'Машины и зерно на год', 'Машини та зерно на рік'],
    customer: heroes.panorama,
    manager: 'marta',
    stage: 'offer',
    since: -23,
    amount: 480_000,
    closing: 20,
    next: call,
  },
  { what: beans, customer: others[3]!, manager: 'marta', stage: 'won', since: -21, amount: 42_000, closing: -21 },
  {
    what: tasting,
    customer: others[4]!,
    manager: 'taras',
    stage: 'samples',
    since: -12,
    amount: null,
    closing: '03/04/YYYY',
    next: tasting,
  },
  // The price of a grinder abroad, among amounts in hryvnias.
  {
    what: ['Grinder from Italy', 'Кофемолка из Италии', 'Кавомолка з Італії'],
    customer: others[5]!,
    manager: 'sofiia',
    stage: 'offer',
    since: -9,
    amount: ['500$', '500$', '500$'],
    closing: 15,
    next: call,
  },
  {
    what: beans,
    customer: heroes.goldenBean,
    manager: 'taras',
    stage: 'won',
    since: -8,
    amount: ['18 000 UAH', '18 000 грн', '18 000 грн'],
    closing: -8,
  },
  {
    what: training,
    customer: heroes.goldenBeans,
    manager: 'sofiia',
    stage: 'samples',
    since: -6,
    amount: 8_000,
    closing: 24,
    next: tasting,
  },
  // As large, and on its way.
  {
    what: ['Machines for two floors', 'Машины на два этажа', 'Машини на два поверхи'],
    customer: heroes.kite,
    manager: 'marta',
    stage: 'offer',
    since: -5,
    amount: 260_000,
    closing: 30,
    next: call,
  },
  // Moved to Invoice this morning, and nobody knows for how much.
  {
    what: ['Spring blend, 60 kg', 'Весенняя смесь, 60 кг', 'Весняна суміш, 60 кг'],
    customer: heroes.slowMorning,
    manager: 'sofiia',
    stage: 'invoice',
    since: 0,
    amount: null,
    closing: 5,
  },
  { what: beans, customer: heroes.blueCup, manager: 'marta', stage: 'invoice', since: -1, amount: 51_600, closing: 6 },
  {
    what: beans,
    customer: heroes.corner,
    manager: 'taras',
    stage: 'new',
    since: -1,
    amount: null,
    closing: null,
    next: call,
  },
];
