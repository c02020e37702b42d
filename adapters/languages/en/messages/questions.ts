/** What only people can decide, and what their answers do. */
export const questionsMessages: Readonly<Record<string, string>> = {
  'report.answer.alarm.effect.again': 'try once more',
  'report.answer.alarm.effect.fine': 'leave it at that',
  'report.answer.alarm.rows.fine': 'it was meant, leave it so',
  'report.answer.alarm.rows.restore': 'bring back what was there',
  'report.answer.before': 'That was answered before: {answer}, by {who} on {when}.',
  'report.answer.changed-since':
    'Nothing was written: the cell was changed since and holds something else. Type into it what belongs there.',
  'report.answer.conflict.keep': 'what stands there stays',
  'report.answer.conflict.other': 'write the other value',
  'report.answer.copy.copy': 'it is a copy: Rowcall writes and sends nothing here',
  'report.answer.copy.same': 'it is the one: it was moved, or what Rowcall remembered was lost',
  'report.answer.duplicate.accept': 'join them into one',
  'report.answer.duplicate.decline': 'they are not the same: nobody is asked again',
  'report.answer.guard.cells.no': 'leave the cells as they are',
  'report.answer.guard.cells.yes': 'change them all',
  'report.answer.guard.model.no': 'leave everything as it is',
  'report.answer.guard.model.yes': 'go ahead',
  'report.answer.holds-already': 'The cell holds that value already.',
  'report.answer.no-column': 'Nothing was written: the settings do not know that column any more.',
  'report.answer.not-back':
    '{count, plural, one {# row or cell stays as it is} other {# rows or cells stay as they are}}; to see why: rowcall restore --cause {cause}',
  'report.answer.not-written':
    '{count, plural, one {# cell could not be written and stays a suggestion.} other {# cells could not be written and stay suggestions.}}',
  'report.answer.noted': 'Noted: {does}.',
  'report.answer.row-gone': 'Nothing was written: that row is no longer there.',
  'report.answer.settled': 'That is settled already.',
  'report.answer.list.no': 'go on with the list as it was',
  'report.answer.list.yes': 'the list counts as it is now',
  'report.answer.unknown-effect.again': 'it was not sent: send it once more',
  'report.answer.unknown-effect.sent': 'it was sent',
  'report.answer.written': 'The other value stands there now.',
  'report.question.alarm.effect':
    '{kind, select, slack {A message in Slack} email {An e-mail} sms {A text message} document {A document} other {A message}}{isNamed, select, true { about {named}} other {}} could not be sent and is not tried again.',
  'report.question.alarm.rows':
    '{table}: {what, select, blanked {cells were emptied in {count, plural, one {# row} other {# rows}} at once} other {{count, plural, one {# row} other {# rows}} went at once}}, out of {total, number}{isNamed, select, true { ({named})} other {}}. Was that meant?',
  'report.question.conflict':
    'Two wanted this cell. It holds {kept} now{isChanged, select, true {, which was typed since} other {}}; the other value is {other}{isBySomebody, select, true { ({by})} other {}}.',
  'report.question.copy':
    'Is this a copy? Its rows carry ids of Rowcall’s, {isKnown, select, true {but what Rowcall remembers is of another spreadsheet: {known}} other {yet Rowcall remembers nothing of it}}. Until you say so, nothing is written or sent.',
  'report.question.duplicate': '{rows} — {isCertain, select, true {almost certainly} other {probably}} the same: {why}',
  'report.question.guard.cells':
    '{count, plural, one {# cell} other {# cells}} in {records, plural, one {# row} other {# rows}}{inTable, select, true { of {table}} other {}} would change at once. That was held back.',
  'report.question.guard.model':
    'The settings or Rowcall itself have changed. That would change {count, plural, one {# cell} other {# cells}} in {records, plural, one {# row} other {# rows}}{inTable, select, true { of {table}} other {}}{isSending, select, true { and send {messages, plural, one {# message} other {# messages}}} other {}}. It was held back.',
  'report.question.unable': 'This version of Rowcall cannot decide this question; a later one can.',
  'report.question.list':
    'The list {names} was changed. With it {count, plural, one {# row would be judged otherwise} other {# rows would be judged otherwise}}: {where}. Until you say so the list counts as it was.',
  'report.question.unknown-effect':
    'We do not know whether {kind, select, slack {a message in Slack} email {an e-mail} sms {a text message} document {a document} other {a message}}{isNamed, select, true { about {named}} other {}} was sent. Look {kind, select, slack {in Slack} email {among the sent mail} sms {among the sent text messages} document {where documents are kept} other {where it should have arrived}}.',
  'report.questions.alarm': 'Something may be lost',
  'report.questions.conflict': 'Two people changed this',
  'report.questions.copy': 'Is this the right spreadsheet?',
  'report.questions.duplicate': 'Rows that are probably the same',
  'report.questions.guard': 'Much would change at once',
  'report.questions.list': 'A list was changed',
  'report.questions.more':
    '{count, plural, one {and one more question} other {and # more questions}}: all of them with --all',
  'report.questions.next':
    '{count, plural, one {# question waits} other {# questions wait}} for your word: rowcall questions',
  'report.questions.unknown-effect': 'We do not know whether it was sent',
  'report.questions.waiting': '{count, plural, one {# question waits} other {# questions wait}} for your word.',
  'report.quoted': '{isEmpty, select, true {nothing} other {“{text}”}}',
  'report.standing': '{column}: {value} — {standing}',
  'report.standing.least':
    '{days, plural, =0 {since today or longer} one {at least # day} other {at least # days}}{isAdopted, select, true { (since Rowcall)} other {}}',
  'report.standing.since':
    '{days, plural, =0 {since today} one {# day, since {date}} other {# days, since {date}}}{isTold, select, true {, by {who}} other {}}',
};
