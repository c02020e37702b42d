/**
 * The emulator of Google with the book of `book.ts` as a spreadsheet, in a process of its own: says where it is, and ends when
 * it is asked to, with how often it was called. Usage: node bench/serve-google.ts ROWS
 */
import type { SeedCell } from '../test/emulators/google/seed.ts';
import { startGoogle } from '../test/emulators/google/start-google.ts';
import { bookHeaders, bookRows } from './book.ts';

const rows = Number(process.argv[2] ?? 100_000);
const robot = 'robot@rowcall.iam.gserviceaccount.com';
const id = '1spreadsheet-of-the-bench';
const dayLong = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);

function seedCell(cell: string | number | Date): SeedCell {
  return cell instanceof Date ? { serial: (cell.getTime() - firstDay) / dayLong, as: 'DATE' } : cell;
}

function* laid(): Generator<readonly SeedCell[]> {
  yield bookHeaders;
  for (const cells of bookRows(rows)) yield cells.map(seedCell);
}

const google = await startGoogle({ quota: { perUser: null, perProject: null } });
const tab = { title: 'Deals', rows: [...laid()], rowCount: rows + 100, columnCount: bookHeaders.length + 8 };
google.add({ id, shared: [{ role: 'reader', email: robot }], tabs: [tab] });
const key = JSON.stringify(google.accounts.serviceAccount(robot));
process.stdout.write(`${JSON.stringify({ url: google.url, key, id })}\n`);
process.once('SIGTERM', async () => {
  const counts = Map.groupBy(google.calls, ({ name }) => name);
  process.stdout.write(`${JSON.stringify(Object.fromEntries([...counts].map(([name, all]) => [name, all.length])))}\n`);
  await google.close();
});
