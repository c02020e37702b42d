/** What is said while a spreadsheet is being connected. */
export const connectMessages: Readonly<Record<string, string>> = {
  'report.connect.hello': 'Підключаємо {book}',
  'report.connect.step': 'Крок {step} із {steps}: {what}',
  'report.connect.page': 'Це робиться тут: {page}',
  'report.connect.paste': 'Туди треба вставити: {text}',
  'report.connect.copied': 'Туди треба вставити (уже скопійовано): {text}',
  'report.connect.did': 'Зроблено?',
  'report.connect.yes': 'Так',
  'report.connect.not-done': 'Ще ні',
  'report.connect.file': 'Де завантажений файл?',
  'report.connect.secret': 'Вставте його сюди; він не показується',
  'report.connect.no-file': 'Такого файлу немає',
  'report.connect.looking': 'Дивимося, чи вийшло',
  'report.connect.waiting': 'Чекаємо, поки це буде зроблено; Ctrl-C перерве',
  'report.connect.kept': 'Записано в {file}; прочитати його можете лише ви',
  'report.connect.connected': 'Підключено: Rowcall може дивитися {book}',
  'report.connect.not-yet': 'Поки не підключено. {message}',
  'report.connect.again': 'Потім: {command}',
  'report.connect.stopped': 'Зупинено. Зроблене лишається; запустіть ще раз, щоб продовжити.',
  'report.connect.settings-stay': 'Налаштування в {file} лишаються як є. Далі: {command}',
  'report.guide.google.project': 'Створіть проєкт у Google Cloud. Підійде будь-яка назва, картка не потрібна',
  'report.guide.google.switch-on': 'Увімкніть у цьому проєкті Google Sheets і Google Drive',
  'report.guide.google.key':
    'Натисніть Create service account, дайте назву й натисніть Done. Потім відкрийте його й виберіть Keys, Add key, Create new key, JSON: завантажиться файл',
  'report.guide.google.share':
    'Відкрийте таблицю, натисніть «Поділитися» й додайте адресу акаунта Rowcall читачем: щоб дивитися, цього досить',
  'report.guide.airtable.token':
    'Дайте токену назву. Додайте права data.records:read і schema.bases:read; щоб писати й дізнаватися про зміни — ще data.records:write, schema.bases:write (для власних стовпців і таблиці «Rowcall») і webhook:manage. В Access додайте лише цю базу. Натисніть Create token і скопіюйте його',
  'report.guide.airtable.access':
    'Відкрийте там токен, перевірте, чи має він права data.records:read і schema.bases:read, і додайте цю базу в Access',
  'report.guide.notion.connection':
    'Натисніть New connection, дайте назву й виберіть команду. Підключенню треба читати вміст; щоб писати — ще змінювати й додавати. Потім відкрийте його секрет і скопіюйте',
  'report.guide.notion.page': 'Відкрийте сторінку в Notion, натисніть ••• і Connections та додайте підключення',
};
