/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.accepted':
    '{count, plural, =0 {Ничего не ждало ответа.} one {Записана # ячейка.} few {Записаны # ячейки.} many {Записано # ячеек.} other {Записано # ячейки.}}',
  'report.again': 'ещё раз',
  'report.apply.added': '{table}: новые столбцы {columns}',
  'report.apply.answers':
    '{count, plural, one {# ответ записан} few {# ответа записаны} many {# ответов записано} other {# ответа записано}} в столбцах Rowcall',
  'report.apply.changed':
    '{count, plural, one {# ячейка исправлена} few {# ячейки исправлены} many {# ячеек исправлено} other {# ячейки исправлено}} в остальных столбцах',
  'report.apply.conflicts':
    '{count, plural, one {# строку} few {# строки} many {# строк} other {# строки}} кто-то менял в тот же миг, их посмотрели ещё раз',
  'report.apply.read':
    '{count, plural, one {прочитана # строка} few {прочитаны # строки} many {прочитано # строк} other {прочитано # строки}}',
  'report.apply.still': 'на всё уже отвечено, ничего не записано',
  'report.apply.suggested':
    '{count, plural, one {# предложение ждёт} few {# предложения ждут} many {# предложений ждут} other {# предложения ждут}} вашего слова: rowcall suggestions',
  'report.apply.waiting':
    '{count, plural, one {# ответ ждёт} few {# ответа ждут} many {# ответов ждут} other {# ответа ждут}}: закройте книгу',
  'report.asked.by': 'искал на листе «{table}»: {key}',
  'report.asked.count': 'считал на листе «{table}», у скольких есть «{key}»',
  'report.asked.get': 'открыл «{name}» на листе «{table}»',
  'report.asked.ledger': 'смотрел историю: {ledger}, {subject}',
  'report.at': '{table}{inRow, select, true {, строка {row}} other {}}{inColumn, select, true {, {column}} other {}}',
  'report.because.label': 'Так называется связанная запись',
  'report.because.one-form': 'Единое написание для всех',
  'report.checked':
    '{tables, plural, one {# лист} few {# листа} many {# листов} other {# листа}}, {records, plural, one {# запись} few {# записи} many {# записей} other {# записи}} за {seconds, number} с',
  'report.checking': 'Проверяю …',
  'report.clean': 'исправлять нечего',
  'report.clears': '{column}: будет очищено',
  'report.count.error': '{count, number} исправить',
  'report.count.form': '{count, number} можно привести к единому виду',
  'report.count.note': '{count, plural, one {# заметка} few {# заметки} many {# заметок} other {# заметки}}',
  'report.count.warning': '{count, plural, one {# вопрос} few {# вопроса} many {# вопросов} other {# вопроса}}',
  'report.declined':
    '{count, plural, =0 {Ничего не ждало ответа.} one {Отклонено # предложение: больше оно не появится.} few {Отклонено # предложения: больше они не появятся.} many {Отклонено # предложений: больше они не появятся.} other {Отклонено # предложения: больше они не появятся.}}',
  'report.gone': '{count, plural, one {Исправлено: # — спасибо} other {Исправлено: # — спасибо}}',
  'report.history.none': 'В истории ничего такого нет.',
  'report.history.removed': 'строка удалена',
  'report.history.somebody': 'кто-то в таблице',
  'report.history.undo': 'отменить: {cause}',
  'report.history.why':
    '{rule, select, validation {единое написание для всех} references {так называется связанная запись} other {правило «{rule}»}}',
  'report.init.alone': 'не трогать этот столбец',
  'report.init.column': '{table}, {column}: что здесь? ({cells})',
  'report.init.hello': 'Несколько вопросов об этой таблице',
  'report.init.language': 'На каком языке Rowcall говорить с командой?',
  'report.init.name': 'Как команда её называет?',
  'report.init.name-fault': 'От одного до ста знаков',
  'report.init.stopped': 'Ничего не записано.',
  'report.init.thanks': 'Спасибо!',
  'report.late':
    '{count, plural, one {# предложение опоздало: ячейку с тех пор изменили.} few {# предложения опоздали: ячейки с тех пор изменили.} many {# предложений опоздало: ячейки с тех пор изменили.} other {# предложения опоздало: ячейки с тех пор изменили.}}',
  'report.messages':
    '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}} в одном:',
  'report.more': '{count, plural, one {и ещё #} other {и ещё #}}',
  'report.more-kinds': '… и ещё {count, plural, one {# вид} few {# вида} many {# видов} other {# вида}}',
  'report.new': '{what} (новое)',
  'report.nothing-new': 'Сохранено; для Rowcall ничего не изменилось.',
  'report.nothing-to-say': 'сказать нечего',
  'report.preview.nothing': 'Записывать нечего.',
  'report.preview.table':
    '{table}: записать {written, plural, one {# ячейку} few {# ячейки} many {# ячеек} other {# ячейки}}, предложить {suggested, plural, one {# ячейку} few {# ячейки} many {# ячеек} other {# ячейки}}',
  'report.reading': 'Читаю …',
  'report.refused': 'Не записано: {why}',
  'report.row-fine': 'С этой строкой всё в порядке.',
  'report.rows': '{count, plural, =1 {строка {rows}} other {строки {rows}}}',
  'report.see-all': 'всё покажет --all',
  'report.sets': '{column}: станет «{to}»',
  'report.settings-sound':
    'С настройками всё в порядке: {tables, plural, one {# лист} few {# листа} many {# листов} other {# листа}}, {columns, plural, one {# столбец} few {# столбца} many {# столбцов} other {# столбца}}.',
  'report.init.left': 'Никогда не открываются: {tabs}',
  'report.init.read': 'Отныне читаются: {tabs}',
  'report.settings-written':
    'Настройки записаны в {file}: {tables, plural, one {# лист} few {# листа} many {# листов} other {# листа}}, {columns, plural, one {# столбец} few {# столбца} many {# столбцов} other {# столбца}}. Дальше: rowcall check {typed}',
  'report.settings.countries': 'Откуда телефоны без кода страны; пробуются по очереди.',
  'report.settings.duplicates':
    'О строках, которые, вероятно, об одном и том же, Rowcall скажет и объяснит почему; объединить их можно одним словом, разделить — тоже.',
  'report.settings.head': 'Настройки Rowcall для {book}; они угаданы по содержимому. Проверьте: rowcall check {typed}',
  'report.settings.language':
    'На каком языке Rowcall говорит с командой: en, ru или uk. Вводить можно на любом из них.',
  'report.settings.left': 'Другие листы никогда не открываются: {tabs}',
  'report.settings.mode':
    'watch: Rowcall только смотрит. suggest: отвечает в своих столбцах. act: делает то, что велят правила. Шаг дальше: rowcall mode suggest',
  'report.settings.status':
    'Листы, в строках которых Rowcall отвечает в своих столбцах, когда ему разрешат больше, чем наблюдать.',
  'report.settings.tables':
    'Листы и столбцы находятся по названиям, где бы ни стояли. Что здесь не названо, того Rowcall не трогает.',
  'report.settings.tabs':
    '{isPattern, select, true {Все листы с таким названием, и те, что появятся позже: заголовки у них одинаковые.} other {Одна таблица на нескольких листах: заголовки у них одинаковые. Лишнее уберите.}}',
  'report.settings.unsure': 'или {kinds}?',
  'report.start.answers':
    'Откройте его в Excel или LibreOffice, измените ячейку, сохраните и закройте: ответ появится в строке. Ctrl-C завершает.',
  'report.start.answers-there': 'Измените там ячейку: ответ появится в строке. Ctrl-C завершает.',
  'report.start.book': 'Смотрю {file}.',
  'report.start.counted': 'Что Rowcall сделал бы за это время, считается по неделям: rowcall report {file}',
  'report.start.gone': 'Файла больше нет. Rowcall посмотрит снова, когда он вернётся.',
  'report.start.guessed':
    'Настроек рядом пока нет, они угаданы по содержимому. Чтобы сохранить: npx rowcall init {file}',
  'report.start.once': 'Все строки: npx rowcall check {file} --all',
  'report.start.sample': 'Образец для проб лежит в {file}.',
  'report.start.try':
    'Откройте его в Excel или LibreOffice, измените ячейку и сохраните: ответ появится здесь. Ctrl-C завершает.',
  'report.start.try-there': 'Измените там ячейку: ответ появится здесь. Ctrl-C завершает.',
  'report.state.error': 'Исправить',
  'report.state.fine': 'В порядке',
  'report.state.note': 'Заметка',
  'report.state.warning': 'Вопрос',
  'report.suggestions.next':
    'Принять: rowcall accept. Отклонить: rowcall decline. Обе команды знают --table, --column, --row и --key.',
  'report.suggestions.none': 'Ничего не ждёт вашего слова.',
  'report.tick.due': 'Подошло напоминаний и сроков: {count, number}',
  'report.tick.failed':
    'Не удалось отправить {count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}: rowcall questions',
  'report.tick.gathered':
    '{count, plural, one {# сообщение объединено} few {# сообщения объединены} many {# сообщений объединено} other {# сообщения объединено}} с другими, чтобы не приходили по одному',
  'report.tick.left': 'Остальное сделает следующий вызов.',
  'report.tick.nothing': 'Делать было нечего.',
  'report.tick.sent':
    '{count, plural, one {Отправлено # сообщение} few {Отправлены # сообщения} many {Отправлено # сообщений} other {Отправлено # сообщения}}',
  'report.tick.unknown':
    'Мы не знаем, {count, plural, one {отправлено ли # сообщение} few {отправлены ли # сообщения} many {отправлено ли # сообщений} other {отправлено ли # сообщения}}: rowcall questions',
  'report.tick.waiting':
    '{count, plural, one {# сообщение ждёт} few {# сообщения ждут} many {# сообщений ждут} other {# сообщения ждут}} отправки',
  'report.undo.again': 'Вернуть обратно: {command}',
  'report.undo.kept':
    '{count, plural, one {# ячейку с тех пор изменили, она остаётся:} few {# ячейки с тех пор изменили, они остаются:} many {# ячеек с тех пор изменили, они остаются:} other {# ячейки с тех пор изменили, они остаются:}}',
  'report.undo.made':
    '{count, plural, one {# запись появилась тогда и остаётся. Удалите строку, если она не нужна.} few {# записи появились тогда и остаются. Удалите строки, если они не нужны.} many {# записей появилось тогда, они остаются. Удалите строки, если они не нужны.} other {# записи появилось тогда, они остаются. Удалите строки, если они не нужны.}}',
  'report.undo.restored':
    '{count, plural, =0 {Возвращать было нечего.} one {В # ячейку вернулось то, что в ней было.} few {В # ячейки вернулось то, что в них было.} many {В # ячеек вернулось то, что в них было.} other {В # ячейки вернулось то, что в них было.}}',
  'report.word.error': 'исправить',
  'report.word.form': 'единый вид',
  'report.word.note': '{count, plural, one {заметка} few {заметки} many {заметок} other {заметки}}',
  'report.word.warning': '{count, plural, one {вопрос} few {вопроса} many {вопросов} other {вопроса}}',
};
