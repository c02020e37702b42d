/**
 * What one edit costs: hinted edits of one row, of new rows, and of a row that others follow, in spreadsheets of a
 * thousand, ten thousand and a hundred thousand rows. Time without the vendor's; calls of the spreadsheet counted exactly.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '../adapters/state/index.ts';
import { derivedId } from '../core/id.ts';
import type { Job, Ports } from '../core/ports.ts';
import { reconcile } from '../core/reconcile.ts';
import { loadSettings } from '../manifests/load.ts';
import { indexedStore } from './indexed-store.ts';

const settings = `
rowcall: 1
name: Bench
store: { kind: memory }
mode: act
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA]
tables:
  companies:
    label: name
    fields:
      name: { type: company-name, required: true }
      check: { type: text, owner: rowcall }
  contacts:
    label: name
    fields:
      name: { type: person-name, required: true }
      phone: { type: phone, unique: true }
      email: { type: email, unique: true }
      company: { type: reference, table: companies }
      stage: { type: choice, options: [New, Talk, Won] }
      check: { type: text, owner: rowcall }
      note: { type: long-text, owner: rowcall }
status:
  companies: { state: check }
  contacts: { state: check, note: note }
`;

const loaded = loadSettings(settings, 'bench.yaml');
if ('issues' in loaded) throw new Error(loaded.issues[0]!.message);
const { model } = loaded;

const edits = 200;
const phoneOf = (n: number) => `+380 67 ${String(1_000_000 + n).slice(0, 3)} ${String(1_000_000 + n).slice(3)}`;

function rowsOf(size: number) {
  const companies = Array.from({ length: Math.ceil(size / 10) }, (_, n) => ({
    _id: derivedId(`company/${n}`),
    name: `Company ${n}`,
    check: null,
  }));
  const contacts = Array.from({ length: size }, (_, n) => ({
    _id: derivedId(`contact/${n}`),
    name: `Ivan Petrenko`,
    phone: phoneOf(n),
    email: `person${n}@example.com`,
    company: `Company ${n % companies.length}`,
    stage: 'New',
    check: null,
    note: null,
  }));
  return { companies, contacts };
}

interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly calls: string;
}

async function measure(size: number): Promise<Readonly<Record<string, Figures>>> {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-edit-'));
  const clock = { now: () => new Date().toISOString(), sleep: async () => {} };
  const state = await openState({ path: join(folder, 'state.db'), workspace: 'bench', clock });
  const store = indexedStore(rowsOf(size));
  let drawn = 0;
  const ports: Ports = { store, state, clock, ids: { fresh: () => derivedId(`fresh/${drawn++}`) } };
  await reconcile(ports, model, { hints: [{ table: 'companies' }, { table: 'contacts' }], seconds: 3600, sure: true });

  async function time(act: (n: number) => Job): Promise<Figures> {
    const times: number[] = [];
    const calls = new Set<string>();
    for (let n = 0; n < edits; n++) {
      const job = act(n);
      store.calls.reads = 0;
      store.calls.writes = 0;
      const began = performance.now();
      await reconcile(ports, model, job);
      times.push(performance.now() - began);
      calls.add(`${store.calls.reads} + ${store.calls.writes}`);
    }
    times.sort((a, b) => a - b);
    return { median: times[edits >> 1]!, p95: times[Math.floor(edits * 0.95)]!, calls: [...calls].join(' or ') };
  }

  const contact = (n: number) => derivedId(`contact/${(n * 7919) % size}`);
  const figures = {
    'one row edited': await time((n) => {
      store.type('contacts', contact(n), { phone: `067${String(2_000_000 + size + n)}` });
      return { hints: [{ table: 'contacts', ids: [contact(n)] }] };
    }),
    'ten new rows': await time((n) => {
      const places = Array.from({ length: 10 }, (_, i) =>
        store.add('contacts', {
          name: 'Olha Bondar',
          phone: `050${String(3_000_000 + n * 10 + i)}`,
          company: 'Company 1',
        }),
      );
      return { hints: [{ table: 'contacts', places }] };
    }),
    'a company renamed, ten contacts follow': await time((n) => {
      const company = (n % (size / 10 - 2)) + 2;
      store.type('companies', derivedId(`company/${company}`), { name: `Renamed ${n}` });
      return { hints: [{ table: 'companies', ids: [derivedId(`company/${company}`)] }] };
    }),
  };
  await state.close();
  rmSync(folder, { recursive: true });
  return figures;
}

const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const results = new Map<number, Awaited<ReturnType<typeof measure>>>();
for (const size of sizes) results.set(size, await measure(size));
const first = results.get(sizes[0]!)!;
console.log(
  '| what | rows | calls (reads + writes) | median ms | p95 ms | against 1 000 rows |\n|---|---|---|---|---|---|',
);
for (const what of Object.keys(first))
  for (const size of sizes) {
    const { median, p95, calls } = results.get(size)![what]!;
    const ratio = (median / first[what]!.median).toFixed(2);
    console.log(`| ${what} | ${size} | ${calls} | ${median.toFixed(2)} | ${p95.toFixed(2)} | ${ratio} |`);
  }
