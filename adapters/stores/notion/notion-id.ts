const dashed = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;
const atEnd = /(?:^|[^0-9a-f])([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An id of Notion's in the form in which it is compared, with dashes; `null` for any other text. */
export function notionId(text: string): string | null {
  const parts = dashed.exec(text.trim().toLowerCase());
  return parts === null ? null : parts.slice(1).join('-');
}

/** The id that an address means, as a browser shows it or as people copy it; an id itself will do. `null`: none. */
export function idInAddress(address: string): string | null {
  const path = address
    .trim()
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const found = atEnd.exec(path)?.[1];
  return found === undefined ? null : notionId(found);
}
