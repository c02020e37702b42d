/** What backups and restores say. */
export const backupMessages: Readonly<Record<string, string>> = {
  'report.backup.beside':
    'It is on the same disk as the spreadsheet. Name a folder on another one in the settings: backup, to.',
  'report.backup.copied':
    '{is, select, sound {The copy of the file is whole.} damaged {The copy of the file is damaged.} missing {The copy of the file is not there.} other {}}',
  'report.backup.copy': 'The file itself, to open as it is: {file}',
  'report.backup.failed': '{why, select, read {does not read back as it was} other {did not come back}}',
  'report.backup.kept': '{count, plural, one {# row kept} other {# rows kept}}: {file}',
  'report.backup.none': 'No backup is due.',
  'report.backup.of': '{file}, made on {when}',
  'report.backup.read':
    '{records, plural, one {# row} other {# rows}} with {cells, plural, one {# cell} other {# cells}} read back and compared.',
  'report.backup.rehearsed':
    'In a copy {changed, plural, one {# cell was changed} other {# cells were changed}} and {removed, plural, one {# row was removed} other {# rows were removed}}, then the backup was put back and every cell compared again.',
  'report.backup.rehearsing': 'Rehearsing …',
  'report.backup.removed': '{count, plural, one {# old backup removed.} other {# old backups removed.}}',
  'report.backup.same': 'Nothing has changed since the newest backup, so no other was made: {file}',
  'report.backup.sound': 'This backup can be put back.',
  'report.backup.unnamed':
    '{count, plural, one {# row has no id yet, so that a restore cannot find it again.} other {# rows have no id yet, so that a restore cannot find them again.}} To give ids: rowcall apply',
  'report.backup.unsound':
    '{count, plural, =0 {This backup is not whole.} one {# thing in this backup would not be put back:} other {# things in this backup would not be put back:}}',
  'report.restore.at': 'As it was on {when}',
  'report.restore.backup': 'How it was before is kept: {file}',
  'report.restore.begins':
    'History begins on {when}. What was changed before that is not known to Rowcall and stays as it is.',
  'report.restore.by': '{who}, {when}',
  'report.restore.cause': 'As if {cause} had not happened',
  'report.restore.comes-back': '{table}: {label} — the row comes back',
  'report.restore.did':
    '{cells, plural, one {# cell put back} other {# cells put back}}, {rows, plural, one {# row brought back} other {# rows brought back}}',
  'report.restore.first-sight':
    'Rowcall first looked at {table} on {when}. What stood there before that is not known and stays as it is.',
  'report.restore.from': 'As in the backup of {when}: {file}',
  'report.restore.left':
    '{why, select, formula {a formula fills it} column {there is no such column now} settings {the settings do not know it any more} changed {it was changed since} id {this row had no id then, so that nobody can tell which it is now} table {the tab was not found} unseen {nobody had looked at this column then} other {it was changed at the same moment, or cannot be written}}',
  'report.restore.made':
    '{count, plural, one {# row was made since and stays.} other {# rows were made since and stay.}}',
  'report.restore.missed':
    '{count, plural, one {# record could not be put back:} other {# records could not be put back:}}',
  'report.restore.next': 'Nothing was written. To do it: {command}',
  'report.restore.nothing': 'There is nothing to put back.',
  'report.restore.other': 'This backup is of another spreadsheet: {spreadsheet}.',
  'report.restore.stays': 'What stays as it is ({count, number}):',
  'report.restore.would':
    '{cells, plural, one {# cell would be put back} other {# cells would be put back}}, {rows, plural, one {# row would come back} other {# rows would come back}}',
};
