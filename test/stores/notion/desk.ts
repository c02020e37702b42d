import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { Cells, RecordId } from '../../../core/cell.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import type { Found, Hint, Memo, Outcome, Store } from '../../../core/store.ts';
import { type NotionEmulator, startNotion } from '../../emulators/notion/notion.ts';
import { type PatientClock, patientClock } from '../../patient-clock.ts';
import { typedTable } from '../../typed-table.ts';

export const start = '2026-11-22T09:00:00.000Z';
export const table = 'Deals';

/** A table of deals: names and notes are people's, the stage is shared, the score is Rowcall's. */
export const deals = typedTable(
  'deals',
  {
    name: { headers: ['Name'] },
    amount: { headers: ['Amount'], kind: 'number' },
    stage: { headers: ['Stage'], owner: 'shared' },
    note: { headers: ['Note'] },
    score: { headers: ['Score'], owner: 'rowcall', kind: 'number' },
  },
  [table],
);

/** A person's Notion with one table of deals, and Rowcall's store over it. */
export interface Desk {
  readonly clock: PatientClock;
  readonly notion: NotionEmulator;
  readonly person: NotionEmulator['person'];
  /** Opens the store as a process that has just begun would. */
  open(tables?: ReadonlyMap<string, typeof deals>): Store;
  readonly store: Store;
  /** Adds a deal and answers the id of its page. */
  deal(name: string, more?: Readonly<Record<string, unknown>>): RecordId;
  close(): Promise<void>;
}

export const text = (content: string) => [{ text: { content } }];

export async function desk(): Promise<Desk> {
  const clock = patientClock(start);
  const notion = await startNotion(clock);
  const { person, world } = notion;
  person.makeTable({
    title: table,
    properties: [
      { name: 'Name', type: 'title' },
      { name: 'Amount', type: 'number' },
      { name: 'Stage', type: 'select', options: ['New', 'Won'] },
      { name: 'Note', type: 'rich_text' },
      { name: 'Score', type: 'number' },
      { name: '_key', type: 'rich_text' },
    ],
  });
  const open = (tables: ReadonlyMap<string, typeof deals> = new Map([['deals', deals]])) =>
    notionStore({
      notion: openNotion({ token: world.token, root: notion.url, clock }),
      root: world.root,
      elsewhere: {},
      tables,
      zone: 'Europe/Kyiv',
      clock,
    });
  return {
    clock,
    notion,
    person,
    open,
    store: open(),
    deal: (name, more = {}) => person.add(table, { Name: text(name), ...more }),
    close: () => notion.close(),
  };
}

export const whole: Hint = { table: 'deals' };

export async function readWhole(store: Store, memo: Memo | null = null) {
  const read = await store.read([whole], memo);
  return { ...read.tables.get('deals')!, memo: read.memo };
}

export async function readOne(store: Store, id: RecordId, memo: Memo | null = null): Promise<Found | undefined> {
  return (await store.read([{ table: 'deals', ids: [id] }], memo)).tables.get('deals')!.records[0];
}

export function patch(id: RecordId, expect: Cells, set: Cells): Patch {
  return { table: 'deals', id, expect, set, because: {} };
}

export function record(id: RecordId, set: Cells): NewRecord {
  return { table: 'deals', key: `make ${id}`, id, set, because: { rule: 'test', reason: null } };
}

/** Writes patches with what was last read, and answers their outcomes in order. */
export async function writePatches(store: Store, memo: Memo, ...patches: Patch[]): Promise<Outcome[]> {
  const { outcomes } = await store.write({ patches, creates: [] }, memo);
  return patches.map(({ id }) => outcomes.get(`deals/${id}`)!);
}
