import type { DuplicatesInFile } from '../adapters/actions/finding/duplicates-in-file.ts';
import { jsonOf } from './json.ts';

/** What was found in plain files as JSON, in pieces: the pairs of a large file need not stand in memory as one text. */
export async function* duplicatePieces(found: DuplicatesInFile): AsyncIterable<string | Uint8Array> {
  const { columns, guessed, rows, milliseconds } = found;
  yield '{"clusters":[\n';
  yield found.clusterLines();
  yield '],\n"pairs":[\n';
  yield* found.pairLines();
  const columnsSaid = Object.fromEntries(columns.map(({ key, role }) => [key, role]));
  const times = Object.fromEntries(
    Object.entries(milliseconds).map(([step, time]) => [step, Math.round(time * 10) / 10]),
  );
  yield `],\n"columns":${jsonOf(columnsSaid)},"guessed":${guessed},"rows":${jsonOf(rows)},"milliseconds":${jsonOf(times)}}\n`;
}
