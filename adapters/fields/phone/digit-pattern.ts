/** A pattern over digits, taken apart. */
export type DigitPattern =
  /** One digit of a set; bit n stands for the digit n. */
  | { readonly is: 'digit'; readonly set: number }
  | { readonly is: 'sequence'; readonly items: readonly DigitPattern[] }
  | { readonly is: 'choice'; readonly options: readonly DigitPattern[] }
  | { readonly is: 'repeat'; readonly item: DigitPattern; readonly min: number; readonly max: number };

export const everyDigit = 0b11_1111_1111;

/**
 * Takes apart the small dialect of regular expressions that phone metadata is written in: digits, `\d`, classes,
 * groups, choices, `{n}`, `{n,m}` and `?`. Throws `SyntaxError` on anything else, so that newer metadata cannot be misread.
 */
export function parseDigitPattern(source: string): DigitPattern {
  let at = 0;

  const unexpected = () => new SyntaxError(`Cannot read the pattern ${source} at ${at}`);

  function choice(): DigitPattern {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { is: 'choice', options };
  }

  function sequence(): DigitPattern {
    const items: DigitPattern[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(repeated());
    return items.length === 1 ? items[0]! : { is: 'sequence', items };
  }

  function repeated(): DigitPattern {
    const item = single();
    if (source[at] === '?') {
      at++;
      return { is: 'repeat', item, min: 0, max: 1 };
    }
    if (source[at] !== '{') return item;
    const end = source.indexOf('}', at);
    const [min = Number.NaN, max = min] = source
      .slice(at + 1, end)
      .split(',')
      .map(Number);
    if (!Number.isInteger(min) || !Number.isInteger(max)) throw unexpected();
    at = end + 1;
    return { is: 'repeat', item, min, max };
  }

  function single(): DigitPattern {
    if (source.startsWith('\\d', at)) {
      at += 2;
      return { is: 'digit', set: everyDigit };
    }
    if (source[at] === '[') return digitClass();
    if (source[at] !== '(') return { is: 'digit', set: 1 << digit() };
    at += source.startsWith('(?:', at) ? 3 : 1;
    const inner = choice();
    if (source[at] !== ')') throw unexpected();
    at++;
    return inner;
  }

  function digitClass(): DigitPattern {
    at++;
    let set = 0;
    while (source[at] !== ']') {
      const first = digit();
      if (source[at] === '-') at++;
      else {
        set |= 1 << first;
        continue;
      }
      for (let value = first, last = digit(); value <= last; value++) set |= 1 << value;
    }
    at++;
    return { is: 'digit', set };
  }

  function digit(): number {
    const value = source.charCodeAt(at) - 48;
    if (!(value >= 0 && value <= 9)) throw unexpected();
    at++;
    return value;
  }

  const whole = choice();
  if (at < source.length) throw unexpected();
  return whole;
}
