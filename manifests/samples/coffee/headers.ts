import type { Said } from './said.ts';

/** Names of the tabs; those of orders are called by their months. */
export const tabs = {
  staff: ['Staff', 'Сотрудники', 'Співробітники'],
  customers: ['Customers', 'Клиенты', 'Клієнти'],
  requests: ['Requests', 'Заявки', 'Заявки'],
  deals: ['Deals', 'Сделки', 'Угоди'],
  prices: ['Price list', 'Прайс', 'Прайс'],
  summary: ['Summary', 'Сводка', 'Зведення'],
  pivot: ['By manager', 'По менеджерам', 'За менеджерами'],
} as const satisfies Record<string, Said>;

/** What stands above the columns. */
export const headers = {
  name: ['Name', 'Имя', "Ім'я"],
  role: ['Role', 'Должность', 'Посада'],
  left: ['Left on', 'Ушёл с', 'Пішов з'],
  customer: ['Customer', 'Клиент', 'Клієнт'],
  contact: ['Contact person', 'Контактное лицо', 'Контактна особа'],
  phone: ['Phone', 'Телефон', 'Телефон'],
  email: ['E-mail', 'Почта', 'Пошта'],
  city: ['City', 'Город', 'Місто'],
  manager: ['Manager', 'Менеджер', 'Менеджер'],
  contract: ['Contract until', 'Договор до', 'Договір до'],
  birthday: ['Birthday', 'День рождения', 'День народження'],
  nextBirthday: ['Next birthday', 'Ближайший день рождения', 'Найближчий день народження'],
  code: ['Old code', 'Старый код', 'Старий код'],
  comment: ['Comment', 'Комментарий', 'Коментар'],
  received: ['Received', 'Получена', 'Отримано'],
  source: ['Source', 'Источник', 'Джерело'],
  wish: ['What they want', 'Что хотят', 'Чого хочуть'],
  answered: ['Answered', 'Ответили', 'Відповіли'],
  deal: ['Deal', 'Сделка', 'Угода'],
  stage: ['Stage', 'Этап', 'Етап'],
  since: ['In this stage since', 'На этапе с', 'На етапі з'],
  amount: ['Amount', 'Сумма', 'Сума'],
  closing: ['Close by', 'Закрыть до', 'Закрити до'],
  nextStep: ['Next step', 'Следующий шаг', 'Наступний крок'],
  number: ['Order No', 'Номер заказа', 'Номер замовлення'],
  date: ['Date', 'Дата', 'Дата'],
  product: ['Product', 'Товар', 'Товар'],
  weight: ['Weight, kg', 'Вес, кг', 'Вага, кг'],
  price: ['Price', 'Цена', 'Ціна'],
  sum: ['Total', 'Итого', 'Разом'],
  status: ['Status', 'Статус', 'Статус'],
  invoice: ['Invoice', 'Счёт', 'Рахунок'],
  sku: ['SKU', 'Артикул', 'Артикул'],
  roast: ['Roast', 'Обжарка', 'Обсмаження'],
} as const satisfies Record<string, Said>;

/** The words that drop-downs offer, by the keys that rules use. */
export const choices = {
  stages: {
    new: ['New', 'Новая', 'Нова'],
    samples: ['Samples', 'Образцы', 'Зразки'],
    offer: ['Offer', 'Предложение', 'Пропозиція'],
    invoice: ['Invoice', 'Счёт', 'Рахунок'],
    won: ['Won', 'Успех', 'Успіх'],
    lost: ['Lost', 'Отказ', 'Відмова'],
  },
  statuses: {
    accepted: ['Accepted', 'Принят', 'Прийнято'],
    roasting: ['Roasting', 'Обжариваем', 'Обсмажуємо'],
    delivered: ['Delivered', 'Доставлен', 'Доставлено'],
  },
  sources: {
    site: ['Site', 'Сайт', 'Сайт'],
    instagram: ['Instagram', 'Инстаграм', 'Інстаграм'],
    referral: ['Friends', 'Знакомые', 'Знайомі'],
  },
  roasts: {
    light: ['Light', 'Светлая', 'Світле'],
    medium: ['Medium', 'Средняя', 'Середнє'],
    dark: ['Dark', 'Тёмная', 'Темне'],
  },
} as const satisfies Record<string, Record<string, Said>>;
