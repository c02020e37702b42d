import type { ChoiceList } from '../typing/choices.ts';

/** The day for which the figures of the sample are counted. */
export const today = '2026-10-15';

/** How far a deal may be. */
export const stages = {
  New: ['Новая', 'Нова', 'new lead'],
  Qualified: ['Квалифицирована', 'qualif.'],
  Proposal: ['КП отправлено', 'Offer'],
  Negotiation: ['Переговоры', 'Переговори'],
  Won: ['Выиграна', 'Виграна', 'Closed won'],
  Lost: ['Проиграна', 'Closed lost'],
} as const satisfies ChoiceList;

/** One of the stages as its drop-down has it. */
export type Stage = keyof typeof stages;

/** Who sells. */
export const managers: ChoiceList = {
  Oksana: ['Оксана', 'Оксана Г.'],
  Roman: ['Роман'],
  Iryna: ['Ірина', 'Ирина'],
  Maksym: ['Максим', 'Макс'],
};

/** Where deals come from. */
export const sources: ChoiceList = {
  Website: ['сайт', 'site', 'Web-site'],
  Referral: ['рекомендація', 'по рекомендации'],
  Exhibition: ['виставка', 'выставка'],
  'Cold call': ['холодный звонок', 'cold'],
  Instagram: ['insta', 'инста'],
  Partner: ['партнёр', 'партнер'],
};

/** What the companies do. */
export const industries: ChoiceList = {
  Restaurants: ['HoReCa', 'ресторан', 'кафе'],
  Hotels: ['готель', 'отель'],
  Offices: ['офіс', 'офис'],
  Retail: ['роздріб', 'розница', 'магазин'],
  Education: ['освіта', 'школа'],
};

/** Why a deal was lost. */
export const lostReasons = ['Price', 'No budget', 'Competitor', 'No answer', 'Not needed'] as const;

/** What the company offers, in the words of those who wrote the deals down. */
export const offers = [
  'Кавомашини для офісу',
  'Постачання зерна',
  'Сервісний договір',
  'Кофейный уголок',
  'Аренда кофемашин',
  'Обучение бариста',
  'Office coffee, pilot',
  'Beans, monthly supply',
  'Vending machines',
  'Barista training',
] as const;

/** What is to be done next for a deal. */
export const nextSteps = [
  'Передзвонити',
  'Надіслати пропозицію',
  'Позвонить директору',
  'Согласовать договор',
  'Send the offer',
  'Book a tasting',
  'Agree on the price',
  'Зустріч у них в офісі',
] as const;

/** Words that are hung on deals. */
export const tags = ['VIP', 'Tender', 'Repeat', 'Urgent', 'Export'] as const;
