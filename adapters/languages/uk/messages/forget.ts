/** What is said of erasing what is remembered of a record. */
export const forgetMessages: Readonly<Record<string, string>> = {
  'report.forget.ask': 'Стерти?',
  'report.forget.backups':
    'Це ще може бути в копіях: {count, plural, one {# файл} few {# файли} many {# файлів} other {# файлу}} у {folder}. Копії не змінюються: видаліть їх або зачекайте, доки їх змінять новіші.',
  'report.forget.done': 'Стерто:',
  'report.forget.gone': 'У таблиці цього рядка більше немає: з того, що в ньому було, тепер не відомо нічого.',
  'report.forget.joined':
    'разом із {count, plural, one {# рядком, який} few {# рядками, які} many {# рядками, які} other {# рядка, які}} з ним об’єднали',
  'report.forget.lines':
    'що стояло в клітинках: {count, plural, one {# запис} few {# записи} many {# записів} other {# запису}} історії',
  'report.forget.messages':
    '{count, plural, one {# повідомлення, яке чекає} few {# повідомлення, які чекають} many {# повідомлень, які чекають} other {# повідомлення, які чекають}}: надіслано не буде',
  'report.forget.next': 'Щоб стерти: {command}',
  'report.forget.nothing': 'Rowcall нічого про нього не пам’ятає.',
  'report.forget.notes': 'нотатки, запитання, на які вже відповіли, і те, що казали надіслані повідомлення',
  'report.forget.questions':
    '{count, plural, one {# запитання або пропозиція} few {# запитання й пропозиції} many {# запитань і пропозицій} other {# запитання й пропозиції}}',
  'report.forget.stands':
    'Сам рядок лишається в таблиці, і те, що в ньому стоїть зараз, відоме так, ніби його побачили вперше. Щоб стерти й це, видаліть рядок, дайте Rowcall глянути один раз і повторіть.',
  'report.forget.stays':
    'Що лишається: що й коли було стерто — без значень, які стовпці, коли й хто змінював, і що стоїть в інших рядках. Скасувати чи повернути це з історії вже не можна.',
  'report.forget.will': 'Було б стерто:',
};
