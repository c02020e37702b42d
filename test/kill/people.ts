import type { MemoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cell, Cells, FieldKey } from '../../core/cell.ts';
import { cellText } from '../../core/cell.ts';
import type { Patches } from '../../core/patch.ts';
import type { Chance } from '../simulation/chance.ts';

/** A deal as people know it, by its title, which nobody ever changes. */
export interface Deal {
  /** What was typed last, by field. */
  readonly typed: Map<FieldKey, Cell>;
  /** Its stage when Rowcall first saw the spreadsheet; `null` for one that came later. */
  readonly began: Cell;
  isThere: boolean;
}

export interface People {
  readonly deals: ReadonlyMap<string, Deal>;
  readonly firms: readonly string[];
  /** What they have done so far, in counts. */
  readonly done: Readonly<Record<'typed' | 'inserted' | 'deleted' | 'won' | 'sorted', number>>;
  /** One of them does one thing. */
  act(): Promise<void>;
  /** One of them types into a cell that is just about to be written, if there is such a cell. */
  typeOver(part: Patches): Promise<void>;
}

const firstDeals = 12;
const mostDeals = 110;
/** How often the deal is the one that was at hand before. */
const stays = 0.6;
const next: Readonly<Record<string, readonly string[]>> = {
  New: ['Talk', 'Talk', 'Won', 'Lost'],
  Talk: ['Won', 'Won', 'Lost'],
};

/** The rows that stand there before Rowcall comes, by table; some deals are won and lost already. */
export function firstRows(): Record<'firms' | 'deals' | 'tasks', readonly Cells[]> {
  const stages = ['New', 'Talk', 'Won', 'Lost'];
  return {
    firms: [{ name: 'Firm 1' }, { name: 'Firm 2' }, { name: 'Firm 3' }],
    deals: Array.from({ length: firstDeals }, (_, i) => ({
      title: `Deal ${i}`,
      firm: `Firm ${1 + (i % 3)}`,
      phone: phoneOf(i, i % 3),
      stage: stages[i % 4]!,
    })),
    tasks: [],
  };
}

/** A phone that nobody else has, in one of the ways in which people write phones; the last is none. */
function phoneOf(n: number, way: number): Cell {
  const end = String(1_000_000 + n * 7).padStart(7, '0');
  const [a, b, c] = [end.slice(0, 3), end.slice(3, 5), end.slice(5)];
  return [`067${end}`, `067-${a}-${b}-${c}`, `+380 67 ${a} ${b}${c}`, `ask Anna ${n}`][way]!;
}

/** People who work in the spreadsheet and never type the same twice. */
export function peopleAt(store: MemoryStore, chance: Chance): People {
  const { person } = store;
  const deals = new Map<string, Deal>();
  const rows = firstRows();
  const firms = rows.firms.map(({ name }) => cellText(name!));
  const done = { typed: 0, inserted: 0, deleted: 0, won: 0, sorted: 0 };
  let n = 1000;
  let last = '';
  const touched = new Set<string>();
  for (const { title, ...cells } of rows.deals) {
    const typed = new Map(Object.entries(cells));
    deals.set(cellText(title!), { typed, began: cells['stage']!, isThere: true });
  }

  /** The deals of the sheet as it stands, with their rows. */
  async function standing() {
    const { tables } = await store.read([{ table: 'deals' }], null);
    return tables.get('deals')!.records.map(({ id, place, cells }) => ({
      id,
      title: cellText(cells['title']!),
      row: Number(place),
      stage: cellText(cells['stage'] ?? null) || 'New',
    }));
  }

  /** A row that was there before Rowcall and of which half is new, before it has got its id, is a new row to anybody. */
  const isTouched = (title: string) => deals.get(title)!.began !== null && touched.has(title);

  async function anyDeal(stages?: readonly string[]) {
    const found = (await standing()).filter(
      ({ id, title, stage }) => (stages === undefined || stages.includes(stage)) && !(id === null && isTouched(title)),
    );
    const same = found.find(({ title }) => title === last);
    const deal = same !== undefined && chance.hits(stays) ? same : found.length === 0 ? null : chance.pick(found);
    last = deal?.title ?? last;
    return deal;
  }

  function type({ title, row }: { readonly title: string; readonly row: number }, field: FieldKey, cell: Cell): void {
    person.type('deals', row, field, cell);
    deals.get(title)!.typed.set(field, cell);
    touched.add(title);
    done.typed++;
    if (cell === 'Won') done.won++;
  }

  async function edit(): Promise<void> {
    const deal = await anyDeal();
    if (deal === null) return;
    const draw = chance.next();
    if (draw < 0.45) type(deal, 'phone', anyPhone());
    else if (draw < 0.75) type(deal, 'note', anyNote());
    else if (draw < 0.95) type(deal, 'firm', chance.pick(firms));
    else person.type('deals', deal.row, 'rank', `mine ${n++}`);
  }

  const anyPhone = () => phoneOf(n++, chance.below(chance.hits(0.2) ? 4 : 3));
  const anyNote = () => `  call   back ${n++} `;

  async function typeOver({ patches }: Patches): Promise<void> {
    const there = await standing();
    for (const { table, id, set } of patches) {
      const deal = table === 'deals' ? there.find((one) => one.id === id) : undefined;
      if (deal === undefined) continue;
      if ('phone' in set) return type(deal, 'phone', anyPhone());
      if ('note' in set) return type(deal, 'note', anyNote());
    }
  }

  async function move(): Promise<void> {
    const deal = await anyDeal(Object.keys(next));
    if (deal !== null) type(deal, 'stage', chance.pick(next[deal.stage]!));
  }

  async function insert(): Promise<void> {
    const { length } = await standing();
    if (length >= mostDeals) return await remove();
    const title = `Deal ${n++}`;
    const cells: Record<FieldKey, Cell> = { phone: phoneOf(n, chance.below(3)), firm: chance.pick(firms) };
    if (chance.hits(0.6)) cells['stage'] = chance.pick(['New', 'Talk', 'Won']);
    if (cells['stage'] === 'Won') done.won++;
    person.insert('deals', { title, ...cells }, 2 + chance.below(length + 1));
    deals.set(title, { typed: new Map(Object.entries(cells)), began: null, isThere: true });
    done.inserted++;
  }

  async function remove(): Promise<void> {
    const deal = await anyDeal();
    if (deal === null) return;
    person.remove('deals', deal.row);
    deals.get(deal.title)!.isThere = false;
    done.deleted++;
  }

  /** The firm is named in a deal before it stands in its own table. */
  async function found(): Promise<void> {
    const deal = await anyDeal();
    const name = `Firm ${n++}`;
    if (deal !== null) type(deal, 'firm', name);
    person.insert('firms', { name });
    firms.push(name);
  }

  async function sort(): Promise<void> {
    person.sort('deals', chance.pick(['title', 'phone', 'stage']));
    done.sorted++;
  }

  const acts: readonly (readonly [number, () => Promise<void>])[] = [
    [40, edit],
    [25, move],
    [20, insert],
    [7, remove],
    [2, found],
    [6, sort],
  ];
  return {
    deals,
    firms,
    done,
    typeOver,
    async act() {
      let left = chance.below(100);
      for (const [weight, one] of acts) {
        left -= weight;
        if (left < 0) return await one();
      }
    },
  };
}
