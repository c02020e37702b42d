import type { Tag } from '../xml.ts';

const utf8 = new TextDecoder();

/** The text of a tag, from `<` to `>`. */
export function tagText(bytes: Uint8Array, { start, end }: Pick<Tag, 'start' | 'end'>): string {
  return utf8.decode(bytes.subarray(start, end));
}

/** The text of an element with an attribute of its first tag set, or taken away with `null`; the others stay as they are. */
export function withAttribute(element: string, name: string, value: string | null): string {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  if (value === null) return element.replace(attribute, '');
  const written = ` ${name}="${value}"`;
  if (attribute.test(element)) return element.replace(attribute, () => written);
  return element.replace(/^<[^\s/>]+/, (start) => start + written);
}
