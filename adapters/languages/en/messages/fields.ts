/** What the basic field types say. */
export const fieldsMessages: Readonly<Record<string, string>> = {};
