/**
 * How good the groups are that are found without labels, at the usual threshold, on generated lists and on labelled files
 * given by path. Prints precision, recall and F1 of pairs within groups, the same of the pairs that may be joined without
 * asking: from 0.999 on and with a strong key, taken together where they meet; and of the pairs by their probability, how
 * many are truly one.
 * Usage: node bench/duplicates/quality.ts [FILE.csv ID TRUTH FIELDS]…
 *        FIELDS as for `rowcall duplicates --fields`; TRUTH a column, or COLUMN~REGEX whose first group is the truth
 */
import { readFileSync } from 'node:fs';
import { type BulkState, type BulkTable, findDuplicates } from '../../adapters/behaviours/deduplication/bulk.ts';
import { comparatorsFor } from '../../adapters/behaviours/deduplication/comparators.ts';
import { lexiconOf } from '../../adapters/behaviours/deduplication/lexicon.ts';
import { certain, probabilityOf, weightOf } from '../../adapters/behaviours/deduplication/model.ts';
import type { RoleColumn } from '../../adapters/behaviours/deduplication/roles.ts';
import { levelsOf } from '../../adapters/behaviours/deduplication/score.ts';
import { isStrong, ownComparisons } from '../../adapters/behaviours/deduplication/strong.ts';
import { languages } from '../../adapters/languages/index.ts';
import { eachRow, readCsvText } from '../../adapters/stores/workbook/csv-text.ts';
import { companies } from './companies.ts';
import { judged } from './judged.ts';
import { people, type Row } from './people.ts';
import { companyFields, peopleFields, roleColumns, tableOf } from './tables.ts';

const rows = 20_000;
const seed = 7;
const lexicon = lexiconOf(languages);
const contactFields = peopleFields
  .split(',')
  .filter((field) => !/birthday|tax_id|note/.test(field))
  .join(',');

interface Quality {
  readonly list: string;
  readonly rows: number;
  readonly precision: string;
  readonly recall: string;
  readonly F1: string;
  readonly 'sure: precision': string;
  readonly 'sure: recall': string;
}

const share = (number: number) => number.toFixed(4);

async function qualityOf(
  list: string,
  table: BulkTable,
  columns: readonly RoleColumn[],
  truths: readonly string[],
): Promise<Quality> {
  const { groups, state, model } = await findDuplicates(columns, [table], lexicon);
  const all = judged(groups, truths);
  const sure = judged(sureGroups(state, ownComparisons(state.schema, model)), truths);
  calibrations.push({ list, ...calibrationOf(state, truths) });
  return {
    list,
    rows: truths.length,
    precision: share(all.precision),
    recall: share(all.recall),
    F1: share(all.f1),
    'sure: precision': share(sure.precision),
    'sure: recall': share(sure.recall),
  };
}

/** Rows that pairs lead to which are certain and have a strong key. */
function sureGroups({ pairs, order, schema, compared }: BulkState, own: readonly boolean[]): number[][] {
  const comparators = comparatorsFor(schema, compared);
  const levels = new Int8Array(schema.comparisons.length);
  const { width } = compared.layout;
  const root = Int32Array.from(order.keys());
  const find = (row: number): number => {
    let at = row;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (let i = 0; i < pairs.a.length; i++) {
    if (pairs.weights[i]! < weightOf(certain)) continue;
    levelsOf(comparators, pairs.a[i]! * width, pairs.b[i]! * width, levels);
    if (isStrong(schema, own, levels)) root[find(order[pairs.a[i]!]!)] = find(order[pairs.b[i]!]!);
  }
  const groups = new Map<number, number[]>();
  for (const row of order) {
    const group = groups.get(find(row));
    if (group === undefined) groups.set(find(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

const bins = [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1];

/** Of the pairs from one probability to the next, the share that is truly one, and how many pairs those are. */
function calibrationOf({ pairs, order }: BulkState, truths: readonly string[]): Readonly<Record<string, string>> {
  const all = bins.map(() => 0);
  const right = bins.map(() => 0);
  for (let i = 0; i < pairs.a.length; i++) {
    const probability = probabilityOf(pairs.weights[i]!);
    const bin = bins.findIndex((end) => probability <= end);
    all[bin]!++;
    if (truths[order[pairs.a[i]!]!] === truths[order[pairs.b[i]!]!]) right[bin]!++;
  }
  return Object.fromEntries(
    bins.map((end, at) => [`≤ ${end}`, all[at] === 0 ? '–' : `${(right[at]! / all[at]!).toFixed(3)} (${all[at]})`]),
  );
}

function readFile(file: string): readonly Row[] {
  const found: Row[] = [];
  let header: readonly string[] | undefined;
  eachRow(readCsvText(readFileSync(file)), ({ fields }) => {
    if (header === undefined) header = fields.map((name) => name.trim());
    else if (fields.length > 1)
      found.push(Object.fromEntries(header.map((name, i) => [name, (fields[i] ?? '').trim()])));
    return true;
  });
  return found;
}

function truthOf(row: Row, truth: string): string {
  const [column = '', pattern] = truth.split('~');
  const text = row[column] ?? '';
  return pattern === undefined ? text : (new RegExp(pattern).exec(text)?.[1] ?? text);
}

const calibrations: Readonly<Record<string, string>>[] = [];
const results: Quality[] = [];
const given = process.argv.slice(2);
for (let i = 0; i + 3 < given.length; i += 4) {
  const [file = '', id = '', truth = '', fields = ''] = given.slice(i, i + 4);
  const list = readFile(file);
  const columns = roleColumns(fields);
  const truths = list.map((row) => truthOf(row, truth));
  results.push(await qualityOf(file.split('/').at(-1)!, tableOf(list, columns, id), columns, truths));
}
if (given.length === 0)
  for (const { code } of languages)
    for (const [what, make, fields] of [
      ['contacts', people, contactFields],
      ['contacts with birthday and number', people, peopleFields],
      ['companies', companies, companyFields],
    ] as const) {
      const list = [...make(rows, seed, code)];
      const columns = roleColumns(fields);
      const truths = list.map((row) => row['entity']!);
      results.push(await qualityOf(`${what}, ${code}`, tableOf(list, columns), columns, truths));
    }
console.table(results);
console.table(calibrations);
