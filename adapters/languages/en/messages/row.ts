/** What stands in the row itself: beside it, in Rowcall's own columns. */
export const rowMessages: Readonly<Record<string, string>> = {
  'report.row.filled': 'Rowcall filled it in.{verbs, select, true { Not right? Choose Undo.} other {}}',
  'report.row.header.action': 'Rowcall action',
  'report.row.header.note': 'Rowcall note',
  'report.row.header.state': 'Rowcall',
  'report.row.idle': 'Rowcall only looks on in this column.',
  'report.row.more': '{count} more',
  'report.row.rewritten': 'it was “{was}”.{verbs, select, true { Not right? Choose Undo.} other {}}',
  'report.row.wanted': '“{to}”? {verbs, select, true {Choose Accept, or type it.} other {Type it if that is right.}}',
  'report.verb.accept': 'Accept',
  'report.verb.check': 'Check',
  'report.verb.decline': 'Decline',
  'report.verb.not-duplicate': 'Not a duplicate',
  'report.verb.undo': 'Undo',
};
