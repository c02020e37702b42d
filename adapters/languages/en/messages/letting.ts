/** How far Rowcall may go, what it did and would have done, and that it stands still. */
export const lettingMessages: Readonly<Record<string, string>> = {
  'report.mode.answers': 'write {count, plural, one {# answer} other {# answers}} in its own columns',
  'report.mode.ask': 'Go on?',
  'report.mode.changed': 'put right {count, plural, one {# cell} other {# cells}} in your columns',
  'report.mode.did':
    'Done: {answers, plural, one {# answer} other {# answers}} in columns of Rowcall’s own, {changed, plural, one {# cell} other {# cells}} put right.',
  'report.mode.file': '{file} says so now.',
  'report.mode.left': 'Nothing was changed.',
  'report.mode.made': 'add {count, plural, one {# row} other {# rows}}',
  'report.mode.messages':
    'While it watched, it would have sent {count, plural, one {# message} other {# messages}} to {receivers, plural, one {# person or channel} other {# people or channels}}.',
  'report.mode.more': '{count, plural, one {and # more kind} other {and # more kinds}}: rowcall check --all',
  'report.mode.next': 'To let it: {command}',
  'report.mode.nothing': 'change nothing',
  'report.mode.now':
    'Rowcall {mode, select, watch {only watches here: it writes and sends nothing} suggest {suggests here: it answers in its own columns, tells staff, and suggests the rest} other {acts here: it writes and sends what the rules say}}.',
  'report.mode.suggested': 'suggest {count, plural, one {# change} other {# changes}}',
  'report.mode.would': 'If it {mode, select, watch {only watched} suggest {suggested} other {acted}}, it would at once',
  'report.pause.before': '{by} has paused it before, since {since}.',
  'report.pause.done': 'Rowcall stands still. It writes and sends nothing until somebody says: {command}',
  'report.pause.since': '{by} has paused Rowcall since {since}: nothing is written or sent.',
  'report.pause.waiting': '{count, plural, one {# message waits} other {# messages wait}}.',
  'report.resume.done': 'Rowcall goes on.',
  'report.resume.none': 'Rowcall is not paused.',
  'report.resume.sent': '{count, plural, one {# message is sent} other {# messages are sent}} all the same.',
  'report.resume.stale':
    '{count, plural, one {# message comes too late and is not sent} other {# messages come too late and are not sent}}:',
  'report.resume.would': 'When it goes on, it will at once',
  'report.tab.about': 'About',
  'report.tab.alive': 'Working',
  'report.tab.by': 'by {by}, since {since}',
  'report.tab.checked': 'Last check',
  'report.tab.fine': 'yes',
  'report.tab.go-on': 'Go on: tick to let Rowcall work again',
  'report.tab.host': 'Set up by',
  'report.tab.late': 'No check since {since}. Your typing is safe; it will be checked later.',
  'report.tab.messages': '{count, plural, one {# message} other {# messages}}',
  'report.tab.mode': 'Mode',
  'report.tab.none': 'nothing',
  'report.tab.pause': 'Pause: tick to stop everything',
  'report.tab.paused': 'Paused',
  'report.tab.settings': 'Settings',
  'report.tab.suggested': 'Suggestions',
  'report.tab.today': 'Written to today',
  'report.tab.version': 'Version',
  'report.tab.waiting': 'Waits for people',
  'report.tab.week': 'This week',
  'report.tick.wished':
    '{count, plural, one {# new thing} other {# new things}} noted that Rowcall would have done: rowcall report',
  'report.week.asked':
    'asked {asked, plural, one {# question} other {# questions}}, {answered, plural, one {# was answered} other {# were answered}}',
  'report.week.did':
    'changed {changed, plural, one {# cell} other {# cells}}, answered in {answers, plural, one {# cell} other {# cells}} of its own',
  'report.week.failed': '{count, plural, one {# message could not be sent} other {# messages could not be sent}}',
  'report.week.nothing': 'nothing',
  'report.week.of': 'Week of {from}',
  'report.week.refused': 'refused {count, plural, one {# wish} other {# wishes}}',
  'report.week.sent':
    'sent {count, plural, one {# message} other {# messages}} to {receivers, plural, one {# person or channel} other {# people or channels}}',
  'report.week.silent':
    'did not work for {hours, plural, one {# hour} other {# hours}}: what was typed meanwhile was checked afterwards',
  'report.week.undone': '{count, plural, one {# change was put back} other {# changes were put back}} by people',
  'report.week.unknown':
    '{count, plural, one {of # message we do not know whether it was sent: look there} other {of # messages we do not know whether they were sent: look there}}',
  'report.week.unwelcome':
    'People put back {undone} of {written} changes in {column} ({table}). Switch it off? Put mode: watch under that column in the settings.',
  'report.week.wished.answers': 'written {count, plural, one {# answer} other {# answers}} in its own columns',
  'report.week.wished.cells': 'put right {count, plural, one {# cell} other {# cells}} in {column} ({table})',
  'report.week.wished.made': 'added {count, plural, one {# row} other {# rows}}',
  'report.week.wished.messages':
    'sent {count, plural, one {# message} other {# messages}} to {receivers, plural, one {# person or channel} other {# people or channels}}',
  'report.week.would': 'would have',
};
