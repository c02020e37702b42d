import * as z from 'zod';

/** The keys that an object may have at a path, given what stands there. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[], data: unknown): readonly string[] {
  const inner = unwrapped(schema, data);
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const next = childOf(inner, step);
  return next === undefined ? [] : knownKeys(next, rest, valueAt(data, [step]));
}

/** What stands at a path of plain data; `undefined` where it does not lead. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

function childOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

/** Takes away what says nothing of keys, and chooses among alternatives the one that the data mean. */
function unwrapped(schema: z.core.$ZodType, data: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap(), data);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options.map((option) => unwrapped(option, data));
  const isShaped = (option: z.core.$ZodType) =>
    Array.isArray(data) ? option instanceof z.ZodArray : option instanceof z.ZodObject && isMeant(option, data);
  return options.find(isShaped) ?? schema;
}

function isMeant(option: z.ZodObject, data: unknown): boolean {
  return Object.entries(option.shape).every(([key, one]) => {
    const value = valueAt(data, [key]);
    return !(one instanceof z.ZodLiteral) || [...one.values].some((literal) => literal === value);
  });
}
