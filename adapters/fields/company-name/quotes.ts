const anyQuote = /["«»„“”‟″〝〞]/u;
/** Nearly every name with quotation marks: one pair of angled ones, with nothing glued to them. */
const alreadyTidy =
  /^(?:[^"«»„“”‟″〝〞]* )?«[^\s"«»„“”‟″〝〞](?:[^"«»„“”‟″〝〞]*[^\s"«»„“”‟″〝〞])?»(?:[ ,)][^"«»„“”‟″〝〞]*)?$/u;
const opensBefore = /[\p{L}\p{N}\d«„“"(&№#.]/u;
const glued = /[\p{L}\p{N}.]/u;

/** «Outer „inner“» among Cyrillic letters, straight quotes elsewhere. */
const cyrillicPairs = [
  ['«', '»'],
  ['„', '“'],
] as const;
const plainPairs = [
  ['"', '"'],
  ['"', '"'],
] as const;

/** Makes quotation marks alike, `ООО"Ромашка"` → `ООО «Ромашка»`; a text whose marks do not pair stays as it is. */
export function withTidyQuotes(text: string): string {
  if (!anyQuote.test(text)) return text;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (isCyrillic && alreadyTidy.test(text)) return text;
  const pairs = isCyrillic ? cyrillicPairs : plainPairs;
  const letters = [...text];
  let tidy = '';
  let depth = 0;
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!;
    if (!anyQuote.test(letter)) {
      tidy += letter;
      continue;
    }
    const next = letters.slice(i + 1).find((one) => one !== ' ') ?? '';
    const opens = depth === 0 || (opensBefore.test(next) && /[\s«„"(]$/u.test(tidy) && letters[i + 1] !== ' ');
    if (opens) {
      const pair = pairs[depth];
      if (pair === undefined) return text;
      tidy += glued.test(tidy.at(-1) ?? '') ? ` ${pair[0]}` : pair[0];
      depth++;
      while (letters[i + 1] === ' ') i++;
    } else {
      depth--;
      tidy = tidy.trimEnd() + pairs[depth]![1];
      if (glued.test(letters[i + 1] ?? '')) tidy += ' ';
    }
  }
  return depth === 0 ? tidy : text;
}
