/** Attributes in the order written; `undefined` is left out, booleans become `1` and `0`. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text as it may stand inside an element; quotes and line breaks stay as they are. */
function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (letter) => entities[letter]!);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\n]/g, (letter) => entities[letter]!);
}

/** One element with its attributes around what is already XML. */
export function tag(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(typeof value === 'boolean' ? Number(value) : value))}"`)
    .join('');
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join('')}</${name}>`;
}

/** An element that holds plain text; edge blanks are kept where `keep` says so, as `t` demands. */
export function textTag(name: string, text: string, attributes: Attributes = {}): string {
  const edged = text !== text.trim() || text.includes('\n');
  const space = name === 't' && edged ? { 'xml:space': 'preserve' } : {};
  return tag(name, { ...attributes, ...space }, escapeText(text));
}

/** A list element that says how many children it has; nothing at all when there are none. */
export function counted(name: string, children: readonly string[]): string {
  return children.length === 0 ? '' : tag(name, { count: children.length }, ...children);
}

/** A whole part: the declaration and its root element. */
export function xmlPart(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
