/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {
  'column.twice': 'Ещё один столбец называется «{header}»',
  'column.twice.remedy': 'Читается только первый. Переименуйте другой.',
  'column.missing': 'Нет столбца «{header}»',
  'column.missing.remedy': 'Добавьте его или впишите в настройки тот заголовок, который у вас.',
  'column.blank': 'В столбце {place} есть данные, но нет заголовка',
  'column.blank.remedy': 'Дайте ему заголовок или оставьте так: Rowcall туда не смотрит.',
  'column.merged':
    'В столбце «{header}» ячейки объединены на несколько строк, например в строках {from, number}–{to, number}',
  'column.merged.remedy':
    'Значение есть только у верхней строки, остальные считаются пустыми. Отмените объединение и заполните каждую строку.',
  'list.missing':
    'Список {list} пуст или исчез{isKnown, select, true {: действует прежний} other {{isOfCells, select, true {, поэтому в его столбцах может стоять что угодно} other {, поэтому ничего из него не действует}}}}',
  'list.missing.remedy': 'Верните список или впишите в настройки его новое место.',
  'list.rows':
    'В списке {list} не понять {count, plural, one {# строку} few {# строки} many {# строк} other {# строки}}: {some}{isMore, select, true { …} other {}}',
  'list.rows.remedy': 'Напишите так же, как остальные строки, или уберите из списка.',
  'list.unfit': 'В списке {list} нет того, что названо в настройках: действует прежний',
  'list.unfit.remedy': 'Верните слово в список или уберите его из настроек.',
  'table.missing': 'Нет листа «{title}»',
  'table.missing.remedy': 'Верните листу прежнее название или впишите новое в настройки.',
};
