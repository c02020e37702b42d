import type { Checked } from '../adapters/actions/check.ts';

const linesAtOnce = 1000;

/** The JSON of a check in pieces, one finding on a line: a large one need not stand in memory as one text. */
export function* jsonPieces({ tables, milliseconds }: Checked): Iterable<string> {
  yield '{"tables":[';
  for (const [at, { table, records, findings }] of tables.entries()) {
    yield `${at > 0 ? ',' : ''}\n{"table":${jsonOf(table)},"records":${records},"findings":[`;
    for (let from = 0; from < findings.length; from += linesAtOnce) {
      const lines = findings.slice(from, from + linesAtOnce).map(jsonOf);
      yield `${from > 0 ? ',' : ''}\n${lines.join(',\n')}`;
    }
    yield ']}';
  }
  yield `],"milliseconds":${milliseconds}}\n`;
}

/** JSON in which no character commands a terminal: those above ASCII are not escaped by themselves. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
