/** What the rules of the CRM say. */
export const rulesMessages: Readonly<Record<string, string>> = {
  'cell.error': 'The formula in {field} shows {value}',
  'cell.error.remedy': 'Fix the formula, or type the value.',
  'reference.ambiguous': '{count, plural, one {# record is} other {# records are}} called “{name}”',
  'reference.ambiguous.remedy': 'Choose one: {suggestion}, or another of them.',
  'reference.crowd': 'Too many records are called “{name}”',
  'reference.crowd.remedy': 'Name the right one by its e-mail or phone.',
  'reference.gone': 'The record that {field} led to is no longer there',
  'reference.gone.remedy': 'Choose another, or empty the cell.',
  'reference.unknown': 'Nothing in {table} is called “{name}”',
  'reference.unknown.remedy': 'Check the spelling, or add it to {table} first.',
  'request.conflict': 'Somebody changed this at the same moment',
  'request.conflict.remedy': 'Look at it again, then repeat what you wanted if it still holds.',
  'request.watched': 'This spreadsheet is only watched, and nothing is written into it',
  'request.watched.remedy': 'Let Rowcall in first: rowcall mode suggest says what it would do.',
  'request.gone': 'This record is no longer there',
  'request.gone.remedy': 'Look it up anew: it may have been joined into another.',
  'request.stale': 'Somebody changed this after you opened it',
  'request.stale.remedy': 'Look at it again, then repeat what you wanted if it still holds.',
  'rule.broken': '{why}',
  'rule.broken.remedy':
    '{advised, select, true {{fix}} other {Correct the row, or ask whoever keeps the settings about the rule “{rule}”.}}',
  'rule.loop': 'Rules pull {field} to and fro: {rules}',
  'rule.loop.remedy': 'The cell stays as you typed it. Ask whoever keeps the settings to mend these rules.',
  'staff.absence': 'The last day away is before the first',
  'staff.absence.remedy': 'Swap the two days, or correct one of them.',
  'staff.left': '{name} has not worked here since {date}',
  'staff.left.remedy': 'Give this to somebody else, if it is still open.',
  'staff.same': 'Somebody else is called “{name}” too',
  'staff.same.remedy': 'Leave the name with one of them, or take it out of the other names.',
  'staff.several': '“{name}” may be several people',
  'staff.several.remedy': 'Choose one: {suggestion}, or another of them.',
  'staff.unknown': 'Nobody in {table} is called “{name}”',
  'staff.unknown.remedy':
    '{isNear, select, true {Did you mean {suggestion}?} other {Check the spelling, or add the person to {table}.}}',
  'validation.form':
    '{kind, select, filled {“{suggestion}” belongs here} emptied {“{value}” says nothing here} type {“{value}” looks right, but is stored in another form} spaces {“{suggestion}” has spaces to spare} other {“{value}” → “{suggestion}”}}',
  'validation.form.remedy':
    '{kind, select, emptied {Leave the cell empty.} type {No need to type it again: Rowcall can put it right.} other {Write “{suggestion}”.}}',
  'validation.required': '{field} is empty',
  'validation.required.remedy': 'Fill it in: this record is not complete without it.',
  'validation.taken':
    '{count, plural, one {Another record has} other {# other records have}} the same {field}: {value}',
  'validation.taken.remedy': 'Keep one of them, or correct {field}.',
  'write.refused':
    'The answer could not be written here: {why, select, cell_choice {nobody offers that choice there} cell_computed {a formula stands there} cell_locked {the sheet is protected} cell_merged {the cell is part of a larger one} cell_unwritable {a cell cannot hold it} column_missing {its column is missing} row_occupied {something stands below the last row} store_read_only {this file is only read} table_missing {its tab is missing} other {{why}}}',
  'write.refused.remedy': 'Rowcall tries again when the row or the settings change.',
};
