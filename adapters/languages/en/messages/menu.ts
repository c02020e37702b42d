/** What is answered to people who ask from the menu in their spreadsheet. */
export const menuMessages: Readonly<Record<string, string>> = {
  'ui.menu.check.fine': 'These rows are fine.',
  'ui.menu.copied':
    'This may be a copy of the spreadsheet. Until somebody says which one it is, Rowcall changes nothing here: choose What is waiting.',
  'ui.menu.failed': 'That did not work. Whoever looks after Rowcall finds out why.',
  'ui.menu.later': 'That did not work just now. Try again in a minute.',
  'ui.menu.no-record': 'There is no record in this row.',
  'ui.menu.no-table': 'Rowcall does not look after this tab: its settings do not name it.',
  'ui.menu.one-row': 'Choose a single row, then try again.',
  'ui.menu.read-only': 'The spreadsheet is not shared with Rowcall, or only for viewing. Nothing was changed.',
  'ui.menu.undo.ask': 'Take this back? {where}',
  'ui.menu.undo.done': 'That is taken back already.',
  'ui.menu.undo.nothing':
    'There is nothing to take back in this row: nothing that Rowcall has written stands there still.',
  'ui.menu.waiting.how': 'Whoever looks after Rowcall answers with: rowcall questions',
  'ui.menu.waiting.more': '{count, plural, one {and one more question} other {and # more questions}}',
};
