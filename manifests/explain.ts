import type * as z from 'zod';
import type { Fault } from './fault.ts';
import { knownKeys, valueAt } from './known-keys.ts';
import { wordIssue, wrongShape } from './wording.ts';

type ZodIssue = z.core.$ZodIssue;

/** Parses plain data; faults are in words for people, and those of alternatives are unfolded. */
export function parseBy<T>(
  schema: z.ZodType<T>,
  data: unknown,
  whole: z.ZodType,
): { readonly value: T } | { readonly faults: readonly Fault[] } {
  const parsed = schema.safeParse(data, { error: wordIssue });
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, [], data, whole)) };
}

function faultsOf(issue: ZodIssue, above: readonly PropertyKey[], data: unknown, whole: z.ZodType): readonly Fault[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(whole, path, data);
      return issue.keys.map((key) => ({
        message: `There is no key "${key}" here`,
        spot: { path: [...path, key], of: 'key' },
        word: key,
        known,
      }));
    }
    case 'invalid_key': {
      const word = String(path.at(-1));
      return issue.issues.slice(0, 1).map(({ message }) => ({ message, spot: { path, of: 'key' }, word }));
    }
    case 'invalid_value':
      return [among(issue.message, path, data, issue.values.map(String))];
    case 'invalid_union':
      return issue.discriminator === undefined
        ? unfolded(issue, path, data, whole)
        : [among(issue.message, path, data, 'options' in issue ? (issue.options ?? []).map(String) : [])];
    default:
      return [{ message: issue.message, spot: { path } }];
  }
}

function among(message: string, path: readonly PropertyKey[], data: unknown, known: readonly string[]): Fault {
  const value = valueAt(data, path);
  const missing = value === undefined || typeof value === 'object';
  return missing
    ? { message: value === undefined ? `${nameOf(path)} is missing: ${listed(known)}` : message, spot: { path } }
    : { message: `"${value}" is not known here: ${listed(known)}`, spot: { path }, word: String(value), known };
}

function nameOf(path: readonly PropertyKey[]): string {
  return `"${String(path.at(-1))}"`;
}

function listed(known: readonly string[]): string {
  const most = 30;
  return `it may be ${known.slice(0, most).join(', ')}${known.length > most ? ' …' : ''}`;
}

/** Of several alternatives the one that was probably meant: of the right shape, and with the fewest faults. */
function unfolded(
  issue: Extract<ZodIssue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  data: unknown,
  whole: z.ZodType,
): readonly Fault[] {
  const shaped = issue.errors
    .filter((issues) => !issues.some((one) => one.path.length === 0 && one.code === 'invalid_type'))
    .sort((a, b) => a.length - b.length);
  const [meant] = shaped;
  if (meant !== undefined) return meant.flatMap((one) => faultsOf(one, path, data, whole));
  const expected = issue.errors.flatMap(([one]) => (one?.code === 'invalid_type' ? [String(one.expected)] : []));
  return [{ message: wrongShape(expected, valueAt(data, path), path.at(-1)), spot: { path } }];
}
