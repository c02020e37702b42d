/** What publishing settings says. */
export const publishMessages: Readonly<Record<string, string>> = {
  'report.publish.ask': 'Publish this as version {version}?',
  'report.publish.back': 'As version {version} was:',
  'report.publish.changed':
    '{file} was changed since version {version} was published, and version {version} counts. To let the file count: rowcall publish',
  'report.publish.columns': '{table}: new columns {columns}',
  'report.publish.did': 'Version {version} counts from now on, wherever Rowcall works on this spreadsheet.',
  'report.publish.effect':
    '{table}: {rows, plural, =0 {no row would change} one {# row would change} other {# rows would change}} of {records, number} ({answers, plural, one {# answer} other {# answers}}, {written, plural, one {# cell} other {# cells}} to write, {suggested, plural, one {# suggestion} other {# suggestions}}), {fresh, plural, =0 {nothing new to tell} one {# new thing to tell} other {# new things to tell}}',
  'report.publish.file-stays': '{file} stays as it is. The text of a version: rowcall publish --print {version}',
  'report.publish.first':
    'Nothing was published until now. This is what these settings want of rows that nobody has answered:',
  'report.publish.gone':
    '{count, plural, one {# thing that is told now would be no more} other {# things that are told now would be no more}}',
  'report.publish.new-findings': 'New to tell:',
  'report.publish.next': 'Nothing was published. To do it: {command}',
  'report.publish.none': 'Nothing was published yet: {file} counts.',
  'report.publish.nothing': 'No row would change.',
  'report.publish.now':
    'Version {version} of the settings counts from now on: by {person}{hasNote, select, true {, “{note}”} other {}}.',
  'report.publish.older':
    '{file} is version {old}, and version {version} counts. The text that counts: rowcall publish --print {version}',
  'report.publish.over': 'Compared with version {version}, published by {person} on {when}:',
  'report.publish.same': 'These settings are version {version} already.',
  'report.publish.stands': '{file} is the version that counts.',
  'report.publish.unreadable':
    'Version {version} cannot be read by this Rowcall, so that every row is told as if it were looked at for the first time.',
  'report.publish.version':
    '{version}  {when}  {person}{isBack, select, true {  (version {back} again)} other {}}{hasNote, select, true {  {note}} other {}}',
  'report.rules.published': 'Version {version} of the settings counts, published by {person}, and the file is the same',
  'rules.changed': '{file} was changed since version {version} of the settings was published, and that version counts',
  'rules.changed.remedy': 'To let the file count: rowcall publish. It shows first what would change.',
  'rules.older': '{file} is version {old} of the settings, and version {version} counts',
  'rules.older.remedy':
    'To have the text that counts: rowcall publish --print {version}. To go back: rowcall publish --back {old}.',
};
