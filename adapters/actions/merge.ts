import * as z from 'zod';
import type { RecordId } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import { joinedInto } from '../../core/joined.ts';
import type { Model, Table } from '../../core/model.ts';
import type { Viewer } from '../../core/present.ts';
import { labelText, presentFinding } from '../../core/present.ts';
import type { Place, Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Start } from '../../core/world.ts';
import type { JoinPlan } from '../behaviours/deduplication/join-plan.ts';
import type { TableSection } from '../behaviours/deduplication/settings.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { planAll, readAll } from './examining/examination.ts';
import { findRow } from './examining/find-record.ts';
import { bookShape, openSettings, withBook } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { carryJoin } from './joining/carry-join.ts';
import type { Children } from './joining/children.ts';
import { childrenAmong, childrenKnown } from './joining/children.ts';
import { impossible } from './joining/impossible.ts';
import { joinInWords, joinSchema, printOf } from './joining/join-in-words.ts';
import { joinPlanOf, rememberedRows } from './joining/join-plan-of.ts';
import { sectionOf } from './joining/join-rules.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { recallFrom } from './keeping/recall.ts';
import { withMemory } from './keeping/with-memory.ts';
import { withPorts } from './keeping/with-ports.ts';

const mergedSchema = joinSchema.extend({
  language: z.string(),
  done: z.boolean().meta({ description: 'Whether they were joined.' }),
  message: z.string().meta({ description: 'Why they were not; empty when they were, or were not to be.' }),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null when nothing was joined.' }),
});
export type Merged = z.output<typeof mergedSchema>;

const input = z.strictObject({
  ...bookShape,
  ...personShape,
  table: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The tab, or the key of the table; needed where several may be joined.' }),
  rows: z
    .array(z.string().min(1))
    .min(2)
    .max(100)
    .meta({ description: 'The rows: their numbers, ids, or what names them. The first is kept.' }),
  choose: z
    .boolean()
    .default(false)
    .meta({ description: 'Keep the row that has most cells filled instead of the first.' }),
  take: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'By column, the row whose value is right.', examples: [{ Phone: '5' }] }),
  dry: z.boolean().default(false).meta({ description: 'Only say what would become of them. Writes nothing.' }),
  print: z.string().optional().meta({ description: 'What the dry run answered: joined so, or not at all.' }),
});
type Asked = z.output<typeof input>;

/** Joins rows that are the same: one stays, gets what the others know better, and what led to them leads to it. */
export const merge = action({
  name: 'merge',
  summary: 'Joins rows that are the same into one, loses nothing, and leads there what led to the others.',
  input,
  output: mergedSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    const table = joinableTable(loaded.model, asked.table);
    const section = sectionOf(loaded, table);
    return asked.dry ? await rehearse(desk, asked, table.key, section) : await join(desk, asked, table.key, section);
  },
});

/** What would become of the rows, from what stands in the spreadsheet. */
async function rehearse(desk: Desk, asked: Asked, key: string, section: TableSection): Promise<Merged> {
  return await withBook(desk, asked, async (model, store, book) => {
    const viewer = teamViewer(model);
    const table = model.tables.get(key)!;
    const { tables } = await readAll(desk, model, store);
    const starts = tables.flatMap((one) => one.starts);
    const { records } = await planAll(desk, model, starts, recallFrom(desk, book));
    const rows = records.map(({ row, start }): Row => ({ ...start.row, values: row.values }));
    const named = namedRows(viewer, table, tables.find((one) => one.table === table)?.starts ?? [], asked);
    const byId = new Map(rows.filter((row) => row.table === key).map((row) => [row.id, row]));
    const chosen = named.ids.map((id) => byId.get(id)!);
    const plan = await withMemory(desk, book, (state) =>
      joinPlanOf(model, table, section, state, chosen, { ...named, choose: asked.choose }),
    );
    mustBeSame(plan, asked);
    const children = childrenAmong(model, rows, table, idsOf(plan));
    const places = new Map(starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null]));
    return wordMerged(model, viewer, plan, children, (record) => places.get(record) ?? null, {
      done: false,
      message: '',
      cause: null,
    });
  });
}

