import { openState } from '../../../adapters/state/index.ts';
import type { Cell } from '../../../core/cell.ts';
import { derivedId } from '../../../core/id.ts';
import { keepAlive } from '../../../core/keep-alive.ts';
import type { Model } from '../../../core/model.ts';
import type { Job, Ports, Report } from '../../../core/ports.ts';
import { reconcile } from '../../../core/reconcile.ts';
import type { State } from '../../../core/state.ts';
import type { Store } from '../../../core/store.ts';
import { touchedPlaces } from '../../../core/touched-places.ts';
import { toyModel, toyRule, toyTable } from '../../toy.ts';
import { type Base, layBase } from './kit.ts';

/** A team that works in a base, and Rowcall beside it. */
export interface Team extends Base {
  readonly state: State;
  readonly ports: Ports;
  /** Rowcall is told that something changed, and brings it to rest. */
  told(job?: Job): Promise<Report>;
  /** Rowcall looks at everything. */
  looks(job?: Job): Promise<Report>;
  /** What it asks people, but for suggestions. */
  asked(): Promise<readonly object[]>;
  /** What stands in a cell. */
  cell(record: string, field: string): unknown;
  /** Its program ended, and begins anew with what is in its memory. */
  restarts(): void;
}

/** What people write is put in capitals, and a deal that is won is handed over: a new record. */
export const deals: Model = toyModel(
  [toyTable('deals', ['title', 'stage', 'note']), toyTable('tasks', ['what'])],
  [
    toyRule({
      name: 'capitals',
      tables: ['deals'],
      writes: ['deals.title'],
      visit: ({ row }) => {
        const title = row.values['title'];
        const wanted = typeof title === 'string' ? title.toUpperCase() : title;
        return wanted === title ? {} : { set: { title: wanted } };
      },
    }),
    toyRule({
      name: 'hand over',
      tables: ['deals'],
      writes: ['tasks.what'],
      visit: ({ row, changed }) =>
        changed.has('stage') && row.values['stage'] === 'Won'
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

export interface TeamGiven {
  readonly model?: Model;
  readonly rows: readonly (readonly Cell[])[];
  /** Whether Airtable tells of changes; it does. */
  readonly telling?: boolean;
  readonly hookUrl?: string;
  readonly poll?: number;
}

export const recordAt = (n: number) => `recDeal${String(n).padStart(10, '0')}`;

/** Lays a base with those deals; `title`, `stage`, `note`; everything in it has been taken in. */
export async function layTeam({ model = deals, rows, telling = true, ...given }: TeamGiven): Promise<Team> {
  const [table, ...others] = [...model.tables.values()];
  const fields = (names: readonly string[]) => [...names, '_key'].map((name) => ({ name, type: 'singleLineText' }));
  const base = await layBase({
    ...given,
    tables: model.tables,
    laid: [
      {
        name: table!.title,
        fields: fields(table!.fields.map(({ key }) => key)),
        records: rows.map((row, n) => ({
          id: recordAt(n),
          values: Object.fromEntries(table!.fields.map(({ key }, at) => [key, row[at] ?? null])),
        })),
      },
      ...others.map((one) => ({ name: one.title, fields: fields(one.fields.map(({ key }) => key)), records: [] })),
    ],
  });
  const state = await openState({ path: ':memory:', workspace: 'test', clock: base.clock });
  let drawn = 0;
  let store: Store = base.store;
  const ports = (): Ports => ({
    store,
    state,
    clock: base.clock,
    ids: { fresh: () => derivedId(`fresh/${drawn++}`) },
  });
  const run = (hints: Job['hints'], job: Job) =>
    reconcile(ports(), model, { seconds: 600, ...(hints && { hints }), ...job });
  const team: Team = {
    ...base,
    state,
    get ports() {
      return ports();
    },
    told: (job = {}) => run(touchedPlaces(store, model), job),
    looks: (job = {}) =>
      run(
        [...model.tables.keys()].map((key) => ({ table: key })),
        job,
      ),
    asked: () =>
      state.questions({ open: true, limit: 99 }).then((all) => all.filter(({ kind }) => kind !== 'suggestion')),
    cell: (record, field) => base.person.cell(table!.title, record, field),
    restarts() {
      store = base.another();
    },
  };
  if (telling) await keepAlive(ports());
  await team.looks();
  base.calls.length = 0;
  return team;
}
