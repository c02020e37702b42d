import { afterEach } from '@jest/globals';
import { openBase } from '../../../adapters/stores/airtable/open-base.ts';
import { airtableStore } from '../../../adapters/stores/airtable/store.ts';
import type { TableKey } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import type { Memo, Store, StoreSetting } from '../../../core/store.ts';
import { layTable, type SeedTable } from '../../emulators/airtable/seed.ts';
import { type AirtableEmulator, startAirtable } from '../../emulators/airtable/serve.ts';
import { ourToken } from '../../emulators/airtable/world.ts';
import { type StepClock, stepClock } from '../../step-clock.ts';

/** A base with a store over it. */
export interface Base extends AirtableEmulator {
  readonly clock: StepClock;
  readonly setting: StoreSetting;
  readonly store: Store;
  /** Another process that works on the same base. */
  another(): Store;
}

export interface BaseGiven {
  readonly tables: ReadonlyMap<TableKey, Table>;
  readonly laid: readonly SeedTable[];
  /** How often the base may be looked at, in minutes. */
  readonly poll?: number;
  readonly hookUrl?: string;
}

const open = new Set<AirtableEmulator>();
afterEach(async () => {
  for (const one of open) await one.close();
  open.clear();
});

export const start = '2026-11-22T09:00:00.000Z';

/** A base in this process, closed when the test ends. */
export async function layBase({ tables, laid, poll, hookUrl }: BaseGiven): Promise<Base> {
  const clock = stepClock(start);
  const emulator = await startAirtable(clock);
  open.add(emulator);
  for (const table of laid) layTable(emulator.world, table);
  const said = new Map([
    ['AIRTABLE_TOKEN', ourToken],
    ['AIRTABLE_ENDPOINT_URL', emulator.url],
    ...(hookUrl === undefined ? [] : [['AIRTABLE_NOTIFY_URL', hookUrl] as const]),
  ]);
  const setting: StoreSetting = { tables, zone: 'UTC', folder: '.', given: (name) => said.get(name), clock };
  const opened = () => airtableStore(openBase(emulator.world.id, setting), setting, poll);
  const another = () => {
    // A moment later: Airtable counts the calls of all processes together.
    clock.pass(1100);
    return opened();
  };
  return { ...emulator, clock, setting, store: opened(), another };
}

/** Has Airtable tell of changes from now on; answers what is remembered of that. */
export async function tellOfChanges({ store }: Base): Promise<Memo> {
  const memo = await store.keepAlive!(null);
  if (memo === null) throw new Error('Airtable would not tell.');
  return memo;
}
