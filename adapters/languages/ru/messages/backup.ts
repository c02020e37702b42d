/** What backups and restores say. */
export const backupMessages: Readonly<Record<string, string>> = {
  'report.backup.beside':
    'Она на том же диске, что и таблица. Папку на другом диске можно назвать в настройках: backup, to.',
  'report.backup.copied':
    '{is, select, sound {Копия самого файла цела.} damaged {Копия самого файла повреждена.} missing {Копии самого файла нет.} other {}}',
  'report.backup.copy': 'Сам файл, чтобы просто открыть: {file}',
  'report.backup.failed': '{why, select, read {читается не так, как было} other {не вернулось}}',
  'report.backup.kept':
    '{count, plural, one {Сохранена # строка} few {Сохранены # строки} many {Сохранено # строк} other {Сохранено # строки}}: {file}',
  'report.backup.none': 'Время для копии ещё не пришло.',
  'report.backup.of': '{file}, от {when}',
  'report.backup.read':
    'Прочитано и сверено: {records, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, {cells, plural, one {# ячейка} few {# ячейки} many {# ячеек} other {# ячейки}}.',
  'report.backup.rehearsed':
    'На пробной таблице {changed, plural, one {изменена # ячейка} few {изменены # ячейки} many {изменено # ячеек} other {изменено # ячейки}} и {removed, plural, one {удалена # строка} few {удалены # строки} many {удалено # строк} other {удалено # строки}}, затем всё возвращено из копии и каждая ячейка сверена снова.',
  'report.backup.rehearsing': 'Пробую восстановить …',
  'report.backup.removed':
    '{count, plural, one {Удалена # старая копия.} few {Удалены # старые копии.} many {Удалено # старых копий.} other {Удалено # старой копии.}}',
  'report.backup.same': 'С последней копии ничего не изменилось, новая не нужна: {file}',
  'report.backup.sound': 'Из этой копии можно восстановить всё.',
  'report.backup.unnamed':
    '{count, plural, one {У # строки ещё нет номера, и восстановление её не узнает.} few {У # строк ещё нет номеров, и восстановление их не узнает.} many {У # строк ещё нет номеров, и восстановление их не узнает.} other {У # строки ещё нет номеров, и восстановление их не узнает.}} Дать номера: rowcall apply',
  'report.backup.unsound':
    '{count, plural, =0 {Эта копия не цела.} one {Из этой копии не вернулось бы — #:} few {Из этой копии не вернулось бы — #:} many {Из этой копии не вернулось бы — #:} other {Из этой копии не вернулось бы — #:}}',
  'report.restore.at': 'Как было {when}',
  'report.restore.backup': 'Как было до этого, сохранено: {file}',
  'report.restore.begins': 'История начинается {when}. Что изменили раньше, Rowcall не знает; оно останется как есть.',
  'report.restore.by': '{who}, {when}',
  'report.restore.cause': 'Как если бы не было {cause}',
  'report.restore.comes-back': '{table}: {label} — строка вернётся',
  'report.restore.did':
    '{cells, plural, one {Возвращена # ячейка} few {Возвращены # ячейки} many {Возвращено # ячеек} other {Возвращено # ячейки}}, {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
  'report.restore.first-sight':
    'Лист «{table}» Rowcall впервые увидел {when}. Что там было раньше, неизвестно; оно останется как есть.',
  'report.restore.from': 'Как в копии от {when}: {file}',
  'report.restore.left':
    '{why, select, formula {здесь формула} column {такого столбца сейчас нет} settings {в настройках этого больше нет} changed {с тех пор изменено} id {у этой строки тогда не было номера, и неизвестно, какая это теперь} table {лист не найден} unseen {тогда этого столбца ещё никто не смотрел} other {изменено в ту же минуту, или записать нельзя}}',
  'report.restore.made':
    '{count, plural, one {# строка появилась позже и останется.} few {# строки появились позже и останутся.} many {# строк появилось позже, они останутся.} other {# строки появилось позже, они останутся.}}',
  'report.restore.missed':
    '{count, plural, one {Не удалось вернуть # запись:} few {Не удалось вернуть # записи:} many {Не удалось вернуть # записей:} other {Не удалось вернуть # записи:}}',
  'report.restore.next': 'Ничего не записано. Чтобы выполнить: {command}',
  'report.restore.nothing': 'Возвращать нечего.',
  'report.restore.other': 'Эта копия сделана с другой таблицы: {spreadsheet}.',
  'report.restore.stays': 'Что останется как есть ({count, number}):',
  'report.restore.would':
    'Будет возвращено: {cells, plural, one {# ячейка} few {# ячейки} many {# ячеек} other {# ячейки}}, {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
};
