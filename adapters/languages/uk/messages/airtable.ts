/** Що кажуть про базу Airtable і про доступ до неї. */
export const airtableMessages: Readonly<Record<string, string>> = {
  'airtable.away': 'Airtable не відповідає',
  'airtable.away.remedy': 'Перевірте з’єднання з інтернетом і status.airtable.com; Rowcall сам спробує ще раз.',
  'airtable.busy':
    'Airtable не приймає звернень ще {seconds, plural, one {# секунду} few {# секунди} many {# секунд} other {# секунди}}',
  'airtable.busy.remedy':
    'Нічого не втрачено: Rowcall зачекає і продовжить сам. Якщо так і лишиться, можливо, вичерпано звернення, які ваш тариф дає на місяць.',
  'airtable.calls-stopped': 'Airtable перестав повідомляти Rowcall про зміни: надто довго ніхто не відповідав',
  'airtable.calls-stopped.remedy':
    'Перевірте, що адреса в AIRTABLE_NOTIFY_URL доступна з інтернету. Далі Rowcall усе налаштує наново сам, протягом чотирьох днів.',
  'airtable.closed': 'Airtable не дає Rowcall відкрити цю базу',
  'airtable.closed.remedy':
    'На airtable.com/create/tokens перевірте, що токен з AIRTABLE_TOKEN ще існує, має доступ до цієї бази й може читати записи та структуру.',
  'airtable.no-alarm':
    'Таблиця «{title}» ще не показує сама, що Rowcall мовчить: Airtable не дає програмам додавати формули',
  'airtable.no-alarm.remedy':
    'Один раз відкрийте «{title}» в Airtable, додайте поле типу Formula з будь-якою назвою і вставте: {formula}',
  'airtable.no-webhooks': 'З цим токеном не можна домовитися, щоб Airtable повідомляв про зміни',
  'airtable.no-webhooks.remedy':
    'Додайте йому право webhook:manage на airtable.com/create/tokens. Доти стовпці людей не змінюються, а зміни видно лише на запит.',
  'airtable.not-telling': 'Airtable не повідомляє Rowcall про зміни',
  'airtable.not-telling.remedy':
    'Rowcall домовиться про це під час наступного обходу. Доти стовпці людей не змінюються.',
  'airtable.not-there': 'Такої бази немає, або Airtable не показує її Rowcall',
  'airtable.not-there.remedy': 'Впишіть у налаштування посилання на базу з адресного рядка браузера.',
  'airtable.only-looks': 'Rowcall може дивитися «{title}», але не змінювати',
  'airtable.only-looks.remedy':
    'Щоб дивитися, цього досить. Щоб писати, власник токена має бути редактором бази; щоб додавати стовпці — її творцем.',
  'report.airtable.open': 'Rowcall може відкрити «{title}»',
  'airtable.tells-nobody': 'Airtable запам’ятовує зміни, але нікого про них не сповіщає',
  'airtable.tells-nobody.remedy':
    'Rowcall сам питає чотири рази на день. Щоб дізнаватися за секунди, впишіть його публічну адресу в AIRTABLE_NOTIFY_URL; щоб він питав частіше, додайте «poll» у налаштування сховища.',
  'report.airtable.telling': 'Airtable повідомляє Rowcall про зміни: до {until}, потім наново',
  'airtable.token.missing': 'Токен Airtable не задано: немає AIRTABLE_TOKEN',
  'airtable.token.missing.remedy':
    'rowcall connect проведе крок за кроком. Або створіть токен на airtable.com/create/tokens і запишіть його в AIRTABLE_TOKEN.',
  'airtable.token.refused': 'Airtable не приймає токен з AIRTABLE_TOKEN',
  'airtable.token.refused.remedy':
    'Його видалили або скопіювали не повністю. Створіть інший на airtable.com/create/tokens.',
  'airtable.no-records': 'Токен бачить структуру «{title}», але не записи',
  'airtable.no-records.remedy': 'Додайте йому право data.records:read на airtable.com/create/tokens.',
  'airtable.dear-poll':
    'Дивитися так часто, як сказано в налаштуваннях, — це щонайменше {calls, number} звернень на місяць',
  'airtable.dear-poll.remedy':
    'У безкоштовному тарифі їх 1000. Укажіть у poll більше хвилин або нехай Airtable сам повідомляє про зміни.',
  'report.airtable.token': 'Токен належить {owner}',
};
