/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.accepted':
    '{count, plural, =0 {Ніщо не чекало на відповідь.} one {Записано # клітинку.} few {Записано # клітинки.} many {Записано # клітинок.} other {Записано # клітинки.}}',
  'report.again': 'ще раз',
  'report.apply.added': '{table}: нові стовпці {columns}',
  'report.apply.answers':
    '{count, plural, one {# відповідь записано} few {# відповіді записано} many {# відповідей записано} other {# відповіді записано}} у стовпцях Rowcall',
  'report.apply.changed':
    '{count, plural, one {# клітинку виправлено} few {# клітинки виправлено} many {# клітинок виправлено} other {# клітинки виправлено}} в інших стовпцях',
  'report.apply.conflicts':
    '{count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}} хтось змінював тієї ж миті, їх переглянуто ще раз',
  'report.apply.read':
    '{count, plural, one {прочитано # рядок} few {прочитано # рядки} many {прочитано # рядків} other {прочитано # рядка}}',
  'report.apply.still': 'на все вже є відповідь, нічого не записано',
  'report.apply.suggested':
    '{count, plural, one {# пропозиція чекає} few {# пропозиції чекають} many {# пропозицій чекають} other {# пропозиції чекають}} на ваше слово: rowcall suggestions',
  'report.apply.waiting':
    '{count, plural, one {# відповідь чекає} few {# відповіді чекають} many {# відповідей чекають} other {# відповіді чекають}}: закрийте книгу',
  'report.asked.by': 'шукав на аркуші «{table}»: {key}',
  'report.asked.count': 'рахував на аркуші «{table}», у скількох є «{key}»',
  'report.asked.get': 'відкрив «{name}» на аркуші «{table}»',
  'report.asked.ledger': 'дивився історію: {ledger}, {subject}',
  'report.at': '{table}{inRow, select, true {, рядок {row}} other {}}{inColumn, select, true {, {column}} other {}}',
  'report.because.label': 'Так називається пов’язаний запис',
  'report.because.one-form': 'Єдине написання для всіх',
  'report.checked':
    '{tables, plural, one {# аркуш} few {# аркуші} many {# аркушів} other {# аркуша}}, {records, plural, one {# запис} few {# записи} many {# записів} other {# запису}} за {seconds, number} с',
  'report.checking': 'Перевіряю …',
  'report.clean': 'виправляти нічого',
  'report.clears': '{column}: буде очищено',
  'report.count.error': '{count, number} виправити',
  'report.count.form': '{count, number} можна звести до єдиного вигляду',
  'report.count.note': '{count, plural, one {# нотатка} few {# нотатки} many {# нотаток} other {# нотатки}}',
  'report.count.warning': '{count, plural, one {# питання} few {# питання} many {# питань} other {# питання}}',
  'report.declined':
    '{count, plural, =0 {Ніщо не чекало на відповідь.} one {Відхилено # пропозицію: більше вона не з’явиться.} few {Відхилено # пропозиції: більше вони не з’являться.} many {Відхилено # пропозицій: більше вони не з’являться.} other {Відхилено # пропозиції: більше вони не з’являться.}}',
  'report.gone': '{count, plural, one {Виправлено: # — дякуємо} other {Виправлено: # — дякуємо}}',
  'report.history.none': 'В історії нічого такого немає.',
  'report.history.removed': 'рядок видалено',
  'report.history.somebody': 'хтось у таблиці',
  'report.history.undo': 'скасувати: {cause}',
  'report.history.why':
    '{rule, select, validation {єдине написання для всіх} references {так називається пов’язаний запис} other {правило «{rule}»}}',
  'report.init.alone': 'не чіпати цей стовпець',
  'report.init.column': '{table}, {column}: що тут? ({cells})',
  'report.init.hello': 'Кілька запитань про цю таблицю',
  'report.init.language': 'Якою мовою Rowcall говорити з командою?',
  'report.init.name': 'Як команда її називає?',
  'report.init.name-fault': 'Від одного до ста знаків',
  'report.init.stopped': 'Нічого не записано.',
  'report.init.thanks': 'Дякуємо!',
  'report.late':
    '{count, plural, one {# пропозиція запізнилася: клітинку відтоді змінили.} few {# пропозиції запізнилися: клітинки відтоді змінили.} many {# пропозицій запізнилося: клітинки відтоді змінили.} other {# пропозиції запізнилося: клітинки відтоді змінили.}}',
  'report.messages':
    '{count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}} в одному:',
  'report.more': '{count, plural, one {і ще #} other {і ще #}}',
  'report.more-kinds': '… і ще {count, plural, one {# вид} few {# види} many {# видів} other {# виду}}',
  'report.new': '{what} (нове)',
  'report.nothing-new': 'Збережено; для Rowcall нічого не змінилося.',
  'report.nothing-to-say': 'сказати нічого',
  'report.preview.nothing': 'Записувати нічого.',
  'report.preview.table':
    '{table}: записати {written, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}, запропонувати {suggested, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}',
  'report.reading': 'Читаю …',
  'report.refused': 'Не записано: {why}',
  'report.row-fine': 'З цим рядком усе гаразд.',
  'report.rows': '{count, plural, =1 {рядок {rows}} other {рядки {rows}}}',
  'report.see-all': 'усе покаже --all',
  'report.sets': '{column}: стане «{to}»',
  'report.settings-sound':
    'З налаштуваннями все гаразд: {tables, plural, one {# аркуш} few {# аркуші} many {# аркушів} other {# аркуша}}, {columns, plural, one {# стовпець} few {# стовпці} many {# стовпців} other {# стовпця}}.',
  'report.init.left': 'Ніколи не відкриваються: {tabs}',
  'report.init.read': 'Відтепер читаються: {tabs}',
  'report.settings-written':
    'Налаштування записано в {file}: {tables, plural, one {# аркуш} few {# аркуші} many {# аркушів} other {# аркуша}}, {columns, plural, one {# стовпець} few {# стовпці} many {# стовпців} other {# стовпця}}. Далі: rowcall check {typed}',
  'report.settings.countries': 'Звідки телефони без коду країни; пробуються по черзі.',
  'report.settings.duplicates':
    'Про рядки, які, імовірно, про одне й те саме, Rowcall скаже й пояснить чому; об’єднати їх можна одним словом, розділити — теж.',
  'report.settings.head': 'Налаштування Rowcall для {book}; їх угадано за вмістом. Перевірте: rowcall check {typed}',
  'report.settings.language': 'Якою мовою Rowcall говорить із командою: en, ru або uk. Вводити можна будь-якою з них.',
  'report.settings.left': 'Інші аркуші ніколи не відкриваються: {tabs}',
  'report.settings.mode':
    'watch: Rowcall лише дивиться. suggest: відповідає у своїх стовпцях. act: робить те, що велять правила. Крок далі: rowcall mode suggest',
  'report.settings.status':
    'Аркуші, у рядках яких Rowcall відповідає у своїх стовпцях, коли йому дозволять більше, ніж спостерігати.',
  'report.settings.tables':
    'Аркуші та стовпці знаходяться за назвами, де б не стояли. Чого тут не названо, того Rowcall не чіпає.',
  'report.settings.tabs':
    '{isPattern, select, true {Усі аркуші з такою назвою, і ті, що з’являться пізніше: заголовки в них однакові.} other {Одна таблиця на кількох аркушах: заголовки в них однакові. Зайве приберіть.}}',
  'report.settings.unsure': 'або {kinds}?',
  'report.start.answers':
    'Відкрийте його в Excel або LibreOffice, змініть клітинку, збережіть і закрийте: відповідь з’явиться в рядку. Ctrl-C завершує.',
  'report.start.answers-there': 'Змініть там клітинку: відповідь з’явиться в рядку. Ctrl-C завершує.',
  'report.start.book': 'Дивлюся {file}.',
  'report.start.counted': 'Що Rowcall зробив би за цей час, рахується за тижнями: rowcall report {file}',
  'report.start.gone': 'Файлу більше немає. Rowcall погляне знову, коли він повернеться.',
  'report.start.guessed': 'Налаштувань поруч поки немає, їх угадано за вмістом. Щоб зберегти: npx rowcall init {file}',
  'report.start.once': 'Усі рядки: npx rowcall check {file} --all',
  'report.start.sample': 'Зразок для спроб лежить у {file}.',
  'report.start.try':
    'Відкрийте його в Excel або LibreOffice, змініть клітинку та збережіть: відповідь з’явиться тут. Ctrl-C завершує.',
  'report.start.try-there': 'Змініть там клітинку: відповідь з’явиться тут. Ctrl-C завершує.',
  'report.state.error': 'Виправити',
  'report.state.fine': 'Гаразд',
  'report.state.note': 'Нотатка',
  'report.state.warning': 'Питання',
  'report.suggestions.next':
    'Прийняти: rowcall accept. Відхилити: rowcall decline. Обидві команди знають --table, --column, --row і --key.',
  'report.suggestions.none': 'Ніщо не чекає на ваше слово.',
  'report.tick.due': 'Настало нагадувань і термінів: {count, number}',
  'report.tick.failed':
    'Не вдалося надіслати {count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}: rowcall questions',
  'report.tick.gathered':
    '{count, plural, one {# повідомлення об’єднано} few {# повідомлення об’єднано} many {# повідомлень об’єднано} other {# повідомлення об’єднано}} з іншими, щоб не надходили по одному',
  'report.tick.left': 'Решту зробить наступний виклик.',
  'report.tick.nothing': 'Робити не було чого.',
  'report.tick.sent':
    '{count, plural, one {Надіслано # повідомлення} few {Надіслано # повідомлення} many {Надіслано # повідомлень} other {Надіслано # повідомлення}}',
  'report.tick.unknown':
    'Ми не знаємо, чи надіслано {count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}: rowcall questions',
  'report.tick.waiting':
    '{count, plural, one {# повідомлення чекає} few {# повідомлення чекають} many {# повідомлень чекають} other {# повідомлення чекають}} на надсилання',
  'report.undo.again': 'Повернути назад: {command}',
  'report.undo.kept':
    '{count, plural, one {# клітинку відтоді змінили, вона лишається:} few {# клітинки відтоді змінили, вони лишаються:} many {# клітинок відтоді змінили, вони лишаються:} other {# клітинки відтоді змінили, вони лишаються:}}',
  'report.undo.made':
    '{count, plural, one {# запис з’явився тоді й лишається. Видаліть рядок, якщо він не потрібен.} few {# записи з’явилися тоді й лишаються. Видаліть рядки, якщо вони не потрібні.} many {# записів з’явилося тоді, вони лишаються. Видаліть рядки, якщо вони не потрібні.} other {# запису з’явилося тоді, вони лишаються. Видаліть рядки, якщо вони не потрібні.}}',
  'report.undo.restored':
    '{count, plural, =0 {Повертати було нічого.} one {У # клітинку повернулося те, що в ній було.} few {У # клітинки повернулося те, що в них було.} many {У # клітинок повернулося те, що в них було.} other {У # клітинки повернулося те, що в них було.}}',
  'report.word.error': 'виправити',
  'report.word.form': 'єдиний вигляд',
  'report.word.note': '{count, plural, one {нотатка} few {нотатки} many {нотаток} other {нотатки}}',
  'report.word.warning': '{count, plural, one {питання} few {питання} many {питань} other {питання}}',
};
