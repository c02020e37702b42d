/**
 * Edits cells of a generated list one at a time and keeps the groups up to date in memory; prints how long an edit takes.
 * Usage: node bench/duplicates/edits.ts [ROWS] [EDITS]
 */
import { performance } from 'node:perf_hooks';
import { findDuplicates } from '../../adapters/behaviours/deduplication/bulk.ts';
import { lexiconOf } from '../../adapters/behaviours/deduplication/lexicon.ts';
import { liveIndex } from '../../adapters/behaviours/deduplication/live-index.ts';
import { languages } from '../../adapters/languages/index.ts';
import { drawFrom } from './draw.ts';
import { people } from './people.ts';
import { peopleFields, roleColumns, tableOf } from './tables.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const edits = Number(process.argv[3] ?? 20_000);
const warming = edits >> 4;
const columns = roleColumns(
  peopleFields
    .split(',')
    .filter((field) => !/birthday|tax_id|note/.test(field))
    .join(','),
);
const list = [...people(rows, 5, 'en')];
const { state } = await findDuplicates(columns, [tableOf(list, columns)], lexiconOf(languages));
const index = liveIndex(state);

const draw = drawFrom(1);
const times = new Float64Array(edits);
for (let i = 0; i < edits; i++) {
  const { key } = draw.of(columns);
  const text = list[draw.below(rows)]![key] ?? '';
  // Half the edits bring a value that nobody has had.
  const typed = draw.chance(0.5) || text.length < 4 ? text : `${text.slice(0, 2)}${draw.digits(1)}${text.slice(2)}`;
  const record = draw.below(rows);
  const start = performance.now();
  index.change(record, { [key]: typed });
  times[i] = (performance.now() - start) * 1000;
}
const sorted = times.slice(warming).sort();
const at = (share: number) => Number(sorted[Math.floor(sorted.length * share)]!.toFixed(1));
console.table([
  {
    rows,
    edits,
    'p50 µs': at(0.5),
    'p95 µs': at(0.95),
    'p99 µs': at(0.99),
    'index MB': Math.round(index.bytes() / 1e6),
  },
]);
