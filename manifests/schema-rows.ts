import * as z from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** One key of a schema, for a table of the reference. `*` in a path is any key, `[]` an item of a list. */
export interface Property {
  readonly path: string;
  readonly depth: number;
  readonly required: boolean;
  readonly shape: string;
  /** What it is when not said; `undefined`: nothing. */
  readonly preset?: unknown;
  readonly says: string;
}

/** Every key of a schema, with those inside it, as far as they have names. */
export function propertiesOf(schema: z.ZodType): readonly Property[] {
  return rowsOf(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), '', 0);
}

function rowsOf(schema: JsonSchema, above: string, depth: number): readonly Property[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    if (typeof value === 'boolean') return [];
    const path = above + key;
    const required = schema.required?.includes(key) === true;
    const own = { path, depth, required, shape: shapeOf(value), preset: value.default, says: value.description ?? '' };
    return [own, ...insideOf(value, path, depth + 1)];
  });
}

function insideOf(schema: JsonSchema, path: string, depth: number): readonly Property[] {
  const items = single(schema.items);
  const values = single(schema.additionalProperties);
  return [
    ...rowsOf(schema, `${path}.`, depth),
    ...(items === undefined ? [] : rowsOf(items, `${path}[].`, depth)),
    ...(values === undefined ? [] : rowsOf(values, `${path}.*.`, depth)),
  ];
}

/** The one schema there is, also where it may be left empty. */
function single(schema: unknown): JsonSchema | undefined {
  if (!isSchema(schema)) return undefined;
  const [only, ...others] = (schema.anyOf ?? []).filter((one) => isSchema(one) && one.type !== 'null');
  return others.length === 0 && isSchema(only) ? only : schema;
}

function isSchema(schema: unknown): schema is JsonSchema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function shapeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return [...new Set(alternatives.flatMap(shapesOf))].join(' or ');
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array': {
      const items = single(schema.items);
      return items === undefined ? 'a list' : `a list: ${shapeOf(items)}`;
    }
    default:
      return 'keys with values';
  }
}

function shapesOf(schema: unknown): readonly string[] {
  return isSchema(schema) ? [shapeOf(schema)] : [];
}
