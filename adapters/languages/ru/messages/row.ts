/** Что стоит в самой строке, в собственных столбцах Rowcall. */
export const rowMessages: Readonly<Record<string, string>> = {
  'report.row.filled': 'заполнено Rowcall.{verbs, select, true { Не так? Выберите «Отменить».} other {}}',
  'report.row.header.action': 'Действие Rowcall',
  'report.row.header.note': 'Заметка Rowcall',
  'report.row.header.state': 'Rowcall',
  'report.row.idle': 'в этом столбце Rowcall только смотрит.',
  'report.row.more': 'и ещё {count}',
  'report.row.rewritten': 'было «{was}».{verbs, select, true { Не так? Выберите «Отменить».} other {}}',
  'report.row.wanted':
    '«{to}»? {verbs, select, true {Выберите «Принять» или впишите сами.} other {Впишите, если это верно.}}',
  'report.verb.accept': 'Принять',
  'report.verb.check': 'Проверить',
  'report.verb.decline': 'Отклонить',
  'report.verb.not-duplicate': 'Не дубль',
  'report.verb.undo': 'Отменить',
};
