/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'joined.by-hand': '«{field}» — стовпець, який веде Rowcall',
  'joined.by-hand.remedy': 'Об’єднати рядки: rowcall merge. Розділити їх знову: rowcall unmerge.',
  'joined.edited': 'Цей рядок об’єднано з «{name}», але після цього його змінили',
  'joined.edited.remedy': 'Впишіть це в рядок «{name}». Розділити їх знову: rowcall unmerge.',
  'joined.gone': 'Рядка, з яким об’єднали цей, більше немає',
  'joined.gone.remedy': 'Поверніть той рядок або зробіть цей знову самостійним: rowcall unmerge.',
  'joined.into': 'Об’єднано з «{name}»',
  'joined.into.remedy':
    'Робити нічого не треба: усе, що вело сюди, веде до «{name}». Розділити їх знову: rowcall unmerge.',
  'joined.ring': 'Ці рядки виявилися б об’єднані один з одним по колу',
  'joined.ring.remedy': 'Скажіть, який із них лишається, а решту спершу розділіть: rowcall unmerge.',
  'report.because.copied': 'Скопійований рядок стоїть сам за себе',
  'report.because.joined': 'Пов’язаний рядок об’єднали з іншим або відділили від нього',
  'report.column.joined': 'Об’єднано з',
};
