/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'joined.by-hand': '«{field}» — столбец, который ведёт Rowcall',
  'joined.by-hand.remedy': 'Объединить строки: rowcall merge. Разделить их снова: rowcall unmerge.',
  'joined.edited': 'Эта строка объединена с «{name}», но после этого её изменили',
  'joined.edited.remedy': 'Впишите это в строку «{name}». Разделить их снова: rowcall unmerge.',
  'joined.gone': 'Строки, с которой объединили эту, больше нет',
  'joined.gone.remedy': 'Верните ту строку или сделайте эту снова самостоятельной: rowcall unmerge.',
  'joined.into': 'Объединена с «{name}»',
  'joined.into.remedy':
    'Делать ничего не нужно: всё, что вело сюда, ведёт к «{name}». Разделить их снова: rowcall unmerge.',
  'joined.ring': 'Эти строки оказались бы объединены друг с другом по кругу',
  'joined.ring.remedy': 'Скажите, какая из них остаётся, а остальные сначала разделите: rowcall unmerge.',
  'report.because.copied': 'Скопированная строка стоит сама за себя',
  'report.because.joined': 'Связанную строку объединили с другой или отделили от неё',
  'report.column.joined': 'Объединено с',
};
