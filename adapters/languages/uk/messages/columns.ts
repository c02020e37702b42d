/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {
  'column.twice': 'Ще один стовпець називається «{header}»',
  'column.twice.remedy': 'Читається лише перший. Перейменуйте інший.',
  'column.missing': 'Немає стовпця «{header}»',
  'column.missing.remedy': 'Додайте його або впишіть у налаштування той заголовок, який маєте.',
  'column.blank': 'У стовпці {place} є дані, але немає заголовка',
  'column.blank.remedy': 'Дайте йому заголовок або залиште так: Rowcall туди не дивиться.',
  'column.merged':
    'У стовпці «{header}» клітинки об’єднано на кілька рядків, наприклад у рядках {from, number}–{to, number}',
  'column.merged.remedy':
    'Значення має лише верхній рядок, решта вважаються порожніми. Скасуйте об’єднання й заповніть кожен рядок.',
  'list.missing':
    'Список {list} порожній або зник{isKnown, select, true {: діє попередній} other {{isOfCells, select, true {, тож у його стовпцях може стояти будь-що} other {, тож нічого з нього не діє}}}}',
  'list.missing.remedy': 'Поверніть список або впишіть у налаштування його нове місце.',
  'list.rows':
    'У списку {list} не зрозуміти {count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}: {some}{isMore, select, true { …} other {}}',
  'list.rows.remedy': 'Напишіть так само, як решту рядків, або приберіть зі списку.',
  'list.unfit': 'У списку {list} немає того, що названо в налаштуваннях: діє попередній',
  'list.unfit.remedy': 'Поверніть слово до списку або приберіть його з налаштувань.',
  'table.missing': 'Немає аркуша «{title}»',
  'table.missing.remedy': 'Поверніть аркушу колишню назву або впишіть нову в налаштування.',
};
