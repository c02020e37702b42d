import type { Cell, Cells, FieldKey } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Outcome } from '../../../core/store.ts';
import type { Notion, NotionPage, NotionRequest } from '../../vendors/notion.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import { type Bound, heldIn, propertiesOf } from './bind.ts';
import { encode, isComputed } from './encode.ts';
import { notionId } from './notion-id.ts';
import { pageById, pagesMadeAs, sourceOfPage } from './pages.ts';
import type { FindUser } from './people.ts';
import type { References } from './references.ts';
import { withWholeValues } from './whole-values.ts';

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

/** What became of each record, and the pages as they stand now. */
export interface WrittenTable {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly pages: readonly NotionPage[];
}

interface Written {
  readonly outcome: Outcome;
  readonly page?: NotionPage;
}

const refused = (why: string): Written => ({ outcome: { is: 'refused', why } });
const missing: Written = { outcome: { is: 'missing' } };

/**
 * Writes records of one table, each whole or not at all: a page is looked at right before, and what it holds right after
 * is in the answer. What was not begun when the time was over counts as met by somebody else, and is looked at again.
 * Throws `vendor.…` only where nothing has been written yet.
 */
export async function writeTable(writer: Writer, bound: Bound, writes: TableWrites): Promise<WrittenTable> {
  const outcomes = new Map<string, Outcome>();
  const pages: NotionPage[] = [];
  const take = async (key: string, write: () => Promise<Written>, later: Outcome) => {
    const { outcome, page } = await attempt(writer, write, later);
    outcomes.set(key, outcome);
    writer.progress.hasWritten ||= page !== undefined || outcome.is === 'unknown';
    if (page === undefined) return;
    pages.push(page);
  };

  for (const patch of writes.patches)
    await take(recordKey(patch.table, patch.id), () => writePatch(writer, bound, patch), notBegun(patch));
  if (writes.creates.length > 0) {
    const known = await knownPages(writer, bound, writes.creates);
    for (const record of writes.creates)
      await take(
        record.key,
        async () => (known === null ? missing : await writeNew(writer, bound, record, known)),
        missing.outcome,
      );
  }
  return { outcomes, pages };
}

/** Columns by the names that they have now: values are sent by name, and people may have renamed one since it was bound. */
function renamed({ at }: Bound, page: NotionPage): Bound['at'] {
  const byId = new Map(propertiesOf(page).map((property) => [property.id, property]));
  return new Map([...at].map(([field, property]) => [field, byId.get(property.id) ?? property]));
}

async function attempt(writer: Writer, write: () => Promise<Written>, later: Outcome): Promise<Written> {
  if (writer.left() <= 0) return { outcome: later };
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof RowcallError)) return { outcome: { is: 'unknown' } };
    if (error.code === 'vendor.refused') return refused('cell.unwritable');
    if (error.code === 'vendor.not-found') return missing;
    if (!writer.progress.hasWritten) throw error;
    return error.code === 'vendor.auth' ? refused('store.read-only') : { outcome: later };
  }
}

/** Nobody has changed anything; what a person asked for must not be told to have met somebody. */
function notBegun({ because, expect }: Patch): Outcome {
  const isAsked = Object.values(because).some(({ rule }) => rule === 'request');
  return isAsked ? missing.outcome : { is: 'conflict', now: expect };
}

async function writePatch(writer: Writer, given: Bound, { id, expect, set }: Patch): Promise<Written> {
  if (lacksColumn(given, set)) return refused('column.missing');
  const { notion, references } = writer;
  const page = notionId(id) === null ? null : await pageById(notion, notionId(id)!, writer.left());
  if (page === null || sourceOfPage(page) !== given.source) return missing;
  const bound = { ...given, at: renamed(given, page) };
  const now = await wholeHeld(notion, bound, page, { ...expect, ...set });
  if (!Object.keys(expect).every((field) => sameCell(now.cells[field] ?? null, expect[field]!)))
    return { outcome: { is: 'conflict', now: now.cells } };
  const left = differing(now.cells, set);
  const place = page.id;
  if (Object.keys(left).length === 0) return { outcome: { is: 'applied', id, place } };
  for (const field in left) {
    const why = obstacle(bound, page, field, now.marks[field]);
    if (why !== null) return refused(why);
  }
  await references.resolve(bound, left);
  const properties = await requestOf(writer, bound, left);
  if (properties === null) return refused('cell.unwritable');
  const after = await notion.change((sdk) => sdk.pages.update({ page_id: place, properties }), patience(writer));
  if (!('properties' in after)) throw new Error('Notion did not show what it holds now.');
  const held = await wholeHeld(notion, bound, after, left);
  const isHeld = Object.keys(left).every((field) => sameCell(held.cells[field] ?? null, left[field]!));
  return isHeld
    ? { outcome: { is: 'applied', id, place }, page: after }
    : { ...refused('cell.unwritable'), page: after };
}

