/** The day for which the figures of the sample are counted. */
export const today = '2026-10-15';

export const statuses = ['New', 'Confirmed', 'Packed', 'Shipped', 'Delivered', 'Cancelled', 'Returned'] as const;
export type Status = (typeof statuses)[number];

/** Other words that the team uses for its statuses. */
export const statusWords: Readonly<Record<string, readonly string[]>> = {
  New: ['Новый', 'новий'],
  Confirmed: ['Подтверждён', 'подтвержден'],
  Packed: ['Собран', 'упакован'],
  Shipped: ['Отправлен', 'в пути'],
  Delivered: ['Доставлен', 'Вручён', 'отримано'],
  Cancelled: ['Отменён', 'Canceled', 'отмена'],
  Returned: ['Возврат', 'повернення'],
};

export const channels = ['Website', 'Instagram', 'Marketplace', 'Phone', 'Shop'] as const;

export const channelWords: Readonly<Record<string, readonly string[]>> = {
  Website: ['сайт', 'site'],
  Instagram: ['insta', 'инста', 'директ'],
  Marketplace: ['маркетплейс', 'каспи'],
  Phone: ['звонок', 'телефон'],
  Shop: ['магазин', 'offline'],
};

export const deliveries = ['Courier', 'Post', 'Pickup', 'Parcel locker'] as const;

export const deliveryWords: Readonly<Record<string, readonly string[]>> = {
  Courier: ['курьер', "кур'єр"],
  Post: ['почта', 'Казпочта'],
  Pickup: ['самовывоз', 'самовивіз'],
  'Parcel locker': ['постамат', 'почтомат'],
};

export const methods = ['Card', 'Transfer', 'Cash', 'On delivery'] as const;

export const methodWords: Readonly<Record<string, readonly string[]>> = {
  Card: ['карта', 'картой', 'visa'],
  Transfer: ['перевод', 'на счёт', 'безнал'],
  Cash: ['наличные', 'нал'],
  'On delivery': ['наложенный платёж', 'при получении', 'COD'],
};

export const managers = ['Aigul', 'Dmitry', 'Sofia'] as const;

export const managerWords: Readonly<Record<string, readonly string[]>> = {
  Aigul: ['Айгуль', 'Айгүл'],
  Dmitry: ['Дмитрий', 'Дима'],
  Sofia: ['София', 'Соня'],
};

export const groups = ['Retail', 'Wholesale', 'VIP'] as const;

export const groupWords: Readonly<Record<string, readonly string[]>> = {
  Retail: ['розница', 'роздріб'],
  Wholesale: ['опт', 'оптом'],
  VIP: ['вип', 'ВІП'],
};
