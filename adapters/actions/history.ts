import { DateTime } from 'luxon';
import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import { joinedField, joinedInto } from '../../core/joined.ts';
import type { Model } from '../../core/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Viewer } from '../../core/present.ts';
import { presentCell, presentLabel } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { HistoryQuery, State } from '../../core/state.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { readAll } from './examining/examination.ts';
import { findRow, findTable } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { whoWrote } from './keeping/who-wrote.ts';
import { withPorts } from './keeping/with-ports.ts';
import type { SortedLine } from './keeping/written-lines.ts';
import { sortLines } from './keeping/written-lines.ts';

const most = 1_000_000;

const lineSchema = z.strictObject({
  at: z.string().meta({ description: 'The moment, in UTC.' }),
  when: z.string().meta({ description: 'The same on the clocks of the team.' }),
  who: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  id: z.string(),
  label: z.string().meta({ description: 'What names the record.' }),
  cells: z.array(
    z.strictObject({
      column: z.string(),
      from: z.string(),
      to: z.string(),
      why: z.string().meta({ description: 'Why Rowcall wrote it; empty where a person did.' }),
    }),
  ),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null where there is nothing to undo.' }),
});

const recountedSchema = z.strictObject({ language: z.string(), lines: z.array(lineSchema) });
export type Recounted = z.output<typeof recountedSchema>;
type Line = z.output<typeof lineSchema>;

/** Who changed what, newest first. Answers in columns of Rowcall's own are not told. Writes nothing in the spreadsheet. */
export const history = action({
  name: 'history',
  summary: 'Says who changed what and when, and by which word it can be undone.',
  input: z.strictObject({
    ...bookShape,
    table: z.string().min(1).optional().meta({ description: 'The name of the tab, or the key of the table.' }),
    row: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'The number of the row, the id of the record, or what names it; its table must be said.' }),
    person: z.string().min(1).optional().meta({ description: 'Whoever asked for it.' }),
    since: z.iso.date().optional().meta({ description: 'The first day.' }),
    until: z.iso.date().optional().meta({ description: 'The last day.' }),
    limit: z.int().min(1).max(most).default(20).meta({ description: 'How many changes of records, at most.' }),
  }),
  output: recountedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const viewer = teamViewer(model);
      const { table, person, since, until, limit } = asked;
      const { zone } = model.locale;
      const query = {
        ...(table !== undefined && { table: findTable(model, table).key }),
        ...(person !== undefined && { actor: person }),
        ...(since !== undefined && { from: instant(DateTime.fromISO(since, { zone }).startOf('day')) }),
        ...(until !== undefined && { to: instant(DateTime.fromISO(until, { zone }).endOf('day')) }),
      };
      const ids = asked.row === undefined ? null : await idsOf(desk, model, ports, viewer, table, asked.row);
      const lines = await tellingOf(model, ports.state, query, ids, limit);
      const labels = await labelsOf(model, viewer, ports.state, lines);
      return {
        language: viewer.language.code,
        lines: lines.map((one) => inWords(model, viewer, one, labels)),
      };
    });
  },
});

function instant(moment: DateTime): string {
  return new Date(moment.toMillis()).toISOString();
}

/** The id of the row, and of those that were joined into it: their past is its past. */
async function idsOf(
  desk: Desk,
  model: Model,
  { store }: Ports,
  viewer: Viewer,
  named: string | undefined,
  row: string,
): Promise<readonly string[]> {
  if (named === undefined) throw new RowcallError('request.invalid', `Say which table the row ${row} is in.`);
  const table = findTable(model, named);
  const { tables } = await readAll(desk, model, store);
  const starts = tables.find((one) => one.table === table)?.starts ?? [];
  const ids = [findRow(viewer, table, starts, row).row.id];
  for (const id of ids)
    for (const { row: other } of starts)
      if (joinedInto(other.values) === id && !ids.includes(other.id)) ids.push(other.id);
  return ids;
}

/** The newest lines of some records, or of all. */
async function tellingOf(
  model: Model,
  state: State,
  query: Omit<HistoryQuery, 'limit' | 'id'>,
  ids: readonly string[] | null,
  limit: number,
): Promise<readonly SortedLine[]> {
  if (ids === null) return await telling(model, state, query, limit);
  const found: SortedLine[] = [];
  for (const id of ids) found.push(...(await telling(model, state, { ...query, id }, limit)));
  return found.toSorted((a, b) => (a.line.at < b.line.at ? 1 : a.line.at > b.line.at ? -1 : 0)).slice(0, limit);
}

/** The newest lines that say anything of data. Answers are many, so more and more lines are looked at. */
async function telling(
  model: Model,
  state: State,
  query: Omit<HistoryQuery, 'limit'>,
  limit: number,
): Promise<readonly SortedLine[]> {
  for (let size = limit * 4; ; size *= 8) {
    const lines = await state.history({ ...query, limit: Math.min(size, most) });
    const found = sortLines(lines).filter((one) => isTelling(model, one));
    if (found.length >= limit || lines.length < size || size >= most) return found.slice(0, limit);
  }
}

function isTelling(model: Model, { line }: SortedLine): boolean {
  const table = model.tables.get(line.table);
  if (table === undefined) return false;
  const fields = Object.keys(line.after);
  // Of what was forgotten nothing is left to be told.
  if (fields.length + Object.keys(line.before).length === 0) return false;
  return fields.length === 0 || fields.some((key) => isData(model, line.table, key));
}

function isData({ tables }: Model, table: string, field: string): boolean {
  const known = tables.get(table)?.byKey.get(field);
  return known !== undefined && (known.owner !== 'rowcall' || field === joinedField);
}

async function labelsOf(
  model: Model,
  viewer: Viewer,
  state: State,
  lines: readonly SortedLine[],
): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for (const [key, list] of Map.groupBy(lines, ({ line }) => line.table)) {
    const table = model.tables.get(key)!;
    for (const kept of await state.records(key, [...new Set(list.map(({ line }) => line.id))]))
      labels.set(recordKey(key, kept.id), presentLabel(model, viewer, rowOf(table, kept)));
  }
  return labels;
}

function inWords(
  model: Model,
  viewer: Viewer,
  { line, written }: SortedLine,
  labels: ReadonlyMap<string, string>,
): Line {
  const table = model.tables.get(line.table)!;
  const { say } = viewer.language;
  const shown = Object.keys(line.after).filter((key) => isData(model, line.table, key));
  return {
    at: line.at,
    when: DateTime.fromISO(line.at, { zone: model.locale.zone }).toFormat('yyyy-LL-dd HH:mm'),
    who: whoWrote(line, viewer),
    table: table.title,
    id: line.id,
    label: labels.get(recordKey(line.table, line.id)) ?? line.id,
    cells: shown.map((key) => {
      const field = table.byKey.get(key)!;
      const rule = written.has(key) ? (line.rules[key] ?? '') : '';
      return {
        column: field.label,
        from: presentCell(undefined, viewer, line.before[key] ?? null),
        to: presentCell(written.has(key) ? field : undefined, viewer, line.after[key] ?? null),
        why: rule === '' || rule === 'request' ? '' : say({ code: 'report.history.why', args: { rule } }),
      };
    }),
    cause: shown.some((key) => written.has(key)) && Object.keys(line.before).length > 0 ? line.cause : null,
  };
}
