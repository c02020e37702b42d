/** Що стоїть у самому рядку, у власних стовпцях Rowcall. */
export const rowMessages: Readonly<Record<string, string>> = {
  'report.row.filled': 'заповнено Rowcall.{verbs, select, true { Не так? Оберіть «Скасувати».} other {}}',
  'report.row.header.action': 'Дія Rowcall',
  'report.row.header.note': 'Нотатка Rowcall',
  'report.row.header.state': 'Rowcall',
  'report.row.idle': 'у цьому стовпці Rowcall лише дивиться.',
  'report.row.more': 'і ще {count}',
  'report.row.rewritten': 'було «{was}».{verbs, select, true { Не так? Оберіть «Скасувати».} other {}}',
  'report.row.wanted':
    '«{to}»? {verbs, select, true {Оберіть «Прийняти» або впишіть самі.} other {Впишіть, якщо це правильно.}}',
  'report.verb.accept': 'Прийняти',
  'report.verb.check': 'Перевірити',
  'report.verb.decline': 'Відхилити',
  'report.verb.join': 'Об’єднати',
  'report.verb.not-duplicate': 'Не дубль',
  'report.verb.undo': 'Скасувати',
  'report.verb.accepted':
    'прийнято, {count, plural, one {записано # клітинку} few {записано # клітинки} many {записано # клітинок} other {записано # клітинки}}.',
  'report.verb.apart':
    'запам’ятано: це не {count, plural, one {той самий рядок} few {ті # рядки} many {ті # рядків} other {ті # рядка}}.',
  'report.verb.checked': 'перевірено щойно.',
  'report.verb.declined': 'відхилено; лишається так, як ви написали.',
  'report.verb.is-joined': 'об’єднано. Не так? Оберіть «Скасувати».',
  'report.verb.joined':
    '{kept, select, yes {рядок «{name}» об’єднано з цим.} other {цей рядок об’єднано з «{name}».}} Не так? Оберіть «Скасувати».',
  'report.verb.joined-before': 'цей рядок уже об’єднано з «{name}».',
  'report.verb.late': 'рядок тим часом змінили. Подивіться на нього й оберіть знову.',
  'report.verb.no-duplicate': 'жоден інший рядок не прийнято за цей.',
  'report.verb.not-joined': 'не об’єднано. {why}',
  'report.verb.nothing': 'у цьому рядку ніщо не чекає на ваше слово.',
  'report.verb.nothing-undone': 'тут немає нічого, що написав би Rowcall.',
  'report.verb.undecided': 'скажіть, чиє значення правильне ({columns}): {command} --take СТОВПЕЦЬ=РЯДОК',
  'report.verb.parted': 'розділено; кожен рядок знову сам по собі.',
  'report.verb.unable': 'цього зробити не вдалося. Нічого не змінено.',
  'report.verb.undone': 'скасовано; тут знову те, що було.',
  'report.verb.which': 'схожі рядки {rows}. Скажіть, який: {command}',
  'report.verb.who':
    'Rowcall має знати, хто просить. Оберіть це в його меню або назвіть себе в командному рядку: --person.',
};
