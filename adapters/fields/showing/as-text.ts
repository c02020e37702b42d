import { fold } from '../../../core/cell.ts';
import type { FieldCodec } from '../../../core/field.ts';
import type { Language } from '../../../core/language.ts';
import { textOrder } from './order.ts';

/** The codec, but for reading, of every type whose value is the text it shows; compared without regard to capitals. */
export function asText(language: Language): Omit<FieldCodec<string>, 'parse'> {
  return {
    cell: (value) => value,
    keys: (value) => [fold(value)],
    show: (value) => value,
    compare: textOrder(language),
    cel: { type: 'string', value: (value) => value },
    column: {},
  };
}
