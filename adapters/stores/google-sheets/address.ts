const inLink = /^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{20,100})(?:[/?#]|$)/u;
const alone = /^[\w-]{20,100}$/u;

/** The id of a spreadsheet by the link that a browser shows, or as such; `null`: neither. */
export function spreadsheetId(address: string): string | null {
  const text = address.trim();
  return inLink.exec(text)?.[1] ?? (alone.test(text) ? text : null);
}

/** Whether this is the link of a Google spreadsheet. */
export function isLink(address: string): boolean {
  return inLink.test(address.trim());
}

/** The link that a browser shows for a spreadsheet. */
export function linkOf(id: string): string {
  return `https://docs.google.com/spreadsheets/d/${id}`;
}
