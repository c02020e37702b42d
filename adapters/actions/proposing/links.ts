import type { Cell } from '../../../core/cell.ts';
import type { FieldCodec, Locale } from '../../../core/field.ts';
import { bindField } from '../../fields/index.ts';
import { reference } from '../../fields/reference.ts';
import { alsoNaming } from './labels.ts';
import type { ProposedColumn, ProposedTable } from './proposal.ts';
import { isOwned } from './unique.ts';

/** The table that a header leads to, where its word names one. */
const leads: Readonly<Record<string, string>> = {
  company: 'table.companies',
  contact: 'table.contacts',
  customer: 'table.customers',
  deal: 'table.deals',
  task: 'table.tasks',
  order: 'table.orders',
  product: 'table.products',
  sku: 'table.products',
  owner: 'table.staff',
};
/** Share of cells that must name records of the other table; less when the header leads there. */
const mostly = 0.6;
const ledThere = 0.3;
/** A column of the other table by which fewer of the cells name it is not worth a mention. */
const worthNaming = 0.05;
const fewestHits = 3;
const different = 0.7;

/** A column of a table with all that its records are called by it. */
interface Names {
  readonly column: ProposedColumn;
  readonly codec: FieldCodec<unknown>;
  readonly keys: ReadonlySet<string>;
}

interface Link {
  readonly target: ProposedTable;
  readonly share: number;
  /** Keys of the target's columns that do the naming. */
  readonly by: readonly string[];
}

/** Makes references of the columns whose cells mostly name records of another table; that table learns what it is named by. */
export function linkTables(tables: readonly ProposedTable[], locale: Locale): readonly ProposedTable[] {
  const names = new Map(tables.map((table) => [table, namesOf(table, locale)]));
  const named = new Map<ProposedTable, Set<string>>(tables.map((table) => [table, new Set([table.label])]));
  const linked = tables.map((table) => {
    const columns = table.columns.map((column) => {
      const link = bestLink(table, column, names);
      if (link === null) return column;
      for (const key of link.by) named.get(link.target)!.add(key);
      const score = Math.max(link.share, mostly);
      const candidate = { type: reference, score, options: { table: link.target.key } };
      return { ...column, candidates: [candidate, ...column.candidates], sure: link.share >= mostly };
    });
    return { ...table, columns };
  });
  return linked.map((table, at) => ({ ...table, names: [...named.get(tables[at]!)!] }));
}

function namesOf(table: ProposedTable, locale: Locale): readonly Names[] {
  return table.columns
    .filter(({ key, evidence, found }) => {
      const isNaming = key === table.label || alsoNaming.has(evidence?.concept ?? '');
      return isNaming && !found.computed && tellsApart(found.sample);
    })
    .map((column) => {
      const [{ type, options }] = column.candidates as [ProposedColumn['candidates'][number]];
      const codec = bindField(type, type.options.parse(options), locale);
      return { column, codec, keys: new Set(column.found.sample.flatMap((cell) => keysOf(codec, cell))) };
    });
}

/** What many records share names none of them. */
function tellsApart(cells: readonly Cell[]): boolean {
  return new Set(cells).size >= cells.length * different;
}

function keysOf(codec: FieldCodec<unknown>, cell: Cell): readonly string[] {
  const parsed = codec.parse(cell);
  return parsed.is === 'value' ? codec.keys(parsed.value) : [];
}

function bestLink(
  table: ProposedTable,
  column: ProposedColumn,
  names: ReadonlyMap<ProposedTable, readonly Names[]>,
): Link | null {
  if (column.found.computed || isOwned(table, column)) return null;
  const led = leads[column.evidence?.concept ?? ''];
  let best: Link | null = null;
  for (const [target, all] of names) {
    const isLed = led !== undefined && target.concept === led;
    // Two tables may name the same people, and a drop-down may list what stands elsewhere: neither leads anywhere by itself.
    if (target === table || (!isLed && (column.key === table.label || column.found.choices !== undefined))) continue;
    const link = linkTo(target, all, column.found.sample);
    if (link !== null && link.share >= (isLed ? ledThere : mostly) && link.share > (best?.share ?? 0)) best = link;
  }
  return best;
}

function linkTo(target: ProposedTable, names: readonly Names[], cells: readonly Cell[]): Link | null {
  const hits = new Map<string, number>();
  const distinct = new Set<Cell>();
  let count = 0;
  for (const cell of cells) {
    const by = names.find(({ codec, keys }) => keysOf(codec, cell).some((key) => keys.has(key)));
    if (by === undefined) continue;
    hits.set(by.column.key, (hits.get(by.column.key) ?? 0) + 1);
    distinct.add(cell);
    count++;
  }
  if (distinct.size < fewestHits) return null;
  const by = [...hits].filter(([, found]) => found >= cells.length * worthNaming).map(([key]) => key);
  return { target, share: count / cells.length, by };
}
