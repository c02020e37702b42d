import { badFields, badRequest, driveRefusal } from './refusal.ts';
import { shapeOf } from './schema.ts';

/** Which fields are wanted; `null`: everything below here. */
export type Mask = ReadonlyMap<string, Mask | null> | null;

/** Reads `sheets(properties(title),data.rowData/values)`; refused where a path leads nowhere. */
export function parseMask(text: string | null, api: 'sheets' | 'drive', message: string): Mask {
  if (text === null || text === '') return null;
  const tree = readMask(text, api);
  check(tree, message, [], api);
  return tree;
}

function readMask(text: string, api: 'sheets' | 'drive'): Mask {
  const tokens = text.match(/[\w$-]+|\*|[(),./]/g) ?? [];
  let at = 0;
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) throw invalid(text, api);
  function list(): Map<string, Mask | null> {
    const fields = new Map<string, Mask | null>();
    for (;;) {
      const name = tokens[at++];
      if (name === undefined || /[(),./]/.test(name)) throw invalid(text, api);
      merge(fields, name, rest());
      if (tokens[at] !== ',') return fields;
      at += 1;
    }
  }
  function rest(): Mask {
    const sign = tokens[at];
    if (sign === '.' || sign === '/') {
      at += 1;
      const name = tokens[at++];
      if (name === undefined || /[(),./]/.test(name)) throw invalid(text, api);
      return new Map([[name, rest()]]);
    }
    if (sign !== '(') return null;
    at += 1;
    const inner = list();
    if (tokens[at++] !== ')') throw invalid(text, api);
    return inner;
  }
  const tree = list();
  if (at < tokens.length) throw invalid(text, api);
  return tree;
}

function merge(into: Map<string, Mask | null>, name: string, mask: Mask): void {
  const before = into.get(name);
  if (before === undefined) into.set(name, mask);
  else if (before === null || mask === null) into.set(name, null);
  else {
    const both = new Map(before);
    for (const [key, inner] of mask) merge(both, key, inner);
    into.set(name, both);
  }
}

function invalid(text: string, api: 'sheets' | 'drive') {
  if (api === 'drive') return driveRefusal(400, 'invalidParameter', `Invalid field selection ${text}`, 'fields');
  return badFields([{ field: text, description: `Error expanding 'fields' parameter. Invalid field mask: ${text}` }]);
}

function check(mask: Mask, message: string, path: readonly string[], api: 'sheets' | 'drive'): void {
  if (mask === null) return;
  const shape = shapeOf(api, message);
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const type = shape.get(name);
    const here = [...path, name];
    if (type === undefined) {
      if (api === 'drive') throw driveRefusal(400, 'invalidParameter', `Invalid field selection ${name}`, 'fields');
      const field = here.join('.');
      const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${field}'.`;
      throw badFields([{ field, description }]);
    }
    const next = /^Schema\$(\w+)/.exec(type)?.[1];
    if (inner !== null && next !== undefined) check(inner, next, here, api);
  }
}

/** The mask of one field; `undefined`: it is not wanted. */
export function inside(mask: Mask, field: string): Mask | undefined {
  if (mask === null) return null;
  return mask.has(field) ? (mask.get(field) ?? null) : mask.has('*') ? (mask.get('*') ?? null) : undefined;
}

/** Whether the field at the end of the path is wanted. */
export function wants(mask: Mask, ...path: readonly string[]): boolean {
  let here: Mask | undefined = mask;
  for (const field of path) {
    here = inside(here, field);
    if (here === undefined) return false;
  }
  return true;
}

/** The same answer with nothing but the fields that are wanted. */
export function project(value: unknown, mask: Mask): unknown {
  if (mask === null || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => project(one, mask));
  const kept: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) {
    const below = inside(mask, field);
    if (below !== undefined && inner !== undefined) kept[field] = project(inner, below);
  }
  return kept;
}

/** The paths of a mask that says what is to be written: `userEnteredValue,userEnteredFormat.numberFormat`. */
export function writeMask(fields: string | null | undefined, message: string): readonly string[] {
  if (fields === null || fields === undefined || fields === '')
    throw badRequest("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  if (fields.trim() === '*') return ['*'];
  const tree = readMask(fields, 'sheets');
  check(tree, message, [], 'sheets');
  return leaves(tree, '');
}

function leaves(mask: Mask, path: string): string[] {
  return [...(mask ?? [])].flatMap(([name, inner]) =>
    inner === null ? [path + name] : leaves(inner, `${path}${name}.`),
  );
}
