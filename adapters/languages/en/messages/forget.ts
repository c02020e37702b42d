/** What is said of erasing what is remembered of a record. */
export const forgetMessages: Readonly<Record<string, string>> = {
  'report.forget.ask': 'Erase it?',
  'report.forget.backups':
    '{count, plural, one {# file} other {# files}} in {folder} may still hold it: backups are not touched. Delete them, or wait until newer ones take their place.',
  'report.forget.done': 'Erased:',
  'report.forget.gone': 'It does not stand in the spreadsheet any more: nothing of what it held is known now.',
  'report.forget.joined': 'with {count, plural, one {# row that was} other {# rows that were}} joined into it',
  'report.forget.lines': 'what stood in its cells, in {count, plural, one {# line} other {# lines}} of history',
  'report.forget.messages':
    '{count, plural, one {# message that waits} other {# messages that wait}}: not sent any more',
  'report.forget.next': 'To erase it: {command}',
  'report.forget.nothing': 'Rowcall remembers nothing of it.',
  'report.forget.notes': 'notes, questions answered before, and what messages that were sent said of it',
  'report.forget.questions':
    '{count, plural, one {# question or suggestion} other {# questions and suggestions}} about it',
  'report.forget.stands':
    'The row stays in your spreadsheet, and what stands there now stays known, as if just seen for the first time. To erase that too, delete the row, let Rowcall look once, and repeat this.',
  'report.forget.stays':
    'What stays: that something was erased and when, which columns were changed when and by whom, and what other rows say. It can no longer be undone or restored from history.',
  'report.forget.will': 'This would be erased:',
};
