/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'duplicates.likely':
    '{isCertain, select, true {Almost certainly} other {Probably}} the same as “{name}”{isMore, select, true { and {more, number} more} other {}}: {reasons}',
  'duplicates.likely.remedy':
    '{alone, select, true {“{name}”{isMore, select, true { and {more, number} more} other {}} again ({reason})? } other {}}{verbs, select, true {{mayJoin, select, true {Choose Join or Not a duplicate.} other {Correct one of them, or choose Not a duplicate.}}} other {{mayJoin, select, true {Join them: rowcall merge.} other {Correct one of them.}} If not the same: rowcall not-duplicate.}}',
  'joined.by-hand': '“{field}” is Rowcall’s own column',
  'joined.by-hand.remedy': 'To join rows: rowcall merge. To part them again: rowcall unmerge.',
  'joined.edited': 'This row was joined into “{name}”, and changed since',
  'joined.edited.remedy':
    'Type it into “{name}” instead. To part the two again: {verbs, select, true {choose Undo.} other {rowcall unmerge.}}',
  'joined.gone': 'The row that this one was joined into is no longer there',
  'joined.gone.remedy':
    'Bring that row back, or make this one stand for itself: {verbs, select, true {choose Undo.} other {rowcall unmerge.}}',
  'joined.into': 'Joined into “{name}”',
  'joined.into.remedy':
    'Nothing needs to be done: what leads here leads to “{name}”. To part the two again: {verbs, select, true {choose Undo.} other {rowcall unmerge.}}',
  'joined.ring': 'These rows would be joined into each other in a circle',
  'joined.ring.remedy': 'Say which of them is to be kept, and part the others first: rowcall unmerge.',
  'report.because.copied': 'A copied row stands for itself',
  'report.because.joined': 'The linked row was joined into another, or parted from it',
  'report.column.joined': 'Joined into',
  'report.different.again': 'That was said before, by {who} on {when}.',
  'report.different.back': 'Noted: “{name}” and “{other}” may be the same after all.',
  'report.different.done': 'Noted: “{name}” and “{other}” are not the same. That is not asked again.',
  'report.different.noted': 'Noted: they are not the same, and nobody is asked again. {rows}',
  'report.duplicates.automatic':
    '{count, plural, one {# row was} other {# rows were}} joined without asking, as the settings say',
  'report.duplicates.both': '{first} and {second}',
  'report.duplicates.certain': 'almost certain',
  'report.duplicates.found':
    '{groups, plural, =0 {Nothing looks like the same twice.} one {# group of rows that are probably the same:} other {# groups of rows that are probably the same:}}',
  'report.duplicates.next': 'Join them: {merge}. Not the same: {different}.',
  'report.duplicates.probable': 'probable',
  'report.duplicates.row': 'row {row}: {label}',
  'report.duplicates.waiting':
    '{count, plural, one {# group of rows is} other {# groups of rows are}} probably the same: rowcall duplicates',
  'report.join.accepted': 'Joined: {rows}',
  'report.join.again': 'To part them again: {command}',
  'report.join.children':
    '{isDone, select, true {{count, plural, one {# row of {table} ({column}) leads} other {# rows of {table} ({column}) lead}} there now} other {{count, plural, one {# row} other {# rows}} of {table} ({column}) would lead there}}: {labels}',
  'report.join.done':
    '{count, plural, one {# row} other {# rows}} joined into “{name}”{hasRow, select, true { (row {row})} other {}}.',
  'report.join.field': '{column}: {value} — {why}',
  'report.join.left': '{column} of row {row} stays there: {value}',
  'report.join.nothing': 'Its own cells stay as they are.',
  'report.join.refused': 'Nothing was joined: {why}',
  'report.join.undecided': 'Whose value is right must be said for: {columns}. Say it with --take COLUMN=ROW.',
  'report.join.why.all': 'put together',
  'report.join.why.ask': 'as somebody has to say',
  'report.join.why.block': 'the address is taken as a whole',
  'report.join.why.fullest': 'from the row that has most',
  'report.join.why.kept': 'as it has it',
  'report.join.why.longest': 'the longest',
  'report.join.why.only': 'only one of them has it',
  'report.join.why.person': 'as you said',
  'report.join.why.recent': 'changed last',
  'report.join.why.source': 'from the most trusted source',
  'report.join.why.sum': 'added up',
  'report.join.would':
    '{count, plural, one {# row} other {# rows}} would be joined into “{name}”{hasRow, select, true { (row {row})} other {}}. Nothing was written.',
  'report.learn.done':
    'Learnt from {rows, plural, one {# row} other {# rows}} of {table}{decisions, plural, =0 {} one { and # decision of people} other { and # decisions of people}}. From now on its rows are compared by that.',
  'report.learn.few':
    '{table} has {rows, plural, one {# row} other {# rows}}: too few to learn from, {fewest} are needed. Nothing was changed.',
  'report.learn.forgotten':
    'What was learnt of {table} is forgotten. Its rows are compared by what Rowcall brings along.',
  'report.learn.known':
    'Compared by what was learnt from {rows, plural, one {# row} other {# rows}} of {table}{decisions, plural, =0 {} one { and # decision} other { and # decisions}}, by {who} on {when}.',
  'report.learn.next': 'The answers in the rows follow with: {command}',
  'report.learn.nothing': 'Nothing was learnt of {table}.',
  'report.part.done':
    '{count, plural, =0 {Nothing was parted.} one {“{names}” stands for itself again.} other {# rows stand for themselves again: {names}.}}',
  'report.part.refused': 'Nothing was parted: {why}',
};
