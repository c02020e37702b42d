import type { choices } from './headers.ts';
import type { PersonKey } from './people.ts';
import type { Said } from './said.ts';

/** Somebody who asked for something. Days count from today, with the time of day behind the point. */
export interface Request {
  readonly received: readonly [day: number, time: string];
  readonly name: Said;
  readonly phone: string;
  readonly source: keyof (typeof choices)['sources'];
  readonly wish: Said;
  readonly manager: PersonKey;
  readonly answered: readonly [day: number, time: string] | null;
}

/** The requests of the last days, the oldest first. */
export const requests: readonly Request[] = [
  {
    received: [-6, '10:15'],
    name: ['Ihor Sava', 'Игорь Сава', 'Ігор Сава'],
    phone: '+380 67 555 0201',
    source: 'site',
    wish: ['20 kg of espresso a month', '20 кг эспрессо в месяц', '20 кг еспресо на місяць'],
    manager: 'taras',
    answered: [-6, '11:40'],
  },
  {
    received: [-5, '15:05'],
    name: ['Liudmyla Panas', 'Людмила Панас', 'Людмила Панас'],
    phone: '050 555 02 02',
    source: 'referral',
    wish: ['A machine for an office', 'Машину для офиса', 'Машину для офісу'],
    manager: 'marta',
    answered: [-4, '09:20'],
  },
  {
    received: [-3, '09:30'],
    name: ['Kateryna Buts', 'Катерина Буц', 'Катерина Буц'],
    phone: '+380 63 555 0203',
    source: 'instagram',
    wish: ['Price list', 'Прайс', 'Прайс'],
    manager: 'sofiia',
    answered: [-3, '09:55'],
  },
  // Since yesterday nobody has answered,
  {
    received: [-1, '16:40'],
    name: ['Anton Reva', 'Антон Рева', 'Антон Рева'],
    phone: '+380 68 555 0204',
    source: 'site',
    wish: ['40 kg for three cafés, urgent', '40 кг на три кафе, срочно', '40 кг на три кафе, терміново'],
    manager: 'marta',
    answered: null,
  },
  // and this one came only this morning.
  {
    received: [0, '08:50'],
    name: ['Tamila Koval', 'Тамила Коваль', 'Таміла Коваль'],
    phone: '+380 93 555 0205',
    source: 'site',
    wish: ['Samples of the spring blend', 'Образцы весенней смеси', 'Зразки весняної суміші'],
    manager: 'taras',
    answered: null,
  },
];
