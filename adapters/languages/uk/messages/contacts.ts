/** What the types for people and companies say: e-mail, phone, link, name, company, address, tax number, IBAN. */
export const contactsMessages: Readonly<Record<string, string>> = {};
