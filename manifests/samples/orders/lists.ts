import type { ChoiceList } from '../typing/choices.ts';

/** The day for which the figures of the sample are counted. */
export const today = '2026-10-15';

/** How far an order may be. */
export const statuses = {
  New: ['Новый', 'новий'],
  Confirmed: ['Подтверждён', 'підтверджено'],
  Packed: ['Собран', 'упакован'],
  Shipped: ['Отправлен', 'в пути'],
  Delivered: ['Доставлен', 'Вручён', 'отримано'],
  Cancelled: ['Отменён', 'Canceled', 'отмена'],
  Returned: ['Возврат', 'повернення'],
} as const satisfies ChoiceList;

/** One of the statuses as its drop-down has it. */
export type Status = keyof typeof statuses;

/** Where orders come from. */
export const channels: ChoiceList = {
  Website: ['сайт', 'site'],
  Instagram: ['insta', 'инста', 'директ'],
  Marketplace: ['маркетплейс', 'каспи'],
  Phone: ['звонок', 'телефон'],
  Shop: ['магазин', 'offline'],
};

/** How goods get to the customer. */
export const deliveries: ChoiceList = {
  Courier: ['курьер', "кур'єр"],
  Post: ['почта', 'Казпочта'],
  Pickup: ['самовывоз', 'самовивіз'],
  'Parcel locker': ['постамат', 'почтомат'],
};

/** How orders are paid. */
export const methods: ChoiceList = {
  Card: ['карта', 'картой', 'visa'],
  Transfer: ['перевод', 'на счёт', 'безнал'],
  Cash: ['наличные', 'нал'],
  'On delivery': ['наложенный платёж', 'при получении', 'COD'],
};

/** Who takes the orders. */
export const managers: ChoiceList = {
  Aigul: ['Айгуль', 'Айгүл'],
  Dmitry: ['Дмитрий', 'Дима'],
  Sofia: ['София', 'Соня'],
};

/** Whom the shop sells to. */
export const groups: ChoiceList = {
  Retail: ['розница', 'роздріб'],
  Wholesale: ['опт', 'оптом'],
  VIP: ['вип', 'ВІП'],
};
