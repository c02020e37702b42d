/** One way to write a national number, ready for every length it has room for; lengths count from `shortest`. */
export interface Format {
  readonly shortest: number;
  readonly longest: number;
  /** `916 123-45-67`, after the country code. */
  readonly international: readonly Layout[];
  /** `8 (916) 123-45-67`, as it is dialled inside the country. */
  readonly national: readonly Layout[];
}

/** Text, digits from–to, text, digits from–to … text. */
interface Layout {
  readonly texts: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

interface Group {
  readonly min: number;
  readonly max: number;
}

/**
 * Compiles one format of the metadata: `(\d{3})(\d{3})(\d{4})` with `$1 $2-$3`.
 * `rule` says what becomes of the first group inside the country, `8 ($1)`.
 */
export function compileFormat(pattern: string, form: string, rule: string, international: string): Format {
  const groups = [...pattern.matchAll(/\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)/g)].map(([, min = '1', max = min]) => ({
    min: Number(min),
    max: Number(max),
  }));
  const shortest = groups.reduce((sum, group) => sum + group.min, 0);
  const longest = groups.reduce((sum, group) => sum + group.max, 0);
  const national = form.replace(/\$\d/, (first) => rule.replace('$1', first));
  const lengths = Array.from({ length: longest - shortest + 1 }, (_, i) => shortest + i);
  return {
    shortest,
    longest,
    international: lengths.map((length) => layout(international, groups, length - shortest)),
    national: lengths.map((length) => layout(national, groups, length - shortest)),
  };
}

function layout(template: string, groups: readonly Group[], digitsToSpare: number): Layout {
  const ends: number[] = [];
  let spare = digitsToSpare;
  let end = 0;
  for (const { min, max } of groups) {
    // As a greedy pattern would: the first group that may be longer takes what is left.
    const more = Math.min(spare, max - min);
    spare -= more;
    end += min + more;
    ends.push(end);
  }
  const order = [...template.matchAll(/\$(\d)/g)].map(([, group]) => Number(group) - 1);
  return {
    texts: template.split(/\$\d/),
    from: order.map((group) => ends[group - 1] ?? 0),
    to: order.map((group) => ends[group]!),
  };
}

/** Writes a national number by the first format that has room for its length; as bare digits when none has. */
export function write(formats: readonly Format[], national: string, way: 'international' | 'national'): string {
  const { length } = national;
  for (const format of formats) {
    if (length < format.shortest || length > format.longest) continue;
    const { texts, from, to } = format[way][length - format.shortest]!;
    let text = texts[0]!;
    for (let i = 0; i < from.length; i++) text += national.slice(from[i], to[i]) + texts[i + 1];
    return text;
  }
  return national;
}
