import type * as z from 'zod';

const shapes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

/** What the schema says of a wrong value, in words for people; `undefined` where its own message serves. */
export function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongShape([String(issue.expected)], issue.input, issue.path?.at(-1));
    case 'too_small':
      return size(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return size(issue.origin, 'at most', issue.maximum);
    default:
      return undefined;
  }
}

/** What is wrong with a value that is none of the expected shapes; `key` is where it stands. */
export function wrongShape(expected: readonly string[], input: unknown, key: PropertyKey | undefined): string {
  const shape = expected.map((one) => shapes[one] ?? one).join(' or ');
  if (input === undefined) return key === undefined ? `Expected ${shape}` : `"${String(key)}" is missing`;
  if (input === null) return `Nothing stands here: expected ${shape}`;
  const plain = typeof input === 'number' || typeof input === 'boolean';
  if (expected.includes('string') && plain) return `Expected text: put it in quotes, "${input}"`;
  return `Expected ${shape}, not ${found(input)}`;
}

function found(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'keys with values';
  return `"${String(input).slice(0, 60)}"`;
}

function size(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string')
    return limit === 1 && bound === 'at least' ? 'It must not be empty' : `It has ${bound} ${limit} characters`;
  if (origin === 'number' || origin === 'int') return `It is ${bound} ${limit}`;
  return `It has ${bound} ${limit} item${limit === 1 ? '' : 's'}`;
}
