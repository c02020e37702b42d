import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbook } from '../../../adapters/stores/workbook/index.ts';
import type { Store } from '../../../core/store.ts';
import type { CountedStore } from '../../../manifests/stores-page.ts';
import { layAirtable } from './airtable.ts';
import { layGoogleSheets } from './google-sheets.ts';
import { layNotion } from './notion.ts';
import { type Cost, type CountedSpreadsheet, type Lay, type Loop, loopOver, saysNew } from './team.ts';

/** Where the counts stand that the reference is made of. */
export const countsFile = join(import.meta.dirname, 'counts.json');

const minute = 60_000;
const few = 50;
const many = 1000;

/** Every vendor, each on its emulator. */
export const vendors: Readonly<Record<string, Lay>> = {
  'google-sheets': layGoogleSheets,
  airtable: layAirtable,
  notion: layNotion,
};

/** Everything that is counted, in the words of the reference. */
async function situations(sheet: CountedSpreadsheet, loop: Loop): Promise<Readonly<Record<string, Cost>>> {
  const later = () => sheet.clock.pass(2 * minute);
  const costs: Record<string, Cost> = {};
  costs[`first look at ${few} rows and an empty table, and the answers in them`] = await loop.looks();
  later();
  await loop.looks();
  later();
  costs['asking whether anybody touched it, when nobody did'] = await loop.looks();
  sheet.type([7], 'open');
  costs['one edited row of which the vendor told'] = await loop.hears();
  sheet.type([3], 'won');
  costs['the same, where a rule makes a record in another table'] = await loop.hears();
  sheet.add(10);
  costs['ten new rows'] = await loop.hears();
  later();
  sheet.type([9], 'open');
  later();
  costs['one edited row that is found by asking'] = await loop.looks();
  return costs;
}

/** Counts for one vendor. */
export async function countCalls(kind: string): Promise<CountedStore> {
  const lay = vendors[kind]!;
  const sheet = await lay(few, null);
  const large = await lay(many, saysNew);
  try {
    const costs = await situations(sheet, await loopOver(sheet));
    const loop = await loopOver(large);
    await loop.looks();
    large.type(
      Array.from({ length: many }, (_, n) => n),
      'open',
    );
    const all = { ...costs, [`${many.toLocaleString('en')} edited rows`]: await loop.hears() };
    const calls = Object.fromEntries(Object.entries(all).map(([what, cost]) => [what, cost.calls]));
    return { kind, capabilities: abilitiesOf(sheet.store), calls };
  } finally {
    await sheet.close();
    await large.close();
  }
}

/** What a workbook on this computer can do: it costs no calls. */
export async function describeBook(): Promise<CountedStore> {
  const folder = join(import.meta.dirname, '..', '..', '..', 'manifests', 'sales');
  const options = workbook.options.parse({ file: 'sample.xlsx' });
  const store = await workbook.open(options, { tables: new Map(), zone: 'UTC', folder });
  return { kind: workbook.kind, capabilities: abilitiesOf(store), calls: {} };
}

function abilitiesOf({ capabilities, revoke }: Store): CountedStore['capabilities'] {
  const { ids, guard, batch, pass, late, changes } = capabilities;
  const numbers = { batch, ...(pass !== undefined && { pass }), ...(late !== undefined && { late }) };
  return { ids, guard: { ...guard }, ...numbers, tells: changes !== undefined, revokes: revoke !== undefined };
}

if (import.meta.main) {
  const counted = [await describeBook()];
  for (const kind of Object.keys(vendors)) counted.push(await countCalls(kind));
  writeFileSync(countsFile, `${JSON.stringify(counted, null, 2)}\n`);
}
