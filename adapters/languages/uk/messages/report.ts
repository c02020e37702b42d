/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.because.label': 'Так називається пов’язаний запис',
  'report.because.one-form': 'Єдине написання для всіх',
  'report.more': '{count, plural, one {і ще #} other {і ще #}}',
  'report.state.error': 'Виправити',
  'report.state.fine': 'Гаразд',
  'report.state.note': 'Нотатка',
  'report.state.warning': 'Питання',
};
