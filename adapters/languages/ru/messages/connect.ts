/** What is said while a spreadsheet is being connected. */
export const connectMessages: Readonly<Record<string, string>> = {
  'report.connect.hello': 'Подключаем {book}',
  'report.connect.step': 'Шаг {step} из {steps}: {what}',
  'report.connect.page': 'Это делается здесь: {page}',
  'report.connect.paste': 'Туда нужно вставить: {text}',
  'report.connect.copied': 'Туда нужно вставить (уже скопировано): {text}',
  'report.connect.did': 'Сделано?',
  'report.connect.yes': 'Да',
  'report.connect.not-done': 'Ещё нет',
  'report.connect.file': 'Где скачанный файл?',
  'report.connect.secret': 'Вставьте его сюда; он не показывается',
  'report.connect.no-file': 'Такого файла нет',
  'report.connect.looking': 'Смотрим, получилось ли',
  'report.connect.waiting': 'Ждём, пока это будет сделано; Ctrl-C прервёт',
  'report.connect.kept': 'Записано в {file}; прочитать его можете только вы',
  'report.connect.connected': 'Подключено: Rowcall может смотреть {book}',
  'report.connect.not-yet': 'Пока не подключено. {message}',
  'report.connect.again': 'Затем: {command}',
  'report.connect.stopped': 'Остановлено. Сделанное остаётся; запустите ещё раз, чтобы продолжить.',
  'report.connect.settings-stay': 'Настройки в {file} остаются как есть. Дальше: {command}',
  'report.guide.google.project': 'Создайте проект в Google Cloud. Подойдёт любое имя, карта не нужна',
  'report.guide.google.switch-on': 'Включите в этом проекте Google Sheets и Google Drive',
  'report.guide.google.key':
    'Нажмите Create service account, дайте имя и нажмите Done. Затем откройте его и выберите Keys, Add key, Create new key, JSON: скачается файл',
  'report.guide.google.share':
    'Откройте таблицу, нажмите «Настройки доступа» и добавьте адрес аккаунта Rowcall читателем: чтобы смотреть, этого хватает',
  'report.guide.airtable.token':
    'Дайте токену имя. Добавьте права data.records:read и schema.bases:read; чтобы писать и узнавать об изменениях — ещё data.records:write, schema.bases:write (для своих столбцов и таблицы «Rowcall») и webhook:manage. В Access добавьте только эту базу. Нажмите Create token и скопируйте его',
  'report.guide.airtable.access':
    'Откройте там токен, проверьте, есть ли у него права data.records:read и schema.bases:read, и добавьте эту базу в Access',
  'report.guide.notion.connection':
    'Нажмите New connection, дайте имя и выберите команду. Подключению нужно читать содержимое; чтобы писать — ещё изменять и добавлять. Затем откройте его секрет и скопируйте',
  'report.guide.notion.page': 'Откройте страницу в Notion, нажмите ••• и Connections и добавьте подключение',
};
