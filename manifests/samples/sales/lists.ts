/** The day for which the figures of the sample are counted. */
export const today = '2026-10-15';

export const stages = ['New', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'] as const;
export type Stage = (typeof stages)[number];

/** Other words that the team uses for its stages. */
export const stageWords: Readonly<Record<string, readonly string[]>> = {
  New: ['Новая', 'Нова', 'new lead'],
  Qualified: ['Квалифицирована', 'qualif.'],
  Proposal: ['КП отправлено', 'Offer'],
  Negotiation: ['Переговоры', 'Переговори'],
  Won: ['Выиграна', 'Виграна', 'Closed won'],
  Lost: ['Проиграна', 'Closed lost'],
};

export const managers = ['Oksana', 'Roman', 'Iryna', 'Maksym'] as const;

export const managerWords: Readonly<Record<string, readonly string[]>> = {
  Oksana: ['Оксана', 'Оксана Г.'],
  Roman: ['Роман'],
  Iryna: ['Ірина', 'Ирина'],
  Maksym: ['Максим', 'Макс'],
};

export const sources = ['Website', 'Referral', 'Exhibition', 'Cold call', 'Instagram', 'Partner'] as const;

export const sourceWords: Readonly<Record<string, readonly string[]>> = {
  Website: ['сайт', 'site', 'Web-site'],
  Referral: ['рекомендація', 'по рекомендации'],
  Exhibition: ['виставка', 'выставка'],
  'Cold call': ['холодный звонок', 'cold'],
  Instagram: ['insta', 'инста'],
  Partner: ['партнёр', 'партнер'],
};

export const industries = ['Restaurants', 'Hotels', 'Offices', 'Retail', 'Education'] as const;

export const industryWords: Readonly<Record<string, readonly string[]>> = {
  Restaurants: ['HoReCa', 'ресторан', 'кафе'],
  Hotels: ['готель', 'отель'],
  Offices: ['офіс', 'офис'],
  Retail: ['роздріб', 'розница', 'магазин'],
  Education: ['освіта', 'школа'],
};

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

export const tags = ['VIP', 'Tender', 'Repeat', 'Urgent', 'Export'] as const;
