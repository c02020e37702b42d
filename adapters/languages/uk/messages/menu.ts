/** What is answered to people who ask from the menu in their spreadsheet. */
export const menuMessages: Readonly<Record<string, string>> = {
  'ui.menu.check.fine': 'У цих рядках усе гаразд.',
  'ui.menu.copied':
    'Можливо, це копія таблиці. Доки ніхто не скаже, яка з них справжня, Rowcall тут нічого не змінює: виберіть «Що чекає на рішення».',
  'ui.menu.failed': 'Не вийшло. Чому, дізнається той, хто доглядає за Rowcall.',
  'ui.menu.later': 'Зараз не вийшло. Спробуйте ще раз за хвилину.',
  'ui.menu.no-record': 'У цьому рядку немає запису.',
  'ui.menu.no-table': 'За цією вкладкою Rowcall не стежить: у налаштуваннях її немає.',
  'ui.menu.one-row': 'Виберіть один рядок і спробуйте ще раз.',
  'ui.menu.read-only': 'Таблицю не відкрито для Rowcall або відкрито лише для читання. Нічого не змінено.',
  'ui.menu.undo.ask': 'Скасувати це? {where}',
  'ui.menu.undo.done': 'Це вже скасовано.',
  'ui.menu.undo.nothing': 'У цьому рядку нема чого скасовувати: у ньому не лишилося нічого, що записав Rowcall.',
  'ui.menu.waiting.how': 'Відповідає той, хто доглядає за Rowcall: rowcall questions',
  'ui.menu.waiting.more':
    '{count, plural, one {і ще # питання} few {і ще # питання} many {і ще # питань} other {і ще # питання}}',
};
