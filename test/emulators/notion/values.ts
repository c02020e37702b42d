import { bodyFails, idIn, invalid } from './refusal.ts';
import type { Inner, Property, World } from './world.ts';

/** A piece of text as Notion answers it. */
export interface TextItem {
  readonly type: 'text' | 'mention' | 'equation';
  readonly plain_text: string;
  readonly href: string | null;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

const plain = { bold: false, italic: false, strikethrough: false, underline: false, code: false, color: 'default' };

export function textItem(
  content: string,
  annotations: Readonly<Record<string, unknown>> = {},
  link?: string,
): TextItem {
  return {
    type: 'text',
    text: { content, link: link === undefined ? null : { url: link } },
    annotations: { ...plain, ...annotations },
    plain_text: content,
    href: link ?? null,
  };
}

type Parse = (value: unknown, property: Property, world: World) => Inner;

const limited =
  (key: string, most: number): Parse =>
  (value, { name }) => {
    if (value === null) return null;
    if (typeof value !== 'string') throw bodyFails(`properties.${name}.${key}`, 'should be a string or `null`');
    if (value.length > most)
      throw bodyFails(`properties.${name}.${key}.length`, `should be ≤ \`${most}\`, instead was \`${value.length}\``);
    return value === '' ? null : value;
  };

const texts =
  (key: string): Parse =>
  (value, { name }) => {
    const path = `properties.${name}.${key}`;
    if (!Array.isArray(value)) throw bodyFails(path, 'should be an array');
    if (value.length > 100) throw bodyFails(`${path}.length`, `should be ≤ \`100\`, instead was \`${value.length}\``);
    return value.flatMap(
      (item: { text?: { content?: unknown; link?: { url: string } | null }; annotations?: object }, i) => {
        const content = item.text?.content;
        if (typeof content !== 'string')
          throw bodyFails(`${path}[${i}].text`, 'should be defined, instead was `undefined`');
        if (content.length > 2000)
          throw bodyFails(
            `${path}[${i}].text.content.length`,
            `should be ≤ \`2000\`, instead was \`${content.length}\``,
          );
        return content === '' ? [] : [textItem(content, { ...item.annotations }, item.text?.link?.url)];
      },
    );
  };

function optionNamed(property: Property, world: World, given: unknown): Inner {
  const { id, name } = (given ?? {}) as { id?: unknown; name?: unknown };
  const known = property.options.find((option) => option.id === id || option.name === name);
  if (known) return { id: known.id };
  if (property.type === 'status')
    throw invalid(`Invalid status option. Status option "${String(name)}" does not exist".`);
  if (typeof name !== 'string' || name === '') throw bodyFails(`properties.${property.name}`, 'should name an option');
  if (name.includes(',')) throw invalid(`Invalid select option, commas not allowed: ${name}`);
  if (name.length > 100)
    throw bodyFails(`properties.${property.name}.name.length`, `should be ≤ \`100\`, instead was \`${name.length}\``);
  const fresh = { id: world.freshId().slice(-4), name };
  property.options.push(fresh);
  return { id: fresh.id };
}

const dayShape = /^\d{4}-\d\d-\d\d$/;
const timeShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** A day stays a day; of a moment Notion keeps the minute. */
function dateText(text: unknown, name: string): string {
  if (typeof text === 'string' && dayShape.test(text) && !Number.isNaN(Date.parse(text))) return text;
  if (typeof text !== 'string' || !timeShape.test(text) || Number.isNaN(Date.parse(text)))
    throw invalid(`${name} has an invalid date value.`);
  const at = Date.parse(text);
  return new Date(Math.floor(at / 60_000) * 60_000).toISOString().replace('Z', '+00:00');
}

const parsers: Partial<Record<Property['type'], Parse>> = {
  title: texts('title'),
  rich_text: texts('rich_text'),
  url: limited('url', 2000),
  email: limited('email', 200),
  phone_number: limited('phone_number', 200),
  number(value, { name }) {
    if (value !== null && typeof value !== 'number')
      throw bodyFails(
        `properties.${name}.number`,
        `should be a number or \`null\`, instead was \`${JSON.stringify(value)}\``,
      );
    return value;
  },
  checkbox(value, { name }) {
    if (typeof value !== 'boolean') throw bodyFails(`properties.${name}.checkbox`, 'should be a boolean');
    return value;
  },
  select: (value, property, world) => (value === null ? null : optionNamed(property, world, value)),
  status: (value, property, world) =>
    value === null ? { id: property.options[0]?.id ?? '' } : optionNamed(property, world, value),
  multi_select(value, property, world) {
    if (!Array.isArray(value) || value.length > 100)
      throw bodyFails(`properties.${property.name}.multi_select`, 'should be an array of at most `100` options');
    const chosen = value.map((one) => optionNamed(property, world, one) as { id: string });
    return [...new Map(chosen.map((one) => [one.id, one])).values()];
  },
  date(value, { name }) {
    if (value === null) return null;
    const { start, end = null, time_zone = null } = value as { start?: unknown; end?: unknown; time_zone?: unknown };
    return { start: dateText(start, name), end: end === null ? null : dateText(end, name), time_zone };
  },
  people(value, { name }, world) {
    if (!Array.isArray(value) || value.length > 100) throw bodyFails(`properties.${name}.people`, 'should be an array');
    return value.map((one: { id?: unknown }) => {
      const id = idIn('people.id', one.id);
      if (!world.users.has(id)) throw invalid(`User with ID ${id} does not exist or is not a person.`);
      return { id };
    });
  },
  relation(value, { name, target }, world) {
    if (!Array.isArray(value)) throw bodyFails(`properties.${name}.relation`, 'should be an array');
    if (value.length > 100)
      throw bodyFails(`properties.${name}.relation.length`, `should be ≤ \`100\`, instead was \`${value.length}\``);
    return value.map((one: { id?: unknown }) => {
      const id = idIn('relation.id', one.id);
      const page = world.page(id);
      if (page === undefined || page.source !== target)
        throw invalid(`Relation ${name} leads to a page elsewhere: ${id}.`);
      return { id };
    });
  },
};

/** The inner value that a request means. Throws what Notion answers to a request it refuses. */
export function parseValue(request: unknown, property: Property, world: World): Inner {
  const parse = parsers[property.type];
  const given = (request ?? {}) as Record<string, unknown>;
  if (parse === undefined) throw invalid(`${property.name} is a ${property.type} property, which cannot be updated.`);
  if (!(property.type in given)) throw invalid(`${property.name} is expected to be ${property.type}.`);
  return parse(given[property.type], property, world);
}

/** What stands in a property that nobody has filled. */
export function emptyValue(property: Property): Inner {
  switch (property.type) {
    case 'title':
    case 'rich_text':
    case 'multi_select':
    case 'people':
    case 'relation':
    case 'files':
      return [];
    case 'checkbox':
      return false;
    case 'status':
      return { id: property.options[0]?.id ?? '' };
    case 'formula':
      return { type: 'string', string: null };
    case 'rollup':
      return { type: 'array', array: [], function: 'show_original' };
    default:
      return null;
  }
}
