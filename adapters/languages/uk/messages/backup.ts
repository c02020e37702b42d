/** What backups and restores say. */
export const backupMessages: Readonly<Record<string, string>> = {
  'report.backup.beside':
    'Вона на тому ж диску, що й таблиця. Теку на іншому диску можна назвати в налаштуваннях: backup, to.',
  'report.backup.copied':
    '{is, select, sound {Копія самого файлу ціла.} damaged {Копію самого файлу пошкоджено.} missing {Копії самого файлу немає.} other {}}',
  'report.backup.copy': 'Сам файл, щоб просто відкрити: {file}',
  'report.backup.failed': '{why, select, read {читається не так, як було} other {не повернулося}}',
  'report.backup.kept':
    '{count, plural, one {Збережено # рядок} few {Збережено # рядки} many {Збережено # рядків} other {Збережено # рядка}}: {file}',
  'report.backup.none': 'Час для копії ще не настав.',
  'report.backup.of': '{file}, від {when}',
  'report.backup.read':
    'Прочитано й звірено: {records, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}, {cells, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}.',
  'report.backup.rehearsed':
    'На пробній таблиці {changed, plural, one {змінено # клітинку} few {змінено # клітинки} many {змінено # клітинок} other {змінено # клітинки}} і {removed, plural, one {вилучено # рядок} few {вилучено # рядки} many {вилучено # рядків} other {вилучено # рядка}}, потім усе повернуто з копії й кожну клітинку звірено знову.',
  'report.backup.rehearsing': 'Пробую відновити …',
  'report.backup.removed':
    '{count, plural, one {Вилучено # стару копію.} few {Вилучено # старі копії.} many {Вилучено # старих копій.} other {Вилучено # старої копії.}}',
  'report.backup.same': 'Від останньої копії нічого не змінилося, нова не потрібна: {file}',
  'report.backup.sound': 'З цієї копії можна відновити все.',
  'report.backup.unnamed':
    '{count, plural, one {У # рядка ще немає номера, і відновлення його не впізнає.} few {У # рядків ще немає номерів, і відновлення їх не впізнає.} many {У # рядків ще немає номерів, і відновлення їх не впізнає.} other {У # рядка ще немає номерів, і відновлення їх не впізнає.}} Дати номери: rowcall apply',
  'report.backup.unsound':
    '{count, plural, =0 {Ця копія не ціла.} one {З цієї копії не повернулося б — #:} few {З цієї копії не повернулося б — #:} many {З цієї копії не повернулося б — #:} other {З цієї копії не повернулося б — #:}}',
  'report.restore.at': 'Як було {when}',
  'report.restore.backup': 'Як було до цього, збережено: {file}',
  'report.restore.begins': 'Історія починається {when}. Що змінили раніше, Rowcall не знає; воно лишиться як є.',
  'report.restore.by': '{who}, {when}',
  'report.restore.cause': 'Наче {cause} не було',
  'report.restore.comes-back': '{table}: {label} — рядок повернеться',
  'report.restore.did':
    'Повернуто: {cells, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}, {rows, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}',
  'report.restore.first-sight':
    'Аркуш «{table}» Rowcall уперше побачив {when}. Що там було раніше, невідомо; воно лишиться як є.',
  'report.restore.from': 'Як у копії від {when}: {file}',
  'report.restore.left':
    '{why, select, formula {тут формула} column {такого стовпця зараз немає} settings {у налаштуваннях цього більше немає} changed {відтоді змінено} id {у цього рядка тоді не було номера, і невідомо, який він тепер} table {аркуш не знайдено} unseen {тоді цього стовпця ще ніхто не дивився} other {змінено тієї ж миті, або записати не можна}}',
  'report.restore.made':
    '{count, plural, one {# рядок з’явився пізніше й лишиться.} few {# рядки з’явилися пізніше й лишаться.} many {# рядків з’явилося пізніше, вони лишаться.} other {# рядка з’явилося пізніше, вони лишаться.}}',
  'report.restore.missed':
    '{count, plural, one {Не вдалося повернути # запис:} few {Не вдалося повернути # записи:} many {Не вдалося повернути # записів:} other {Не вдалося повернути # запису:}}',
  'report.restore.next': 'Нічого не записано. Щоб виконати: {command}',
  'report.restore.nothing': 'Повертати нічого.',
  'report.restore.other': 'Цю копію зроблено з іншої таблиці: {spreadsheet}.',
  'report.restore.stays': 'Що лишиться як є ({count, number}):',
  'report.restore.would':
    'Буде повернуто: {cells, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}, {rows, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}',
};
