/**
 * What finding duplicates of one edited row costs where the keys of all the others stand in SQLite: questions, answers and
 * the plan, without reading or writing the spreadsheet. `node bench/duplicates-edit.ts [rows]`, 80 000 rows if not said,
 * which is about a million keys.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '../adapters/state/index.ts';
import type { Cells } from '../core/cell.ts';
import { planWithAnswers } from '../core/decide.ts';
import { derivedId } from '../core/id.ts';
import { nothingSettled } from '../core/nothing-settled.ts';
import { recordKey, toRow } from '../core/record.ts';
import { keysOf } from '../core/settle.ts';
import { adoptedRecord, rowOf } from '../core/starts.ts';
import type { Kept } from '../core/state.ts';
import { loadSettings } from '../manifests/load.ts';
import { people } from './duplicates/people.ts';

const settings = `
rowcall: 1
name: Bench
store: { kind: memory }
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA]
tables:
  contacts:
    label: name
    fields:
      name: { type: person-name }
      company: { type: company-name }
      email: { type: email }
      phone: { type: phone }
      street: { type: address }
      city: { type: text }
duplicates:
  contacts:
`;

const loaded = loadSettings(settings, 'bench.yaml');
if ('issues' in loaded) throw new Error(loaded.issues[0]!.message);
const { model } = loaded;
const table = model.tables.get('contacts')!;

const size = Number(process.argv[2] ?? 80_000);
const edits = 1000;
const clock = { now: () => new Date().toISOString(), sleep: async () => {} };
const folder = mkdtempSync(join(tmpdir(), 'rowcall-duplicates-'));
const state = await openState({ path: join(folder, 'state.db'), workspace: 'bench', clock });
const lease = (await state.take('bench', 3600))!;

const cells: Cells[] = [];
let keys = 0;
for (const { first_name, last_name, company, email, phone, street, city } of people(size, 7, 'en'))
  cells.push({
    name: `${first_name} ${last_name}`.trim(),
    company: company!,
    email: email!,
    phone: phone!,
    street: street!,
    city: city!,
  });
const id = (n: number) => derivedId(`contact/${n}`);
for (let from = 0; from < size; from += 20_000) {
  const records: Kept[] = cells
    .slice(from, from + 20_000)
    .map((own, at) => adoptedRecord(table, { id: id(from + at), place: '', cells: own }, clock.now()));
  const owned = new Map(records.map((one) => [recordKey(one.table, one.id), keysOf(model, one)]));
  for (const some of owned.values()) keys += some.length;
  await state.settle(lease, { ...nothingSettled, records, keys: owned });
}

let batches = 0;
let questions = 0;
const counting = {
  ...state,
  async answer(asked: Parameters<typeof state.answer>[0]) {
    batches++;
    questions += asked.length;
    return await state.answer(asked);
  },
};

const times: number[] = [];
/** What each took of the processors: on a busy machine the rest is waiting. */
const processor: number[] = [];
let told = 0;
const actor = { is: 'unknown', from: null, to: '' } as const;
for (let n = 0; n < edits; n++) {
  const [kept] = await state.records('contacts', [id((n * 7919) % size)]);
  const other = cells[(n * 104_729) % size]!;
  const field = ['name', 'email', 'phone', 'company'][n % 4]!;
  const row = toRow(
    table,
    { id: kept!.id, cells: { ...kept!.seen, [field]: other[field] ?? null } },
    1,
    kept!.accepted,
  );
  const start = { row, before: rowOf(table, kept!), occasion: 'updated', origin: 'edit', actor } as const;
  const used = process.cpuUsage();
  const began = performance.now();
  const { plan } = await planWithAnswers({ state: counting, clock }, model, [start], new Map());
  times.push(performance.now() - began);
  const { user, system } = process.cpuUsage(used);
  processor.push((user + system) / 1000);
  if (plan.records[0]!.findings.some(({ code }) => code === 'duplicates.likely')) told++;
}
const at = (share: number, of: readonly number[]) =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length * share)]!.toFixed(2);
console.log(
  `| rows | keys in SQLite | edits | told | batches an edit | questions an edit | p50 ms | p95 ms | p99 ms | processor p50 ms | p95 ms |
|---|---|---|---|---|---|---|---|---|---|---|
| ${size} | ${keys} | ${edits} | ${told} | ${(batches / edits).toFixed(2)} | ${(questions / edits).toFixed(1)} | ${at(0.5, times)} | ${at(0.95, times)} | ${at(0.99, times)} | ${at(0.5, processor)} | ${at(0.95, processor)} |`,
);
await state.close();
rmSync(folder, { recursive: true });
