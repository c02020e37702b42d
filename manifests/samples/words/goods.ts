/** A kind of goods: what is sold under it, in which variants, and for how much. */
export interface Goods {
  readonly category: string;
  readonly prefix: string;
  readonly name: string;
  readonly variants: readonly string[];
  /** Tenge for the first variant; each next one costs a fifth more. */
  readonly price: number;
  readonly grams: number;
}

/** What the shop sells. */
export const goods: readonly Goods[] = [
  {
    category: 'Tea',
    prefix: 'TEA',
    name: 'Чай чёрный «Караван»',
    variants: ['50 г', '100 г', '250 г', '500 г'],
    price: 1800,
    grams: 60,
  },
  {
    category: 'Tea',
    prefix: 'TEG',
    name: 'Чай зелёный «Тихий сад»',
    variants: ['50 г', '100 г', '250 г'],
    price: 2100,
    grams: 60,
  },
  {
    category: 'Tea',
    prefix: 'TEH',
    name: 'Чай трав’яний «Карпати»',
    variants: ['40 г', '80 г', '200 г'],
    price: 1950,
    grams: 50,
  },
  {
    category: 'Coffee',
    prefix: 'COF',
    name: 'Кофе в зёрнах «Маяк»',
    variants: ['250 г', '500 г', '1 кг'],
    price: 4200,
    grams: 270,
  },
  {
    category: 'Coffee',
    prefix: 'COG',
    name: 'Ground coffee "Lantern"',
    variants: ['250 g', '500 g', '1 kg'],
    price: 4000,
    grams: 270,
  },
  {
    category: 'Coffee',
    prefix: 'COD',
    name: 'Drip coffee, box',
    variants: ['10 pcs', '20 pcs', '30 pcs'],
    price: 3900,
    grams: 160,
  },
  {
    category: 'Tableware',
    prefix: 'POT',
    name: 'Чайник «Бобёр»',
    variants: ['0,6 л', '0,9 л', '1,2 л'],
    price: 9800,
    grams: 780,
  },
  {
    category: 'Tableware',
    prefix: 'CUP',
    name: 'Кружка «Ёжик»',
    variants: ['белая', 'синяя', 'жёлтая', 'зелёная'],
    price: 3200,
    grams: 340,
  },
  {
    category: 'Tableware',
    prefix: 'PIA',
    name: 'Пиала «Степь»',
    variants: ['малая', 'средняя', 'большая'],
    price: 2600,
    grams: 210,
  },
  { category: 'Tableware', prefix: 'TRY', name: 'Tray "Amber"', variants: ['S', 'M', 'L'], price: 7400, grams: 900 },
  {
    category: 'Sweets',
    prefix: 'HON',
    name: 'Мёд луговой',
    variants: ['250 г', '500 г', '1 кг'],
    price: 3100,
    grams: 420,
  },
  {
    category: 'Sweets',
    prefix: 'JAM',
    name: 'Варення з агрусу',
    variants: ['200 г', '400 г'],
    price: 2400,
    grams: 380,
  },
  {
    category: 'Sweets',
    prefix: 'HAL',
    name: 'Халва фисташковая',
    variants: ['200 г', '400 г', '800 г'],
    price: 2900,
    grams: 220,
  },
  {
    category: 'Sweets',
    prefix: 'CHO',
    name: 'Шоколад ремесленный',
    variants: ['горький', 'молочный', 'с солью'],
    price: 2700,
    grams: 90,
  },
  {
    category: 'Gifts',
    prefix: 'BOX',
    name: 'Подарочный набор',
    variants: ['маленький', 'средний', 'большой'],
    price: 14_900,
    grams: 1200,
  },
  {
    category: 'Gifts',
    prefix: 'CRD',
    name: 'Gift card',
    variants: ['5 000 ₸', '10 000 ₸', '20 000 ₸'],
    price: 5000,
    grams: 10,
  },
];
