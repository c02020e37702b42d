/** What the rules of the CRM say. */
export const rulesMessages: Readonly<Record<string, string>> = {};
