/** What is answered to people who ask from the menu in their spreadsheet. */
export const menuMessages: Readonly<Record<string, string>> = {
  'ui.menu.check.fine': 'В этих строках всё в порядке.',
  'ui.menu.copied':
    'Возможно, это копия таблицы. Пока никто не скажет, какая из них настоящая, Rowcall здесь ничего не меняет: выберите «Что ждёт решения».',
  'ui.menu.failed': 'Не получилось. Почему, узнает тот, кто присматривает за Rowcall.',
  'ui.menu.later': 'Сейчас не получилось. Попробуйте ещё раз через минуту.',
  'ui.menu.no-record': 'В этой строке нет записи.',
  'ui.menu.no-table': 'За этой вкладкой Rowcall не следит: в настройках её нет.',
  'ui.menu.one-row': 'Выберите одну строку и попробуйте ещё раз.',
  'ui.menu.read-only': 'Таблица не открыта для Rowcall или открыта только для чтения. Ничего не изменено.',
  'ui.menu.undo.ask': 'Отменить это? {where}',
  'ui.menu.undo.done': 'Это уже отменено.',
  'ui.menu.undo.nothing': 'В этой строке нечего отменять: в ней не осталось ничего, что записал Rowcall.',
  'ui.menu.waiting.how': 'Отвечает тот, кто присматривает за Rowcall: rowcall questions',
  'ui.menu.waiting.more':
    '{count, plural, one {и ещё # вопрос} few {и ещё # вопроса} many {и ещё # вопросов} other {и ещё # вопроса}}',
};
