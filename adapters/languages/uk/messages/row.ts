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
  'report.verb.not-duplicate': 'Не дубль',
  'report.verb.undo': 'Скасувати',
};
