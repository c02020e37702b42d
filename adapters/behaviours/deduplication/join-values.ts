import type { Cell } from '../../../core/cell.ts';
import { cellText, fold } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Row } from '../../../core/record.ts';
import { sameValue } from '../../../core/record.ts';
import { duration } from '../../fields/duration.ts';
import { longText } from '../../fields/long-text.ts';
import { type Money, money } from '../../fields/money.ts';
import { multiChoice } from '../../fields/multi-choice.ts';
import { number } from '../../fields/number.ts';
import { reference } from '../../fields/reference.ts';
import { text } from '../../fields/text.ts';

/** Every value of a field put together, each once; `null` where its type cannot hold more than one. */
export function allOf(field: Field, readable: readonly Row[], rows: readonly Row[]): Cell | null {
  if (isField(field, longText) || isField(field, text)) {
    const texts = rows.map(({ cells }) => cellText(cells[field.key] ?? null)).filter((one) => one !== '');
    const told = texts.filter((one, at) => !texts.some((other, i) => i !== at && says(other, one, i < at)));
    return readableCell(field, told.join(isField(field, longText) ? '\n' : '; '));
  }
  const isList = isField(field, multiChoice) || (isField(field, reference) && field.options['many'] === true);
  if (!isList) return null;
  const items = readable.flatMap(({ values }) => values[field.key] as readonly unknown[]);
  return (field as Field).cell(items.filter((one, at) => items.findIndex((other) => sameValue(other, one)) === at));
}

/** Whether a text says all that another says; of two that say the same the earlier does. */
function says(text: string, other: string, isEarlier: boolean): boolean {
  const [whole, part] = [fold(text), fold(other)];
  return whole === part ? isEarlier : whole.includes(part);
}

function readableCell(field: Field, cell: string): Cell | null {
  const parsed = field.parse(cell);
  return parsed.is === 'value' ? parsed.cell : null;
}

/** The sum of a field; `null` where its values cannot be added up, such as amounts in several currencies. */
export function sumOf(field: Field, readable: readonly Row[]): Cell | null {
  const values = readable.map((row) => row.values[field.key]);
  if (isField(field, number) || isField(field, duration)) {
    const total = added(values.map(String));
    return total === null ? null : (field as Field).cell(Number(total));
  }
  if (!isField(field, money)) return null;
  const [first, ...others] = values as readonly Money[];
  if (first === undefined || others.some(({ currency }) => currency !== first.currency)) return null;
  const amount = added([first, ...others].map(({ amount: one }) => one));
  return amount === null ? null : field.cell({ amount, currency: first.currency });
}

/** The exact sum of decimal numbers without exponents; `null` where one of them is something else. */
function added(numbers: readonly string[]): string | null {
  const parts = numbers.map((one) => /^(-?)(\d+)(?:\.(\d+))?$/u.exec(one));
  if (parts.includes(null)) return null;
  const places = Math.max(...parts.map((part) => part?.[3]?.length ?? 0));
  const total = parts.reduce((sum, part) => {
    const [, sign = '', whole = '0', rest = ''] = part!;
    return sum + BigInt(`${sign}${whole}${rest.padEnd(places, '0')}`);
  }, 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
  const end = digits.length - places;
  const decimals = digits.slice(end).replace(/0+$/u, '');
  return `${total < 0n ? '-' : ''}${digits.slice(0, end)}${decimals === '' ? '' : `.${decimals}`}`;
}
