/** Что говорится о базе Airtable и о доступе к ней. */
export const airtableMessages: Readonly<Record<string, string>> = {
  'airtable.away': 'Airtable не отвечает',
  'airtable.away.remedy': 'Проверьте соединение с интернетом и status.airtable.com; Rowcall сам попробует ещё раз.',
  'airtable.busy':
    'Airtable не принимает обращений ещё {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
  'airtable.busy.remedy':
    'Ничего не потеряно: Rowcall подождёт и продолжит сам. Если так и останется, возможно, исчерпаны обращения, которые ваш тариф даёт на месяц.',
  'airtable.calls-stopped': 'Airtable перестал сообщать Rowcall об изменениях: слишком долго никто не отвечал',
  'airtable.calls-stopped.remedy':
    'Проверьте, что адрес в AIRTABLE_NOTIFY_URL доступен из интернета. Дальше Rowcall всё настроит заново сам, в течение четырёх дней.',
  'airtable.closed': 'Airtable не даёт Rowcall открыть эту базу',
  'airtable.closed.remedy':
    'На airtable.com/create/tokens проверьте, что токен из AIRTABLE_TOKEN ещё существует, имеет доступ к этой базе и может читать записи и структуру.',
  'airtable.no-alarm':
    'Таблица «{title}» ещё не показывает сама, что Rowcall молчит: Airtable не даёт программам добавлять формулы',
  'airtable.no-alarm.remedy':
    'Один раз откройте «{title}» в Airtable, добавьте поле типа Formula с любым названием и вставьте: {formula}',
  'airtable.no-webhooks': 'С этим токеном нельзя договориться, чтобы Airtable сообщал об изменениях',
  'airtable.no-webhooks.remedy':
    'Добавьте ему право webhook:manage на airtable.com/create/tokens. До тех пор столбцы людей не изменяются, а изменения видны только по запросу.',
  'airtable.not-telling': 'Airtable не сообщает Rowcall об изменениях',
  'airtable.not-telling.remedy':
    'Rowcall договорится об этом при следующем обходе. До тех пор столбцы людей не изменяются.',
  'airtable.not-there': 'Такой базы нет, или Airtable не показывает её Rowcall',
  'airtable.not-there.remedy': 'Впишите в настройки ссылку на базу из адресной строки браузера.',
  'airtable.only-looks': 'Rowcall может смотреть «{title}», но не изменять',
  'airtable.only-looks.remedy':
    'Чтобы смотреть, этого достаточно. Чтобы писать, владелец токена должен быть редактором базы; чтобы добавлять столбцы — её создателем.',
  'report.airtable.open': 'Rowcall может открыть «{title}»',
  'airtable.tells-nobody': 'Airtable запоминает изменения, но никому о них не сообщает',
  'airtable.tells-nobody.remedy':
    'Rowcall сам спрашивает четыре раза в день. Чтобы узнавать за секунды, впишите его публичный адрес в AIRTABLE_NOTIFY_URL; чтобы он спрашивал чаще, добавьте «poll» в настройки хранилища.',
  'report.airtable.telling': 'Airtable сообщает Rowcall об изменениях: до {until}, потом заново',
  'airtable.token.missing': 'Токен Airtable не задан: нет AIRTABLE_TOKEN',
  'airtable.token.missing.remedy':
    'rowcall connect проведёт по шагам. Или создайте токен на airtable.com/create/tokens и запишите его в AIRTABLE_TOKEN.',
  'airtable.token.refused': 'Airtable не принимает токен из AIRTABLE_TOKEN',
  'airtable.token.refused.remedy':
    'Его удалили или скопировали не целиком. Создайте другой на airtable.com/create/tokens.',
  'airtable.no-records': 'Токен видит структуру «{title}», но не записи',
  'airtable.no-records.remedy': 'Добавьте ему право data.records:read на airtable.com/create/tokens.',
  'airtable.dear-poll':
    'Смотреть так часто, как сказано в настройках, — это не меньше {calls, number} обращений в месяц',
  'airtable.dear-poll.remedy':
    'В бесплатном тарифе их 1000. Укажите в poll больше минут или пусть Airtable сам сообщает об изменениях.',
  'report.airtable.token': 'Токен принадлежит {owner}',
};
