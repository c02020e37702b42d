/** What is said of how Rowcall is, and of a workbook on this computer. */
export const doctorMessages: Readonly<Record<string, string>> = {
  'report.doctor.working':
    'Working; {last, select, never {it has answered no rows yet} now {at it right now} other {last check {ago}}}{count, plural, =0 {} one {; # thing to know} other {; # things to know}}',
  'report.doctor.broken': 'Not working: {why}',
  'report.doctor.ago':
    '{unit, select, second {{count, number} s ago} minute {{count, number} min ago} hour {{count, number} h ago} other {{count, plural, one {# day ago} other {# days ago}}}}',
  'clock.off':
    'The clock of this computer is {seconds, plural, one {# second} other {# seconds}} {isFast, select, true {fast} other {slow}}',
  'clock.off.remedy':
    'Let it be set by the internet, in the date and time settings of the computer. Keys are refused when it is minutes off, and reminders come at the wrong time.',
  'report.clock.right': 'The clock of this computer is right',
  'keys.open': 'Others on this computer may read the keys in {file}',
  'keys.open.remedy': 'Let nobody but you read it: chmod 600, and the name of the file.',
  'keys.overruled': '{name} is set to something else in the environment, and that counts',
  'keys.overruled.remedy': 'Take it away there, or put the right key there.',
  'report.keys.kept': 'Keys are kept in {file}',
  'report.memory.sound': 'Rowcall remembers {count, plural, one {# record} other {# records}}',
  'report.memory.none': 'Rowcall remembers nothing of it: it has only been looked at so far',
  'memory.copy': 'This may be a copy of another spreadsheet: nothing is written or sent',
  'memory.copy.remedy': 'Say what it is: rowcall questions shows how.',
  'tab.refused': 'Rowcall may not show its tab “Rowcall” in this spreadsheet; everything else goes on',
  'tab.refused.remedy':
    'In Airtable, give the token the scope schema.bases:write, of somebody who may create tables. In Notion, add the connection to the page on which the databases stand, and let it insert content. Rowcall tries again within hours.',
  'work.stuck': 'Work has been waiting for {minutes, plural, one {# minute} other {# minutes}}, and nobody does it',
  'work.stuck.remedy':
    'Rowcall is not running. Start it: rowcall start --apply. Where functions do the work, look into their log.',
  'work.silent': 'Nobody has looked for {days, plural, one {# day} other {# days}}',
  'work.silent.remedy': 'If Rowcall is meant to answer by itself, start it: rowcall start --apply.',
  'work.cut-short':
    '{count, plural, one {A write was} other {# writes were}} cut short, and nobody has looked since what became of it',
  'work.cut-short.remedy': 'The next rowcall apply, or rowcall start --apply, finds out and goes on.',
  'calls.silent':
    'The script in the spreadsheet has not called for {hours, plural, one {# hour} other {# hours}}; it runs in the name of {caller}',
  'calls.silent.remedy':
    'Open the spreadsheet and choose Rowcall, Set up. If that person has left, somebody else does.',
  'report.calls.heard': 'The spreadsheet last called {ago}{named, select, true {, in the name of {caller}} other {}}',
  'report.work.waits': '{count, plural, one {# thing waits} other {# things wait}} to be done',
  'messages.late':
    '{count, plural, one {# message waits} other {# messages wait}} to be sent for {minutes, plural, one {# minute} other {# minutes}}',
  'messages.late.remedy':
    'Start Rowcall: rowcall start --apply. If it is running, what it says tells why they do not leave.',
  'report.messages.wait': '{count, plural, one {# message waits} other {# messages wait}} for their moment',
  'messages.dead': '{count, plural, one {# message} other {# messages}} could not be sent',
  'messages.dead.remedy': 'rowcall questions says which and why, and sends them again at your word.',
  'messages.unknown': 'We do not know whether {count, plural, one {# message was} other {# messages were}} sent',
  'messages.unknown.remedy': 'Look where they should have arrived, and say so: rowcall questions.',
  'questions.open': '{count, plural, one {# question waits} other {# questions wait}} for a person',
  'questions.open.remedy': 'rowcall questions lists them, with the answers that can be given.',
  'report.book.read': '“{file}” can be read',
  'report.book.tables':
    '{count, plural, one {# table of the settings was} other {# tables of the settings were}} found',
  'book.text': '“{file}” is plain text: it can be looked at, not written',
  'book.text.remedy': 'To have it answered, put ids: true into the settings of the store, or save it as .xlsx.',
  'book.kept': '“{file}” or its folder may not be written',
  'book.kept.remedy':
    'That is enough to look. To have it answered, take read-only off the file, and allow writing in the folder.',
  'book.in-use': '“{file}” is open in {program}{named, select, true {, by {who}} other {}}',
  'book.in-use.remedy':
    'Answers wait until it is closed. If nobody has it open, the program was cut short: open it once and close it.',
  'book.sheet-protected': 'The sheet “{title}” is protected',
  'book.sheet-protected.remedy':
    'Locked cells are not written, and no column can be added. Take the protection off in Excel: Review, Unprotect Sheet.',
  'book.signed': 'The workbook is signed, and a change would break the signature',
  'book.signed.remedy':
    'It can be looked at. To have it answered, remove the signature in Excel (File, Info), or use a copy without it.',
  'book.reserved': 'The workbook asks for a password before it is changed',
  'book.reserved.remedy':
    'It can be looked at. To have it answered, save it in Excel without that password: Save As, Tools, General Options.',
  'book.odd': 'The workbook is written in a way that cannot be changed cell by cell',
  'book.odd.remedy': 'Open it in Excel or LibreOffice and save it again as .xlsx.',
  'book.synced': 'The workbook stands in a folder of {cloud}: another computer may write it at the same time',
  'book.synced.remedy':
    'Let one computer alone run Rowcall for it, and let it finish bringing the file up to date before the computer sleeps.',
  'book.conflict': 'Two computers have written the workbook: beside it stands “{other}”',
  'book.conflict.remedy': 'Bring over by hand what only the copy has, and put the copy elsewhere.',
  'book.no-ids': '“{title}” has no column “_id”, so that nothing can be written there',
  'book.no-ids.remedy': 'The next rowcall apply adds it, hidden. Leave what stands in it.',
  'book.gone': 'There is no file “{file}”',
  'book.gone.remedy': 'Put it back, or put its name into the settings.',
  'book.hidden': '“{file}” may not be read',
  'book.hidden.remedy': 'Allow whoever runs Rowcall to read the file.',
  'book.password': '“{file}” is locked by a password',
  'book.password.remedy': 'Remove the password in Excel: File, Info, Protect Workbook.',
  'book.other-format': '“{file}” is no .xlsx workbook and no .csv file',
  'book.other-format.remedy': 'Save it from Excel or LibreOffice as .xlsx.',
  'book.large': '“{file}” is too large',
  'book.large.remedy': 'Split it, or remove what is not data.',
  'book.broken': '“{file}” is damaged',
  'book.broken.remedy': 'Open it in Excel or LibreOffice, let it be repaired, and save it again; or take a backup.',
};
