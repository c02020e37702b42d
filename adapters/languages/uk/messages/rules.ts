/** What the rules of the CRM say. */
export const rulesMessages: Readonly<Record<string, string>> = {
  'cell.error': 'Формула в полі «{field}» показує {value}',
  'cell.error.remedy': 'Виправте формулу або введіть значення.',
  'reference.ambiguous':
    '{count, plural, one {# запис називається} few {# записи називаються} other {# записів називаються}} «{name}»',
  'reference.ambiguous.remedy': 'Виберіть один: {suggestion} або інший із них.',
  'reference.crowd': 'Забагато записів називається «{name}»',
  'reference.crowd.remedy': 'Вкажіть потрібний за поштою чи телефоном.',
  'reference.gone': 'Запису, на який вело поле «{field}», більше немає',
  'reference.gone.remedy': 'Виберіть інший або очистьте клітинку.',
  'reference.unknown': 'На аркуші «{table}» немає запису «{name}»',
  'reference.unknown.remedy': 'Перевірте написання або спершу додайте його на аркуш «{table}».',
  'request.conflict': 'Хтось змінив це тієї ж миті',
  'request.conflict.remedy': 'Погляньте ще раз і повторіть, якщо це досі потрібно.',
  'request.watched': 'За цією таблицею Rowcall лише спостерігає й нічого в неї не пише',
  'request.watched.remedy': 'Спершу впустіть Rowcall: rowcall mode suggest покаже, що він зробить.',
  'request.gone': 'Цього запису більше немає',
  'request.gone.remedy': 'Знайдіть його знову: можливо, його об’єднали з іншим.',
  'request.stale': 'Хтось змінив це після того, як ви відкрили запис',
  'request.stale.remedy': 'Погляньте ще раз і повторіть, якщо це досі потрібно.',
  'rule.broken': '{why}',
  'rule.broken.remedy':
    '{advised, select, true {{fix}} other {Виправте рядок або запитайте того, хто веде налаштування, про правило «{rule}».}}',
  'rule.loop': 'Правила тягнуть поле «{field}» у різні боки: {rules}',
  'rule.loop.remedy':
    'Клітинка лишається такою, як ви ввели. Попросіть того, хто веде налаштування, виправити ці правила.',
  'staff.absence': 'Останній день відсутності раніше за перший',
  'staff.absence.remedy': 'Поміняйте дні місцями або виправте один із них.',
  'staff.left': '{name} не працює тут із {date}',
  'staff.left.remedy': 'Передайте це комусь іншому, якщо воно ще не закрите.',
  'staff.same': '«{name}» — так звати ще когось у списку',
  'staff.same.remedy': 'Залиште це ім’я в одного з них або приберіть з інших варіантів.',
  'staff.several': '«{name}» — це можуть бути кілька людей',
  'staff.several.remedy': 'Виберіть когось: {suggestion} або іншого з них.',
  'staff.unknown': 'На аркуші «{table}» немає людини «{name}»',
  'staff.unknown.remedy':
    '{isNear, select, true {Можливо, {suggestion}?} other {Перевірте написання або додайте людину на аркуш «{table}».}}',
  'validation.form':
    '{kind, select, filled {Сюди підходить «{suggestion}»} emptied {«{value}» тут нічого не означає} type {«{value}» має правильний вигляд, але зберігається інакше} spaces {Зайві пробіли: «{suggestion}»} other {«{value}» → «{suggestion}»}}',
  'validation.form.remedy':
    '{kind, select, emptied {Залиште клітинку порожньою.} type {Вводити заново не потрібно: Rowcall може поправити сам.} other {Запишіть так: «{suggestion}».}}',
  'validation.required': 'Поле «{field}» порожнє',
  'validation.required.remedy': 'Заповніть його: без нього запис неповний.',
  'validation.taken':
    '«{value}» у полі «{field}» є ще {count, plural, one {в # запису} few {у # записів} other {у # записів}}',
  'validation.taken.remedy': 'Залиште один із них або виправте поле «{field}».',
  'write.refused':
    'Відповідь не вдалося записати сюди: {why, select, cell_choice {там немає такого варіанта} cell_computed {там стоїть формула} cell_locked {аркуш захищено} cell_merged {клітинка — частина об’єднаної} cell_unwritable {клітинка не може такого вмістити} column_missing {немає її стовпця} row_occupied {під останнім рядком щось стоїть} store_read_only {цей файл лише читається} table_missing {немає її аркуша} other {{why}}}',
  'write.refused.remedy': 'Rowcall спробує знову, коли зміниться рядок або налаштування.',
};
