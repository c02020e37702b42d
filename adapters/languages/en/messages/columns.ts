/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {
  'column.twice': 'Another column is also called “{header}”',
  'column.twice.remedy': 'Only the first one is read. Rename the other.',
  'column.missing': 'There is no column “{header}”',
  'column.missing.remedy': 'Add it, or put the header you use into the settings.',
  'column.blank': 'Column {place} has data but no header',
  'column.blank.remedy': 'Give it a header, or leave it so: Rowcall does not look there.',
  'table.missing': 'There is no tab called “{title}”',
  'table.missing.remedy': 'Give the tab its name back, or put the new one into the settings.',
};