async function writeNew(
  writer: Writer,
  bound: Bound,
  record: NewRecord,
  known: ReadonlyMap<string, NotionPage>,
): Promise<Written> {
  const there = known.get(record.id);
  if (there !== undefined) return { outcome: { is: 'applied', id: there.id, place: there.id } };
  try {
    return await makePage(writer, bound, record);
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.refused') throw error;
    // It may have been refused because of a name that is no longer so.
    const now = await writer.boundNow(bound);
    if (now === null) throw error;
    return await makePage(writer, now, record);
  }
}

async function makePage(writer: Writer, bound: Bound, { id, set }: NewRecord): Promise<Written> {
  const filled = differing(dict(), set);
  if (bound.key === null || lacksColumn(bound, filled)) return refused('column.missing');
  if (Object.keys(filled).some((field) => isComputed(bound.at.get(field)!.type))) return refused('cell.computed');
  await writer.references.resolve(bound, filled);
  const cells = await requestOf(writer, bound, filled);
  if (cells === null) return refused('cell.unwritable');
  const properties = { ...cells, [bound.key.name]: { rich_text: [{ text: { content: id } }] } };
  const page = await writer.notion.change(
    (sdk) => sdk.pages.create({ parent: { type: 'data_source_id', data_source_id: bound.source }, properties }),
    patience(writer),
  );
  writer.references.made(id, page.id);
  return { outcome: { is: 'applied', id: page.id, place: page.id }, ...('properties' in page && { page }) };
}

/** A change that has its turn is not given up for the sake of a moment. */
function patience(writer: Writer): number {
  return Math.max(1000, writer.left());
}

/** Pages that were made under these ids before, the first of each; `null`: it could not be found out. */
async function knownPages(
  { notion, references, progress }: Writer,
  bound: Bound,
  creates: readonly NewRecord[],
): Promise<ReadonlyMap<string, NotionPage> | null> {
  const known = new Map<string, NotionPage>();
  if (bound.key === null) return known;
  const ids = creates.map(({ id }) => id);
  try {
    for (const page of await pagesMadeAs(notion, bound.source, bound.key.name, ids)) {
      const { made } = heldIn(bound, page);
      if (made === null || known.has(made)) continue;
      known.set(made, page);
      references.made(made, page.id);
    }
    return known;
  } catch (error) {
    if (!progress.hasWritten) throw error;
    return null;
  }
}

/** An empty value needs no column. */
function lacksColumn({ at }: Bound, set: Cells): boolean {
  return Object.keys(set).some((field) => set[field] !== null && !at.has(field));
}

function differing(cells: Cells, set: Cells): Cells {
  const left = dict<Cell>();
  for (const field in set) if (!sameCell(cells[field] ?? null, set[field]!)) left[field] = set[field]!;
  return left;
}

/** What Notion fills itself is never written, nor a stretch of time of which only the beginning would be left. */
function obstacle({ at }: Bound, page: NotionPage, field: FieldKey, mark: string | undefined): string | null {
  const property = at.get(field);
  if (property === undefined) return 'column.missing';
  if (isComputed(property.type) || mark === 'computed' || mark === 'error') return 'cell.computed';
  const value = Object.values(page.properties).find(({ id }) => id === property.id);
  return value?.type === 'date' && value.date?.end ? 'cell.unwritable' : null;
}

/** What a page holds, whole in the fields that matter here. */
async function wholeHeld(notion: Notion, bound: Bound, page: NotionPage, fields: Cells) {
  const at = new Map([...bound.at].filter(([field]) => field in fields));
  const [whole] = await withWholeValues(notion, { ...bound, at }, [page]);
  return heldIn(bound, whole!);
}

async function requestOf(
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
