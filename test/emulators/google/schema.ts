import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { enums } from './enums.ts';
import { badFields } from './refusal.ts';

/** The fields of one kind of message, as the vendor's own types declare them. */
export type Shape = ReadonlyMap<string, string>;

interface Violation {
  readonly field: string;
  readonly description: string;
}

/** Reads the messages out of the SDK's type declarations, so that what is known here is exactly what the vendor knows. */
function shapesIn(file: string): ReadonlyMap<string, Shape> {
  const source = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
  const shapes = new Map<string, Shape>();
  for (const [, name, body] of source.matchAll(
    /export interface (?:Schema|Params)\$([\w$]+)(?: extends \w+)? \{\n([\s\S]*?)\n {4}\}/g,
  )) {
    const fields = [...body!.matchAll(/^ {8}'?([\w.$-]+)'?\??: (\{$|.+(?=;$))/gm)].map(
      ([, field, type]) => [field!, type!.replace(/ \| null$/, '')] as const,
    );
    shapes.set(name!, new Map(fields));
  }
  return shapes;
}

const sheets = shapesIn('googleapis/build/src/apis/sheets/v4.d.ts');
const drive = shapesIn('googleapis/build/src/apis/drive/v3.d.ts');

/** The fields of a message of the Sheets or the Drive API. */
export function shapeOf(api: 'sheets' | 'drive', name: string): Shape {
  const shape = (api === 'sheets' ? sheets : drive).get(name);
  if (shape === undefined) throw new Error(`The SDK has no message ${name}`);
  return shape;
}

/** Refuses, as Google does, a body with a field that does not exist or a value of a wrong type. */
export function checkBody(name: string, body: unknown): void {
  const violations = violationsIn(`Schema$${name}`, body, '', name);
  if (violations.length > 0) throw badFields(violations);
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const none: readonly Violation[] = [];

function violationsIn(type: string, value: unknown, path: string, owner: string): readonly Violation[] {
  if (value === null || value === undefined || type === 'any') return none;
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return [wrong(path, 'TYPE_MESSAGE', value)];
    return value.flatMap((one, i) => violationsIn(type.slice(0, -2), one, `${path}[${i}]`, owner));
  }
  const shape = type.startsWith('Schema$') ? sheets.get(type.slice(7)) : undefined;
  if (shape === undefined) return scalarViolations(type, value, path, owner);
  if (typeof value !== 'object' || Array.isArray(value)) return [wrong(path, type.slice(7), value)];
  return Object.entries(value).flatMap(([field, inner]) => {
    const fieldType = shape.get(field);
    const at = path === '' ? snake(field) : `${path}.${snake(field)}`;
    if (fieldType !== undefined) return violationsIn(fieldType, inner, at, `${type.slice(7)}.${field}`);
    const place = path === '' ? '' : ` at '${path}'`;
    const description = `Invalid JSON payload received. Unknown name "${field}"${place}: Cannot find field.`;
    return [{ field: path, description }];
  });
}

function scalarViolations(type: string, value: unknown, path: string, owner: string): readonly Violation[] {
  if (type === 'boolean') return typeof value === 'boolean' ? none : [wrong(path, 'TYPE_BOOL', value)];
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? none : [wrong(path, 'TYPE_INT32', value)];
  }
  if (type !== 'string') return none;
  if (typeof value !== 'string') return [wrong(path, 'TYPE_STRING', value)];
  const known = enums[owner];
  return known === undefined || known.values.includes(value) ? none : [wrong(path, enumType(known.name), value)];
}

const enumType = (name: string) => `type.googleapis.com/google.apps.sheets.v4.${name}`;

function wrong(field: string, type: string, value: unknown): Violation {
  return { field, description: `Invalid value at '${field}' (${type}), ${JSON.stringify(value)}` };
}

/** Refuses a query with a parameter that the method does not have, or with a word that an enum does not have. */
export function checkQuery(name: string, query: URLSearchParams, pathParameters: readonly string[]): void {
  const shape = sheets.get(name);
  const violations: Violation[] = [];
  for (const [key, value] of query) {
    if (common.has(key)) continue;
    if (shape?.has(key) !== true || pathParameters.includes(key)) {
      const description = `Invalid JSON payload received. Unknown name "${key}": Cannot bind query parameter. Field '${key}' could not be found in request message.`;
      violations.push({ field: '', description });
      continue;
    }
    const known = enums[key];
    if (known !== undefined && !known.values.includes(value))
      violations.push(wrong(snake(key), enumType(known.name), value));
  }
  if (violations.length > 0) throw badFields(violations);
}

const common = new Set(['fields', 'alt', 'key', 'prettyPrint', 'quotaUser', 'access_token', 'oauth_token', '$.xgafv']);
