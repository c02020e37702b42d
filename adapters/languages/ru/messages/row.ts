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
  'report.verb.join': 'Объединить',
  'report.verb.not-duplicate': 'Не дубль',
  'report.verb.undo': 'Отменить',
  'report.verb.accepted':
    'принято, {count, plural, one {записана # ячейка} few {записаны # ячейки} many {записано # ячеек} other {записано # ячейки}}.',
  'report.verb.apart':
    'запомнено: это не {count, plural, one {та же строка} few {те # строки} many {те # строк} other {те # строки}}.',
  'report.verb.checked': 'проверено только что.',
  'report.verb.declined': 'отклонено; остаётся так, как вы написали.',
  'report.verb.is-joined': 'объединено. Не так? Выберите «Отменить».',
  'report.verb.joined':
    '{kept, select, yes {строка «{name}» объединена с этой.} other {эта строка объединена с «{name}».}} Не так? Выберите «Отменить».',
  'report.verb.joined-before': 'эта строка уже объединена с «{name}».',
  'report.verb.late': 'строку тем временем изменили. Посмотрите на неё и выберите снова.',
  'report.verb.no-duplicate': 'никакая другая строка не принята за эту.',
  'report.verb.not-joined': 'не объединено. {why}',
  'report.verb.nothing': 'в этой строке ничто не ждёт вашего слова.',
  'report.verb.nothing-undone': 'здесь нет ничего, что написал бы Rowcall.',
  'report.verb.undecided': 'скажите, чьё значение верно ({columns}): {command} --take СТОЛБЕЦ=СТРОКА',
  'report.verb.parted': 'разделено; каждая строка снова сама по себе.',
  'report.verb.unable': 'этого сделать не удалось. Ничего не изменено.',
  'report.verb.undone': 'отменено; здесь снова то, что было.',
  'report.verb.which': 'похожи строки {rows}. Скажите, какая: {command}',
  'report.verb.who':
    'Rowcall должен знать, кто просит. Выберите это в его меню или назовите себя в командной строке: --person.',
};
