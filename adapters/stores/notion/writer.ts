import type { Cell, Cells } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import type { Outcome } from '../../../core/store.ts';
import type { Notion, NotionPage, NotionRequest } from '../../vendors/notion.ts';
import type { Bound } from './bind.ts';
import { encode } from './encode.ts';
import type { FindUser } from './people.ts';
import type { References } from './references.ts';

/** What a table is written with. */
export interface Writer {
  readonly notion: Notion;
  readonly references: References;
  people(): Promise<FindUser>;
  /** Binds what the data source says of itself now; `null` where that is nothing new. */
  boundNow(bound: Bound): Promise<Bound | null>;
  /** Milliseconds left in which something new may be begun; none or less: nothing. */
  left(): number;
  /** Whether anything may have been written already: then the call as a whole can no longer be refused. */
  readonly progress: { hasWritten: boolean };
}

/** What became of one record, and its page as it stands now. */
export interface Written {
  readonly outcome: Outcome;
  readonly page?: NotionPage;
}

/** Nothing was written, and why. */
export const refused = (why: string): Written => ({ outcome: { is: 'refused', why } });
/** There is no such page, or it was not begun with. */
export const missing: Written = { outcome: { is: 'missing' } };

/** An empty value needs no column. */
export function lacksColumn({ at }: Bound, set: Cells): boolean {
  return Object.keys(set).some((field) => set[field] !== null && !at.has(field));
}

/** Cells that do not hold this yet. */
export function differing(cells: Cells, set: Cells): Cells {
  const left = dict<Cell>();
  for (const field in set) if (!sameCell(cells[field] ?? null, set[field]!)) left[field] = set[field]!;
  return left;
}

/** How long a change may wait: one that has its turn is not given up for the sake of a moment. */
export function patience(writer: Writer): number {
  return Math.max(1000, writer.left());
}

/** What is sent for these cells, by the names of columns; `null`: one of them cannot hold its cell. */
export async function requestOf(
  { people, references }: Writer,
  { at, table }: Bound,
  set: Cells,
): Promise<Record<string, NotionRequest> | null> {
  const properties = dict<NotionRequest>();
  const hasPeople = Object.keys(set).some((field) => at.get(field)?.type === 'people');
  const known = { user: hasPeople ? await people() : () => null, page: references.pageOf };
  for (const [field, cell] of Object.entries(set)) {
    const property = at.get(field);
    const { cell: kind } = table.byKey.get(field)!.type;
    const request = property === undefined ? null : encode(property.type, cell, kind, known);
    if (property === undefined || request === null) return null;
    properties[property.name] = request;
  }
  return properties;
}
