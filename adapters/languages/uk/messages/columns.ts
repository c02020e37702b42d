/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {
  'column.twice': 'Ще один стовпець називається «{header}»',
  'column.twice.remedy': 'Читається лише перший. Перейменуйте інший.',
  'column.missing': 'Немає стовпця «{header}»',
  'column.missing.remedy': 'Додайте його або впишіть у налаштування той заголовок, який маєте.',
  'column.blank': 'У стовпці {place} є дані, але немає заголовка',
  'column.blank.remedy': 'Дайте йому заголовок або залиште так: Rowcall туди не дивиться.',
  'table.missing': 'Немає аркуша «{title}»',
  'table.missing.remedy': 'Поверніть аркушу колишню назву або впишіть нову в налаштування.',
};
