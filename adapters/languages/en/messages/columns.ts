/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {
  'column.twice': 'Another column is also called “{header}”',
  'column.twice.remedy': 'Only the first one is read. Rename the other.',
  'column.missing': 'There is no column “{header}”',
  'column.missing.remedy': 'Add it, or put the header you use into the settings.',
  'column.blank': 'Column {place} has data but no header',
  'column.blank.remedy': 'Give it a header, or leave it so: Rowcall does not look there.',
  'column.merged': 'In “{header}” cells are merged over several rows, as in rows {from, number}–{to, number}',
  'column.merged.remedy':
    'Only the upper row holds it, the others count as empty. Unmerge the cells and fill every row.',
  'list.missing':
    'The list {list} is empty or gone{isKnown, select, true {: it counts as it was} other {{isOfCells, select, true {, so anything may stand in its columns} other {, so nothing of it counts}}}}',
  'list.missing.remedy': 'Put the list back, or write its new place into the settings.',
  'list.rows':
    'In the list {list} {count, plural, one {# row means} other {# rows mean}} nothing here: {some}{isMore, select, true { …} other {}}',
  'list.rows.remedy': 'Write it as the other rows are written, or take it out of the list.',
  'list.unfit': 'The list {list} lacks something that the settings name: it counts as it was',
  'list.unfit.remedy': 'Put the word back into the list, or take it out of the settings.',
  'table.missing': 'There is no tab called “{title}”',
  'table.missing.remedy': 'Give the tab its name back, or put the new one into the settings.',
};
