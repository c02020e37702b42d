/**
 * Writes a generated list with its truth in the column `entity`.
 * Usage: node bench/duplicates/generate.ts people|companies en|ru|uk ROWS [SEED] > FILE.csv
 */
import { companies, companyColumns } from './companies.ts';
import { csvLines } from './csv-lines.ts';
import { people, peopleColumns } from './people.ts';

const [what = 'people', code = 'en', rows = '10000', seed = '1'] = process.argv.slice(2);
const [make, columns] = what === 'companies' ? [companies, companyColumns] : [people, peopleColumns];

let piece = '';
for (const line of csvLines(['id', 'entity', ...columns], make(Number(rows), Number(seed), code))) {
  piece += line;
  if (piece.length < 1 << 20) continue;
  process.stdout.write(piece);
  piece = '';
}
process.stdout.write(piece);
