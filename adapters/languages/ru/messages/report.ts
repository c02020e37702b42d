/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {
  'report.because.label': 'Так называется связанная запись',
  'report.because.one-form': 'Единое написание для всех',
  'report.more': '{count, plural, one {и ещё #} other {и ещё #}}',
  'report.state.error': 'Исправить',
  'report.state.fine': 'В порядке',
  'report.state.note': 'Заметка',
  'report.state.warning': 'Вопрос',
};
