/** What is said of a Google spreadsheet and of the way to it. */
export const googleMessages: Readonly<Record<string, string>> = {
  'google.busy':
    'Google не приймає викликів: зачекати {seconds, plural, one {# секунду} few {# секунди} many {# секунд} other {# секунди}}',
  'google.busy.remedy': 'Нічого не втрачено: Rowcall зачекає й продовжить сам.',
  'report.google.editor': 'Rowcall може змінювати «{title}»',
  'google.in-bin': '«{title}» лежить у кошику Google Диска',
  'google.in-bin.remedy': 'Поверніть її з кошика або вкажіть у налаштуваннях посилання на іншу таблицю.',
  'google.key': 'Google не приймає ключ, який дали Rowcall',
  'google.key.remedy':
    'Створіть у Google Cloud новий ключ сервісного акаунта й запишіть його в GOOGLE_SERVICE_ACCOUNT.',
  'google.no-ids': 'На аркуші «{title}» немає стовпця «_id», тому туди нічого не можна записати',
  'google.no-ids.remedy':
    'Наступний запуск rowcall apply додасть його прихованим. Не змінюйте того, що в ньому записано.',
  'google.not-shared': 'Таблицю не відкрито для {robot}',
  'google.not-shared.remedy':
    'Відкрийте її в Google Таблицях, натисніть «Поділитися» й додайте цю адресу: читачем, щоб дивитися, редактором, щоб записувати.',
  'google.not-told': 'Ніхто не повідомляє Rowcall про зміни',
  'google.not-told.remedy': 'Rowcall час від часу питає сам. Щоб дізнаватися за секунди, додайте до таблиці скрипт.',
  'google.off': 'Для цього ключа не ввімкнено Google Sheets або Google Drive',
  'google.off.remedy': 'Відкрийте в Google Cloud проєкт цього ключа та ввімкніть у ньому Google Sheets і Google Drive.',
  'google.open-link': 'Кожен, хто має посилання, може {edits, select, true {змінювати} other {відкрити}} таблицю',
  'google.open-link.remedy':
    'Якщо так не задумано, натисніть у Google Таблицях «Поділитися» й залиште лише тих, кого назвали.',
  'report.google.owner': 'Таблиця належить {owner}',
  'report.google.robot': 'Для Google Rowcall — це {robot}',
  'google.scope': 'З тим доступом, який цей комп’ютер отримав від Google, таблиць відкрити не можна',
  'google.scope.remedy': 'Створіть у Google Cloud сервісний акаунт із ключем і запишіть ключ у GOOGLE_SERVICE_ACCOUNT.',
  'google.unreachable': 'Google не відповідає',
  'google.unreachable.remedy': 'Перевірте з’єднання з інтернетом; Rowcall спробує знову сам.',
  'google.viewer': 'Rowcall може дивитися «{title}», але не змінювати',
  'google.viewer.remedy':
    'Щоб дивитися, цього досить. Щоб він міг записувати, натисніть у Google Таблицях «Поділитися» й зробіть {robot} редактором.',
  'google.zone': 'Таблиця має часовий пояс {own}, а в налаштуваннях {zone}',
  'google.zone.remedy':
    'Дати розуміються за поясом таблиці. Зробіть їх однаковими: «Файл», «Налаштування» в Google Таблицях або zone в налаштуваннях.',
  'google.key.missing': 'Ключ для Google не задано: немає GOOGLE_SERVICE_ACCOUNT',
  'google.key.missing.remedy':
    'rowcall connect проведе крок за кроком. Або створіть у Google Cloud сервісний акаунт із ключем і запишіть ключ у GOOGLE_SERVICE_ACCOUNT.',
  'report.google.may-edit': 'Можуть змінювати: {people}',
  'report.google.may-look': 'Можуть лише дивитися чи коментувати: {people}',
  'report.google.domain': 'Усі в {domain} можуть {edits, select, true {змінювати} other {відкривати}} її',
  'report.google.people-unseen': 'Хто ще може її відкрити, Google каже лише тим, хто може змінювати',
  'report.google.shared-drive': 'Таблиця лежить на спільному диску й належить організації',
  'report.google.script':
    'Скрипт у таблиці може викликати Rowcall{count, plural, =0 { від імені кожного, хто може її змінювати} other { від імені {people}}}',
  'google.watch.none': 'Google Диск ще не просили повідомляти про зміни',
  'google.watch.none.remedy': 'Rowcall попросить під час наступного обходу. Доти він час від часу дивиться сам.',
  'google.watch.refused': 'Google Диск не повідомляє про зміни: він не вважає вашою адресу, яку йому дали',
  'google.watch.refused.remedy':
    'Вона має починатися з https і бути підтвердженою в Google Search Console. Або додайте до таблиці скрипт і приберіть цю адресу з оточення.',
  'google.watch.over': 'Доба, на яку Google Диск обіцяв повідомляти про зміни, минула',
  'google.watch.over.remedy':
    'Rowcall попросить знову під час наступного обходу. Якщо так і лишиться, Rowcall не запущено.',
  'report.google.watch': 'Google Диск повідомляє Rowcall про зміни: до {until}, потім наново',
};
