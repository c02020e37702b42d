/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.accepted': '{count, plural, =0 {Nothing was waiting.} one {# cell written.} other {# cells written.}}',
  'report.again': 'once more',
  'report.apply.added': '{table}: new columns {columns}',
  'report.apply.answers': '{count, plural, one {# answer} other {# answers}} written in Rowcall’s own columns',
  'report.apply.changed': '{count, plural, one {# cell} other {# cells}} put right in other columns',
  'report.apply.conflicts':
    '{count, plural, one {# row was} other {# rows were}} changed by somebody at the same moment and looked at again',
  'report.apply.read': '{count, plural, one {# row read} other {# rows read}}',
  'report.apply.still': 'everything was answered already, nothing was written',
  'report.apply.suggested':
    '{count, plural, one {# suggestion waits} other {# suggestions wait}} for your word: rowcall suggestions',
  'report.apply.waiting': '{count, plural, one {# answer is} other {# answers are}} waiting: close the book',
  'report.asked.by': 'looked in {table} for “{key}”',
  'report.asked.count': 'counted in {table} how many have “{key}”',
  'report.asked.get': 'opened {name} in {table}',
  'report.asked.ledger': 'looked up the history of {subject}: {ledger}',
  'report.at': '{table}{inRow, select, true { row {row}} other {}}{inColumn, select, true {, {column}} other {}}',
  'report.because.label': 'That is what the linked record is called',
  'report.because.one-form': 'One way of writing for everybody',
  'report.checked':
    '{tables, plural, one {# table} other {# tables}}, {records, plural, one {# record} other {# records}} in {seconds, number} s',
  'report.checking': 'Checking …',
  'report.clean': 'nothing to fix',
  'report.clears': '{column}: would be emptied',
  'report.count.error': '{count, number} to fix',
  'report.count.form': '{count, number} can be put right',
  'report.count.note': '{count, plural, one {# note} other {# notes}}',
  'report.count.warning': '{count, plural, one {# question} other {# questions}}',
  'report.declined':
    '{count, plural, =0 {Nothing was waiting.} one {# suggestion turned down. It is not made again.} other {# suggestions turned down. They are not made again.}}',
  'report.gone': '{count, plural, one {# thing put right — thank you} other {# things put right — thank you}}',
  'report.history.none': 'History holds nothing that fits.',
  'report.history.removed': 'row removed',
  'report.history.somebody': 'somebody in the spreadsheet',
  'report.history.undo': 'undo: {cause}',
  'report.history.why':
    '{rule, select, validation {one way of writing for everybody} references {that is what the linked record is called} other {rule “{rule}”}}',
  'report.init.alone': 'leave this column alone',
  'report.init.column': '{table}, {column}: what does it hold? ({cells})',
  'report.init.hello': 'A few questions about this spreadsheet',
  'report.init.language': 'Which language should Rowcall speak to the team?',
  'report.init.name': 'What does the team call it?',
  'report.init.name-fault': 'One to a hundred characters',
  'report.init.stopped': 'Nothing was written.',
  'report.init.thanks': 'Thank you!',
  'report.late':
    '{count, plural, one {# suggestion came too late: its cell was changed since.} other {# suggestions came too late: their cells were changed since.}}',
  'report.messages': '{count, plural, one {# message} other {# messages}} in one:',
  'report.more': '{count, plural, one {and one more} other {and # more}}',
  'report.more-kinds': '… and {count, plural, one {# more kind} other {# more kinds}}',
  'report.new': '{what} (new)',
  'report.nothing-new': 'Saved, and nothing has changed for Rowcall.',
  'report.nothing-to-say': 'nothing to say',
  'report.preview.nothing': 'Nothing would be written.',
  'report.preview.table':
    '{table}: {written, plural, one {# cell} other {# cells}} to write, {suggested, plural, one {# suggestion} other {# suggestions}}',
  'report.reading': 'Reading …',
  'report.refused': 'Not written: {why}',
  'report.row-fine': 'This row is fine.',
  'report.rows': '{count, plural, =1 {row {rows}} other {rows {rows}}}',
  'report.see-all': 'see everything with --all',
  'report.sets': '{column}: would become “{to}”',
  'report.settings-sound':
    'The settings are sound: {tables, plural, one {# table} other {# tables}}, {columns, plural, one {# column} other {# columns}}.',
  'report.init.left': 'Never opened: {tabs}',
  'report.init.read': 'Read from now on: {tabs}',
  'report.settings-written':
    'The settings are in {file}: {tables, plural, one {# table} other {# tables}}, {columns, plural, one {# column} other {# columns}}. Next: rowcall check {typed}',
  'report.settings.countries': 'Where phone numbers without a country code are from, tried in turn.',
  'report.settings.duplicates':
    'Rows that are probably the same are told, with the reasons; one word joins them, and they can be parted again.',
  'report.settings.head':
    'Settings of Rowcall for {book}, guessed from what stands in it. Try them: rowcall check {typed}',
  'report.settings.language': 'The language Rowcall speaks to the team: en, ru or uk. People may type in any of them.',
  'report.settings.left': 'Other tabs are never opened: {tabs}',
  'report.settings.mode':
    'watch: Rowcall only looks. suggest: it answers in columns of its own. act: it does what the rules say. Go on with: rowcall mode suggest',
  'report.settings.status':
    'Tables whose rows are answered in columns of Rowcall’s own, once it may do more than watch.',
  'report.settings.tables':
    'Tabs and columns are found by their names, wherever they stand. What is not named here is left alone.',
  'report.settings.tabs':
    '{isPattern, select, true {Every tab whose name fits, also one that is added later, since their headers agree.} other {One table in several tabs, since their headers agree. Take out what does not belong to it.}}',
  'report.settings.unsure': 'or {kinds}?',
  'report.start.answers':
    'Open it in Excel or LibreOffice, change a cell, save and close: the answer comes into the row. Ctrl-C ends.',
  'report.start.answers-there': 'Change a cell there: the answer comes into the row. Ctrl-C ends.',
  'report.start.book': 'Looking at {file}.',
  'report.start.counted': 'What Rowcall would have done meanwhile is counted week by week: rowcall report {file}',
  'report.start.gone': 'The file is gone. Rowcall looks again when it is back.',
  'report.start.guessed': 'It has no settings yet, so they were guessed from it. To keep them: npx rowcall init {file}',
  'report.start.once': 'See every row: npx rowcall check {file} --all',
  'report.start.sample': 'A sample to play with is in {file}.',
  'report.start.try': 'Open it in Excel or LibreOffice, change a cell and save: the answer appears here. Ctrl-C ends.',
  'report.start.try-there': 'Change a cell there: the answer appears here. Ctrl-C ends.',
  'report.state.error': 'To fix',
  'report.state.fine': 'Fine',
  'report.state.note': 'Note',
  'report.state.warning': 'Question',
  'report.suggestions.next':
    'Take them: rowcall accept. Turn them down: rowcall decline. Both know --table, --column, --row and --key.',
  'report.suggestions.none': 'Nothing waits for your word.',
  'report.tick.due': 'Reminders and dates that had come: {count, number}',
  'report.tick.failed': '{count, plural, one {# message} other {# messages}} could not be sent: rowcall questions',
  'report.tick.gathered':
    '{count, plural, one {# message} other {# messages}} put together, so that not each comes by itself',
  'report.tick.left': 'The rest is done by the next call.',
  'report.tick.nothing': 'There was nothing to do.',
  'report.tick.sent': '{count, plural, one {# message} other {# messages}} sent',
  'report.tick.unknown':
    'We do not know whether {count, plural, one {# message was} other {# messages were}} sent: rowcall questions',
  'report.tick.waiting': '{count, plural, one {# message waits} other {# messages wait}} to be sent',
  'report.undo.again': 'To take this back: {command}',
  'report.undo.kept':
    '{count, plural, one {# cell was changed since and stays:} other {# cells were changed since and stay:}}',
  'report.undo.made':
    '{count, plural, one {# record was made then and stays. Remove its row if you do not need it.} other {# records were made then and stay. Remove their rows if you do not need them.}}',
  'report.undo.restored':
    '{count, plural, =0 {There was nothing to take back.} one {# cell holds again what it held.} other {# cells hold again what they held.}}',
  'report.word.error': 'to fix',
  'report.word.form': 'put right',
  'report.word.note': '{count, plural, one {note} other {notes}}',
  'report.word.warning': '{count, plural, one {question} other {questions}}',
};
