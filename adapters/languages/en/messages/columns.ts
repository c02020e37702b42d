/** What is said of tables and columns. */
export const columnsMessages: Readonly<Record<string, string>> = {};
