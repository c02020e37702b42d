import type { DuplicatesInFile } from '../adapters/actions/finding/duplicates-in-file.ts';
import { jsonOf } from './json.ts';

const atOnce = 2000;

/** What was found in plain files as JSON, in pieces: the pairs of a large file need not stand in memory as one text. */
export function* duplicatePieces({
  language,
  clusters,
  pairs,
  columns,
  guessed,
  rows,
  milliseconds,
}: DuplicatesInFile): Iterable<string> {
  yield '{"clusters":[';
  for (let from = 0; from < clusters.length; from += atOnce)
    yield `${from > 0 ? ',' : ''}\n${clusters
      .slice(from, from + atOnce)
      .map(jsonOf)
      .join(',\n')}`;
  yield '],\n"pairs":[';
  for (let from = 0; from < pairs.count; from += atOnce) {
    const lines: string[] = [];
    for (let index = from; index < Math.min(from + atOnce, pairs.count); index++) {
      const { a, b, probability, strong, reasons } = pairs.at(index);
      lines.push(jsonOf({ a, b, probability: rounded(probability), strong, reasons: reasons.map(language.say) }));
    }
    yield `${from > 0 ? ',' : ''}\n${lines.join(',\n')}`;
  }
  const columnsSaid = Object.fromEntries(columns.map(({ key, role }) => [key, role]));
  const times = Object.fromEntries(
    Object.entries(milliseconds).map(([step, time]) => [step, Math.round(time * 10) / 10]),
  );
  yield `],\n"columns":${jsonOf(columnsSaid)},"guessed":${guessed},"rows":${jsonOf(rows)},"milliseconds":${jsonOf(times)}}\n`;
}

/** Six digits behind the point: 0.999 and 0.9999 are far from one another. */
function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
