import { openState } from '../../../adapters/state/index.ts';
import type { Clock } from '../../../core/clock.ts';
import { derivedId } from '../../../core/id.ts';
import type { Model } from '../../../core/model.ts';
import type { Report } from '../../../core/ports.ts';
import { reconcile } from '../../../core/reconcile.ts';
import type { Hint, Store } from '../../../core/store.ts';
import { tick } from '../../../core/tick.ts';
import { toyModel, toyRule } from '../../toy.ts';
import { typedTable } from '../../typed-table.ts';

/** Rowcall says in its own column what it has read; a deal that is won makes a task. */
export const model: Model = toyModel(
  [
    typedTable('deals', { title: {}, stage: {}, note: { owner: 'rowcall' } }),
    typedTable('tasks', { what: {}, done: { owner: 'rowcall' } }),
  ],
  [
    toyRule({
      name: 'says',
      tables: ['deals'],
      writes: ['deals.note'],
      visit: ({ row }) => ({ set: { note: `is ${row.values['stage']}` } }),
    }),
    toyRule({
      name: 'hands over',
      tables: ['deals'],
      writes: ['tasks.what'],
      visit: ({ row, changed }) =>
        changed.has('stage') && row.values['stage'] === 'won'
          ? {
              create: [
                {
                  table: 'tasks',
                  key: `hand/${row.id}/${row.revision}`,
                  set: { what: `Hand over ${row.values['title']}` },
                },
              ],
            }
          : {},
    }),
  ],
);

/** A team's spreadsheet at a vendor, whose calls are counted. Deals are numbered in the order in which they were made. */
export interface CountedSpreadsheet {
  readonly kind: string;
  readonly store: Store;
  readonly clock: Clock & { pass(milliseconds: number): void };
  /** Somebody sets the stage of these deals, all at once. */
  type(deals: readonly number[], stage: string): void;
  /** Somebody deletes the row of a deal and adds another one at the end. */
  replace(deal: number, title: string): void;
  /** Somebody adds so many deals. */
  add(count: number): void;
  /** What the vendor tells of what was last done there. */
  told(): readonly Hint[];
  /** The calls since it was last asked, by the vendor's names for them. */
  calls(): readonly string[];
  close(): Promise<void>;
}

/** Lays such a spreadsheet with so many deals in it, of which Rowcall knows nothing yet; `note` is what its own column says. */
export type Lay = (deals: number, note: string | null) => Promise<CountedSpreadsheet>;

/** What Rowcall's own column says of a new deal. */
export const saysNew = 'is new';

/** How often which call was made, by name. */
export type Counts = Readonly<Record<string, number>>;

/** What one piece of work has cost, and how many records it found changed and has written. */
export interface Cost {
  readonly calls: Counts;
  readonly changed: number;
  readonly written: number;
}

/** The loop over a spreadsheet, with a memory of its own. */
export interface Loop {
  /** The scheduler's call: asks whether anybody touched the spreadsheet, and does what follows. */
  looks(): Promise<Cost>;
  /** The vendor has told of what was last done, and it is looked there. */
  hears(): Promise<Cost>;
}

export async function loopOver({ store, clock, told, calls }: CountedSpreadsheet): Promise<Loop> {
  const state = await openState({ path: ':memory:', workspace: 'counted', clock });
  let drawn = 0;
  const ids = { fresh: () => derivedId(`fresh/${drawn++}`) };
  const ports = { store, state, clock, ids, senders: new Map() };
  const seconds = 7200;

  async function cost(work: () => Promise<Report>): Promise<Cost> {
    calls();
    const { changed, written } = await work();
    const names = calls().toSorted();
    const counted = [...Map.groupBy(names, (name) => name)].map(([name, list]) => [name, list.length] as const);
    return { calls: Object.fromEntries(counted), changed, written };
  }

  return {
    looks: () => cost(async () => (await tick(ports, model, { seconds })).report),
    hears: () => cost(() => reconcile(ports, model, { hints: told(), seconds })),
  };
}
