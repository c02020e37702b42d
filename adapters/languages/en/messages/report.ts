/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.because.label': 'The linked record is called so',
  'report.because.one-form': 'One way of writing for everybody',
  'report.more': '{count, plural, one {and one more} other {and # more}}',
  'report.state.error': 'To fix',
  'report.state.fine': 'Fine',
  'report.state.note': 'Note',
  'report.state.warning': 'Question',
};
