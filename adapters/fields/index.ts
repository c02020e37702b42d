import type { FieldCodec, FieldType, Locale } from '../../core/field.ts';
import { address } from './address/index.ts';
import { checkbox } from './checkbox.ts';
import { choice } from './choice.ts';
import { companyName } from './company-name/index.ts';
import { computed } from './computed.ts';
import { date } from './date.ts';
import { dateTime } from './date-time.ts';
import { duration } from './duration.ts';
import { email } from './email/index.ts';
import { iban } from './iban.ts';
import { id } from './id.ts';
import { longText } from './long-text.ts';
import { money } from './money.ts';
import { multiChoice } from './multi-choice.ts';
import { number } from './number.ts';
import { percent } from './percent.ts';
import { person } from './person.ts';
import { personName } from './person-name/index.ts';
import { phone } from './phone/index.ts';
import { onlyReadable } from './reading/only-readable.ts';
import { reference } from './reference.ts';
import { taxId } from './tax-id/index.ts';
import { text } from './text.ts';
import { url } from './url.ts';

/** Every field type: one line each. What depends on the types is derived from this list, and nothing else names a kind. */
export const fieldTypes = [
  text,
  longText,
  number,
  money,
  percent,
  checkbox,
  date,
  dateTime,
  duration,
  choice,
  multiChoice,
  reference,
  person,
  email,
  phone,
  url,
  personName,
  companyName,
  address,
  taxId,
  iban,
  id,
  computed,
] as const;

const byKind: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(fieldTypes.map((type) => [type.kind, type]));

/** The field type of that kind, or `undefined`. */
export function fieldTypeByKind(kind: string): FieldType | undefined {
  return byKind.get(kind);
}

/**
 * Binds a type to options that its own schema has resolved. From here on nobody knows the type of the value.
 * What it suggests is always a cell that the same field can read.
 */
export function bindField(
  type: FieldType,
  options: Readonly<Record<string, unknown>>,
  locale: Locale,
): FieldCodec<unknown> {
  const codec = type.bind(options, locale);
  return { ...codec, parse: (cell) => onlyReadable(codec.parse(cell), codec.parse) };
}
