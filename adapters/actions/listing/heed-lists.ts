import { RowcallError } from '../../../core/errors.ts';
import { derivedId } from '../../../core/id.ts';
import type { Lists } from '../../../core/list-source.ts';
import type { Model } from '../../../core/model.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Planned } from '../../../core/plan.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { whileFree } from '../../../core/while-free.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import { keepLists, keptLists, textOf } from './kept-lists.ts';
import { nextLists } from './next-lists.ts';
import { rowsJudgedOtherwise } from './rows-judged-otherwise.ts';
import { listsOfTables, tableLists } from './table-lists.ts';

const mostNamed = 10;
const mostOpen = 100;

/**
 * Takes in what the lists in the spreadsheet hold now: at once where no row is judged otherwise by that, else once a
 * person has said yes. That they cannot be taken in now undoes nothing of what was done.
 */
export async function heedLists(desk: Desk, ports: Ports, loaded: Loaded, heard: Lists | null): Promise<void> {
  const inTables = tableLists(loaded).length > 0;
  if (heard === null && !inTables) return;
  try {
    const held = inTables ? await heldInTables(ports, loaded) : [];
    await takeIn(desk, ports, loaded, new Map([...(heard ?? []), ...held]));
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
  }
}

/** What tables hold by what was last seen of them; of one that nobody has looked at yet nothing is known. */
async function heldInTables({ state, clock }: Ports, loaded: Loaded): Promise<Lists> {
  const recordsOf = async (table: string) =>
    (await state.records(table, 'all')).flatMap(({ gone, seen }) => (gone ? [] : [{ cells: seen }]));
  return await listsOfTables(loaded, recordsOf, clock.now());
}

async function takeIn(desk: Desk, ports: Ports, loaded: Loaded, heard: Lists): Promise<void> {
  const { state, store, clock } = ports;
  const kept = keptLists(await state.memo());
  const next = nextLists(loaded, kept, heard);
  const changed = [...next].filter(([name, rows]) => JSON.stringify(kept.get(name)) !== JSON.stringify(rows));
  const key = `list/${derivedId(textOf(next))}`;
  await dropOthers(ports, changed.length === 0 ? null : key);
  if (changed.length === 0) return;

  const isNew = changed.every(([name]) => !kept.has(name));
  const after = loaded.withLists(next);
  if (after === null || (await state.question(key)) !== null) return;
  const rows = isNew ? [] : await rowsJudgedOtherwise(desk, store, loaded.model, after.model);
  if (rows.length === 0) {
    await whileFree(ports, (lease) => keepLists(state, lease, next));
    return;
  }
  const question: OpenQuestion = {
    key,
    kind: 'list',
    about: rows.slice(0, mostNamed).map(({ row }) => recordKey(row.table, row.id)),
    args: {
      names: changed.map(([name]) => name).join(', '),
      lists: textOf(next),
      count: rows.length,
      where: whereOf(loaded.model, rows),
    },
    at: clock.now(),
    answer: null,
  };
  await whileFree(ports, (lease) => state.settle(lease, { ...nothingSettled, questions: [question] }));
}

/** A list that was changed once more is asked about as it is now; one that was changed back not at all. */
async function dropOthers(ports: Ports, key: string | null): Promise<void> {
  const open = await ports.state.questions({ open: true, limit: mostOpen });
  const old = open.filter((one) => one.kind === 'list' && one.key !== key).map((one) => one.key);
  if (old.length > 0) await whileFree(ports, (lease) => ports.state.resolve(lease, old, 'late'));
}

/** `Deals 5, 9, 12 …`, tab by tab. */
function whereOf(model: Model, rows: readonly Planned[]): string {
  const byTable = Map.groupBy(rows.slice(0, mostNamed), ({ row }) => row.table);
  const told = [...byTable].map(([key, some]) => {
    const places = some.flatMap(({ start: { place } }) => place ?? []).join(', ');
    return `${model.tables.get(key)!.title} ${places}`.trim();
  });
  return `${told.join('; ')}${rows.length > mostNamed ? ' …' : ''}`;
}