async function join(desk: Desk, asked: Asked, key: string, section: TableSection): Promise<Merged> {
  return await withPorts(desk, asked, 'write', async (model, ports) => {
    const viewer = teamViewer(model);
    const table = model.tables.get(key)!;
    await bringBookToRest(desk, ports, model, 'suggest');
    const { tables } = await readAll(desk, model, ports.store);
    const starts = tables.find((one) => one.table === table)?.starts ?? [];
    const named = namedRows(viewer, table, starts, asked);
    const planNow = async () => {
      const rows = await rememberedRows(ports.state, table, named.ids);
      const plan = await joinPlanOf(model, table, section, ports.state, rows, { ...named, choose: asked.choose });
      mustBeSame(plan, asked);
      return plan;
    };
    const first = await planNow();
    const children = await childrenKnown(model, ports.state, table, idsOf(first));
    const places = new Map(starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null]));
    const placeOf = (record: string) => places.get(record) ?? null;
    if (first.undecided.length > 0)
      return wordMerged(model, viewer, first, children, placeOf, {
        done: false,
        message: undecided(viewer, table, first),
        cause: null,
      });
    const { plan, refusal, cause } = await carryJoin(desk, ports, model, askedBy(desk, asked), planNow);
    const message = refusal === null ? '' : presentFinding(model, viewer, refusal, null).message;
    return wordMerged(model, viewer, plan, children, placeOf, {
      done: refusal === null,
      message,
      cause: refusal === null ? cause : null,
    });
  });
}

interface NamedRows {
  /** The kept one first, unless it is still to be chosen. */
  readonly ids: readonly RecordId[];
  /** Whose value is right, by field. */
  readonly taken: Readonly<Record<string, RecordId>>;
}

function namedRows(viewer: Viewer, table: Table, starts: readonly Start[], { rows, take }: Asked): NamedRows {
  const found = [...new Set(rows.map((name) => findRow(viewer, table, starts, name)))];
  for (const { row, place } of found)
    if (joinedInto(row.values) !== null) throw joinedBefore(viewer, table, row, place);
  const ids = found.map(({ row }) => row.id);
  if (ids.length < 2) throw impossible('A row cannot be joined into itself.');
  const taken = Object.entries(take).map(([column, name]) => {
    const field = table.fields.find(({ key, headers }) =>
      [key, ...headers].some((one) => one.toLowerCase() === column.toLowerCase()),
    );
    if (field === undefined)
      throw new RowcallError('request.invalid', `There is no column "${column}" in ${table.title}.`);
    const { id } = findRow(viewer, table, starts, name).row;
    if (!ids.includes(id)) throw new RowcallError('request.invalid', `The row ${name} is none of those to be joined.`);
    return [field.key, id] as const;
  });
  return { ids, taken: Object.fromEntries(taken) };
}

function joinedBefore({ language }: Viewer, table: Table, row: Row, place: Start['place']): RowcallError {
  const name = labelText(table, language, row);
  const where = place ?? row.id;
  return impossible(
    `Row ${where} (${name}) was joined into another row already. To part it first: rowcall unmerge ${where}`,
  );
}

function idsOf({ joined }: JoinPlan): readonly RecordId[] {
  return joined.map(({ id }) => id);
}

function mustBeSame(plan: JoinPlan, { print }: Asked): void {
  if (print === undefined || print === printOf(plan)) return;
  throw new RowcallError('join.changed', 'Somebody has changed one of the rows since.');
}

function undecided({ language }: Viewer, table: Table, { undecided: fields }: JoinPlan): string {
  const columns = fields.map((key) => table.byKey.get(key)!.label).join(', ');
  return language.say({ code: 'report.join.undecided', args: { columns } });
}

function wordMerged(
  model: Model,
  viewer: Viewer,
  plan: JoinPlan,
  children: readonly Children[],
  placeOf: (record: string) => Place | null,
  came: Pick<Merged, 'done' | 'message' | 'cause'>,
): Merged {
  return { language: viewer.language.code, ...joinInWords(model, viewer, plan, children, placeOf), ...came };
}
