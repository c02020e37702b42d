/** What the rules of the CRM say. */
export const rulesMessages: Readonly<Record<string, string>> = {
  'cell.error': 'Формула в поле «{field}» показывает {value}',
  'cell.error.remedy': 'Исправьте формулу или введите значение.',
  'reference.ambiguous':
    '{count, plural, one {# запись называется} few {# записи называются} other {# записей называются}} «{name}»',
  'reference.ambiguous.remedy': 'Выберите одну: {suggestion} или другую из них.',
  'reference.crowd': 'Слишком много записей называется «{name}»',
  'reference.crowd.remedy': 'Укажите нужную по почте или телефону.',
  'reference.gone': 'Записи, на которую вело поле «{field}», больше нет',
  'reference.gone.remedy': 'Выберите другую или очистите ячейку.',
  'reference.unknown': 'На листе «{table}» нет записи «{name}»',
  'reference.unknown.remedy': 'Проверьте написание или сначала добавьте её на лист «{table}».',
  'request.conflict': 'Кто-то изменил это в тот же момент',
  'request.conflict.remedy': 'Посмотрите ещё раз и повторите, если это всё ещё нужно.',
  'request.watched': 'За этой таблицей Rowcall только наблюдает и ничего в неё не пишет',
  'request.watched.remedy': 'Сначала впустите Rowcall: rowcall mode suggest покажет, что он сделает.',
  'request.gone': 'Этой записи больше нет',
  'request.gone.remedy': 'Найдите её заново: возможно, её объединили с другой.',
  'request.stale': 'Кто-то изменил это после того, как вы открыли запись',
  'request.stale.remedy': 'Посмотрите ещё раз и повторите, если это всё ещё нужно.',
  'rule.broken': '{why}',
  'rule.broken.remedy':
    '{advised, select, true {{fix}} other {Исправьте строку или спросите того, кто ведёт настройки, о правиле «{rule}».}}',
  'rule.loop': 'Правила тянут поле «{field}» в разные стороны: {rules}',
  'rule.loop.remedy':
    'Ячейка остаётся такой, как вы ввели. Попросите того, кто ведёт настройки, исправить эти правила.',
  'staff.absence': 'Последний день отсутствия раньше первого',
  'staff.absence.remedy': 'Поменяйте дни местами или исправьте один из них.',
  'staff.left': '{name} не работает здесь с {date}',
  'staff.left.remedy': 'Передайте это другому, если оно ещё не закрыто.',
  'staff.same': '«{name}» — так зовут ещё кого-то в списке',
  'staff.same.remedy': 'Оставьте это имя у одного из них или уберите из других вариантов.',
  'staff.several': '«{name}» — это могут быть несколько человек',
  'staff.several.remedy': 'Выберите одного: {suggestion} или другого из них.',
  'staff.unknown': 'На листе «{table}» нет человека «{name}»',
  'staff.unknown.remedy':
    '{isNear, select, true {Может быть, {suggestion}?} other {Проверьте написание или добавьте человека на лист «{table}».}}',
  'validation.form':
    '{kind, select, filled {Сюда подходит «{suggestion}»} emptied {«{value}» здесь ничего не значит} type {«{value}» выглядит верно, но хранится в другом виде} spaces {Лишние пробелы: «{suggestion}»} other {«{value}» → «{suggestion}»}}',
  'validation.form.remedy':
    '{kind, select, emptied {Оставьте ячейку пустой.} type {Вводить заново не нужно: Rowcall может поправить сам.} other {Запишите так: «{suggestion}».}}',
  'validation.required': 'Поле «{field}» пустое',
  'validation.required.remedy': 'Заполните его: без него запись неполная.',
  'validation.taken':
    '«{value}» в поле «{field}» есть ещё {count, plural, one {у # записи} few {у # записей} other {у # записей}}',
  'validation.taken.remedy': 'Оставьте одну из них или исправьте поле «{field}».',
  'write.refused':
    'Ответ не удалось записать сюда: {why, select, cell_choice {там нет такого варианта} cell_computed {там стоит формула} cell_locked {лист защищён} cell_merged {ячейка — часть объединённой} cell_unwritable {ячейка не может такое хранить} column_missing {нет её столбца} row_occupied {под последней строкой что-то стоит} store_read_only {этот файл только читается} table_missing {нет её листа} other {{why}}}',
  'write.refused.remedy': 'Rowcall попробует снова, когда изменится строка или настройки.',
};
