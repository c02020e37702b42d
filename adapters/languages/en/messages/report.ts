/** What commands and the report say. */
export const reportMessages: Readonly<Record<string, string>> = {};
