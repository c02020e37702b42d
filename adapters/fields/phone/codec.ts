import type { Cell } from '../../../core/cell.ts';
import type { FieldCodec, Locale, Parsed, Wrong } from '../../../core/field.ts';
import { labelRemover } from '../reading/labels.ts';
import { plainText } from '../reading/plain-text.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { type Dialled, dialAbroad } from './dial.ts';
import { type PhoneForm, withExtension, writtenAs } from './forms.ts';
import { e164, type Reading, readDigits } from './read.ts';
import { extensionReader, longestText, plainlyWritten, runsIn, tidied } from './scan.ts';

/** A telephone number: E.164, `+79161234567`, and the extension behind it or empty text. */
export interface Phone {
  readonly number: string;
  readonly extension: string;
}

export interface PhoneOptions {
  readonly form: PhoneForm;
  readonly countries?: readonly string[] | undefined;
}

/** `7.9161234567E+10`: a program took the number for an amount and may have dropped digits. */
const rounded = /^\d[.,]\d+e\+?\d+$/iu;

/** E.164 allows fifteen digits; behind more of them two numbers may hide. */
const longestNumber = 15;

/** Binds the type to the countries that the team phones from and the words it uses. */
export function bindPhone(options: PhoneOptions, locale: Locale): FieldCodec<Phone> {
  const { form } = options;
  const countries = options.countries ?? locale.countries;
  const words = wordsOf(locale);
  const splitExtension = extensionReader(locale.languages.flatMap((language) => language.extensionWords));
  const withoutLabel = labelRemover(locale.languages.flatMap((language) => language.headers['phone'] ?? []));
  const normal = (dialled: Dialled) => writtenAs(form, dialled, countries);

  function accepted(dialled: Dialled, extension: string): Parsed<Phone> {
    return {
      is: 'value',
      value: { number: e164(dialled), extension },
      cell: withExtension(normal(dialled), extension),
    };
  }

  function parse(cell: Cell): Parsed<Phone> {
    // A negative or broken number is the result of a formula: the plus or the dashes were taken for arithmetic.
    if (typeof cell === 'number' && !(Number.isSafeInteger(cell) && cell > 0)) return wrong('unreadable', []);
    const text = typeof cell === 'number' ? String(cell) : cell;
    if (typeof text === 'string' && text.length <= longestText) {
      const written = plainlyWritten(text);
      const reading = written && readDigits(written, countries);
      if (reading?.is === 'number') return accepted(reading.dialled, '');
      if (reading && written.digits.length <= longestNumber) return refused(reading, []);
    }
    return parseCarefully(text);
  }

  /** The way of cells that hold more than digits and what usually stands between them, and of those that fit nowhere. */
  function parseCarefully(cell: Cell): Parsed<Phone> {
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null || plain.length > longestText) return wrong('unreadable', []);
    if (rounded.test(plain)) return wrong('rounded', []);

    const tidy = tidied(plain);
    const { text: number, extension } = splitExtension(withoutLabel(tidy));
    const written = plainlyWritten(number);
    const reading = written && readDigits(written, countries);
    if (reading?.is === 'number') return accepted(reading.dialled, extension);

    const found = numbersIn(tidy);
    if (found.length > 1) return wrong('several', found);
    if (reading === null)
      return found.length > 0 ? wrong('unreadable', found) : unreadable(plain, words, 'phone.unreadable');
    return refused(reading, found);
  }

  function refused(reading: Exclude<Reading, { is: 'number' }>, found: readonly Dialled[]): Wrong {
    if (reading.is === 'ambiguous') return wrong('ambiguous', reading.numbers);
    return wrong(reading.why, found.length > 0 ? found : reading.perhaps);
  }

  function wrong(why: string, suggested: readonly Dialled[]): Wrong {
    const suggestions = [...new Set(suggested.map(normal))];
    return { is: 'wrong', code: `phone.${why}`, ...(suggestions.length > 0 && { suggestions }) };
  }

  function numberIn(run: string): Dialled | null {
    const written = plainlyWritten(run);
    const reading: Reading | null = written && readDigits(written, countries);
    return reading?.is === 'number' ? reading.dialled : null;
  }

  /** Every number in a text; where only spaces stand between two, they part where the first is complete. */
  function numbersIn(text: string): Dialled[] {
    const found: Dialled[] = [];
    const add = (dialled: Dialled) => {
      if (found.every((one) => e164(one) !== e164(dialled))) found.push(dialled);
    };
    for (const run of runsIn(text)) {
      const whole = numberIn(run);
      if (whole !== null) {
        add(whole);
        continue;
      }
      let start = '';
      for (const part of run.split(' ')) {
        start += part;
        const dialled = numberIn(start);
        if (dialled === null) continue;
        add(dialled);
        start = '';
      }
    }
    return found;
  }

  function cellOf({ number, extension }: Phone): Cell {
    const dialled = number.startsWith('+') ? dialAbroad(number.slice(1)) : null;
    return withExtension(dialled?.valid ? normal(dialled) : number, extension);
  }

  return {
    parse,
    cell: cellOf,
    keys: ({ number }) => [number],
    show(phone, language) {
      const number = String(cellOf({ ...phone, extension: '' }));
      const [word = 'ext'] = language.extensionWords;
      return phone.extension === '' ? number : `${number}, ${word}. ${phone.extension}`;
    },
    compare: (a, b) => order(a.number, b.number) || order(a.extension, b.extension),
    cel: { type: 'string', value: ({ number }) => number },
    column: { format: 'text' },
  };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
