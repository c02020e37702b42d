import type { CellKind } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Table } from '../../../core/model.ts';
import { describeStore } from '../../contracts/store.ts';
import type { Harness, Tab } from '../../contracts/store-fixture.ts';
import { type SeedField, type SeedTable, seedFieldOf, seedFormula } from '../../emulators/airtable/seed.ts';
import { layBase, tellOfChanges } from './kit.ts';

const guards = (own: 'proven' | 'checked', people: 'proven' | 'none') => ({
  ids: 'theirs' as const,
  guard: { rowcall: own, shared: own, people },
  tab: true as const,
  leavesColumns: true as const,
});

/** What a column of choices offers, so that the contract finds its own there. */
const offered = ['one', 'two', 'with, comma', 'b', 'a', 'one, only'];

/** A tab as people would have made it in Airtable: what stands under `_id` are the ids that Airtable gave. */
function seedOf(tab: Tab, tables: Iterable<Table>): SeedTable {
  const ids = tab.headers.indexOf(idHeader);
  const kindOf = (header: string, at: number): CellKind =>
    tab.kinds?.[at] ??
    [...tables].flatMap(({ fields }) => fields).find(({ headers }) => headers.includes(header))?.type.cell ??
    'text';
  const rows = tab.rows.map((row, n) => ({
    id: typeof row[ids] === 'string' ? (row[ids] as string) : `recRow${String(n).padStart(11, '0')}`,
    row,
  }));
  const fields = tab.headers.map((name, at): SeedField => {
    const column = rows.map(({ row }) => row[at] ?? null);
    if (!tab.computed?.includes(at)) return seedFieldOf(name, kindOf(name, at), offered);
    return seedFormula(
      name,
      column,
      rows.map(({ id }) => id),
    );
  });
  const kept = (at: number) => at !== ids;
  return {
    name: tab.title,
    fields: [...fields.filter((_, at) => kept(at)), { name: '_key', type: 'singleLineText' }],
    records: rows.map(({ id, row }) => ({
      id,
      values: Object.fromEntries(
        tab.headers.flatMap((name, at) => (kept(at) && !tab.computed?.includes(at) ? [[name, row[at]]] : [])),
      ),
    })),
  };
}

const harness = (isTelling: boolean): Harness => ({
  lacks: ['columns without a name', 'boxes that may be empty', 'rows that are no records'],
  async open(tabs, tables) {
    const base = await layBase({ tables, laid: tabs.map((tab) => seedOf(tab, tables.values())) });
    if (isTelling) await tellOfChanges(base);
    return base.store;
  },
});

describeStore('a base of Airtable that tells of changes', harness(true), guards('proven', 'proven'));
describeStore('a base of Airtable that tells nobody', harness(false), guards('checked', 'none'));
