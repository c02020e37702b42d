const space = 32;

/**
 * Cyrillic in Latin letters, by the way that passports and people mostly spell it. Letters that the same name has in one
 * spelling or another (е and ё, и and і and ї, г and ґ) become the same.
 */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  э: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  ю: 'yu',
  я: 'ya',
};

/** Letters that Unicode does not take apart. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

const apostrophes = new Set("'`´’‘ʼʹ′");
const encoder = new TextEncoder();
const known = new Map<number, Uint8Array>();
/** Code points below this are looked up in a list, which is faster than in a map. */
const nearby = 0x530;
const near: (Uint8Array | undefined)[] = new Array(nearby);

/**
 * The bytes that stand for a character above ASCII: Latin letters without accents, Cyrillic ones in Latin letters, other
 * letters and digits as UTF-8; one space for what divides words, nothing for accents, apostrophes and invisible signs.
 */
export function foldedBytes(codePoint: number): Uint8Array {
  if (codePoint < nearby) {
    near[codePoint] ??= fold(codePoint);
    return near[codePoint];
  }
  let bytes = known.get(codePoint);
  if (bytes === undefined) {
    bytes = fold(codePoint);
    known.set(codePoint, bytes);
  }
  return bytes;
}

function fold(codePoint: number): Uint8Array {
  const character = String.fromCodePoint(codePoint);
  if (apostrophes.has(character) || /^\p{Cf}$/u.test(character)) return encoder.encode('');
  const letter = character.toLowerCase();
  const latin =
    cyrillic[letter] ??
    whole[letter] ??
    letter
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase();
  if (latin === '') return encoder.encode('');
  return /^[\p{L}\p{N}]+$/u.test(latin) ? encoder.encode(latin) : Uint8Array.of(space);
}
