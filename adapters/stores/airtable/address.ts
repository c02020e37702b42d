const baseId = /^app[A-Za-z0-9]{14}$/;
const inLink = /^(?:https:\/\/)?(?:www\.)?airtable\.com\/(?:[^?#]*\/)?(app[A-Za-z0-9]{14})(?:[/?#].*)?$/;

/** The id of the base that a link from the browser leads to, or that is given as it is; `null`: it is neither. */
export function baseOf(address: string): string | null {
  const text = address.trim();
  return baseId.test(text) ? text : (inLink.exec(text)?.[1] ?? null);
}

/** Whether an address is a base's id alone. */
export function isBaseId(address: string): boolean {
  return baseId.test(address.trim());
}
