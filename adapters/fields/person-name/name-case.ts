/** Words that stand small inside a name, in any country’s. */
const particles = new Set(
  (
    'de del della dei di da das do dos du la las le les lo van von vom zu zur der den ter ten el al bin ibn bint ben ap y e ' +
    'де дель делла ди да дос дю ла ле ван фон цу дер ден тер эль аль ибн бин бен оглы оглу кызы оглу огли кизи заде'
  ).split(' '),
);

const wordsAndJoints = /[^\s-]+|-/gu;
const roman = /^(?:i{1,3}|iv|v|vi{1,3}|ix|x)$/i;
/** The second, third and fourth of a name; shorter and longer ones are words as well, such as Vi and Xi. */
const ordinal = /^(?:i{2,3}|iv)$/i;
const letter = /\p{L}/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;
const loud = /\p{Lu}{3}/u;
const loudWord = /(?<![\p{L}\p{M}.'’])\p{Lu}{3,}(?![\p{L}\p{M}.])/gu;

/** A name typed all in capitals or all in small letters, and a family name in capitals, as names are written. */
export function inNameCase(text: string): string {
  const hasUpper = upper.test(text);
  if (!hasUpper || !lower.test(text)) return letter.test(text) ? allWords(text) : text;
  if (!loud.test(text)) return text;
  return text.replace(loudWord, (word) => (roman.test(word) ? word : capitalised(word)));
}

function allWords(text: string): string {
  let first = true;
  return text.replace(wordsAndJoints, (word) => {
    const small = word.toLowerCase();
    const cased = !first && particles.has(small) ? small : capitalised(word);
    first &&= !letter.test(word);
    return cased;
  });
}

/** `O'CONNOR` → `O'Connor`, `д'артаньян` → `д'Артаньян`, `MCDONALD` → `McDonald`, `мар'яна` → `Мар'яна`, `и.п.` → `И.П.` */
function capitalised(word: string): string {
  if (roman.test(word) && (word === word.toUpperCase() || ordinal.test(word))) return word.toUpperCase();
  return word
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}'’ʼ])\p{L}|(?<=\.)\p{L}/gu, capital)
    .replace(/^(\p{L}['’ʼ])(\p{L})/u, (_, start: string, next: string) => prefix(start) + capital(next))
    .replace(/^(Mc)(\p{Ll})/u, (_, start: string, next: string) => start + capital(next))
    .normalize('NFC');
}

/** The French `д’` stays small among Cyrillic letters; `O’` and `D’` are capitals. */
function prefix(start: string): string {
  return /^[Дд]/u.test(start) ? start.toLowerCase() : start;
}

/** A letter that grows when it is made a capital, such as ß, stays as it is. */
function capital(one: string): string {
  const large = one.toUpperCase();
  return large.length === one.length ? large : one;
}
