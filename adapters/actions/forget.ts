import * as z from 'zod';
import { fold } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import { derivedId } from '../../core/id.ts';
import { joinedInto } from '../../core/joined.ts';
import type { Model, Table } from '../../core/model.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { Ports } from '../../core/ports.ts';
import { presentLabel, type Viewer } from '../../core/present.ts';
import { type Place, recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Kept, State } from '../../core/state.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { readAll } from './examining/examination.ts';
import { findRow, findTable } from './examining/find-record.ts';
import { bookShape, whereabouts } from './examining/open-book.ts';
import { placeSchema, teamViewer } from './examining/wording.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { shelfOf } from './restoring/shelf.ts';

const everything = 1_000_000;
const count = z.int().min(0);

const forgottenSchema = z.strictObject({
  language: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  row: placeSchema
    .nullable()
    .meta({ description: 'Where it stands in the spreadsheet; null: it stands there no more.' }),
  label: z.string().meta({ description: 'What names the record: its id, where the rest is forgotten already.' }),
  known: z.boolean().meta({ description: 'Whether anything is remembered of it.' }),
  joined: count.meta({ description: 'How many records that were joined into it are forgotten with it.' }),
  lines: count.meta({ description: 'Lines of history that lose what stood in the cells.' }),
  questions: count.meta({ description: 'Questions and suggestions about it that go.' }),
  messages: count.meta({ description: 'Messages about it that wait, and will not be sent.' }),
  backups: z.strictObject({ folder: z.string(), count }).meta({
    description: 'Where files stand in which it may still be; they are not touched.',
  }),
  done: z.boolean(),
});
export type Forgotten = z.output<typeof forgottenSchema>;

/** The ledger of what was erased: that it was, when, and on whose word, and nothing of what it held. */
const ledger = 'forgotten';

/**
 * Says what is remembered of one record besides what stands in its row, and with `yes` erases it: values in history,
 * messages, questions and notes. The row itself stays, and is known as if it had just been seen for the first time.
 */
export const forget = action({
  name: 'forget',
  summary: 'Erases what Rowcall remembers of one record, after saying what that is; the spreadsheet is not touched.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    table: z.string().min(1).meta({ description: 'The name of the tab, or the key of the table.' }),
    row: z.string().min(1).meta({ description: 'The number of the row, the id of the record, or what names it.' }),
    yes: z.boolean().default(false).meta({ description: 'Do it.' }),
  }),
  output: forgottenSchema,
  async run(desk, { yes, table: named, row, ...asked }) {
    return await withPorts(desk, asked, 'look', async (model, ports, loaded) => {
      const viewer = teamViewer(model);
      const { state } = ports;
      const table = findTable(model, named);
      const found = await findRecord(desk, model, viewer, ports, table, row);
      const members = await membersOf(state, table, found.id);
      const keys = members.map(({ id }) => recordKey(table.key, id));
      const told = await whatIsKnown(state, table, members, new Set(keys));
      const shelf = shelfOf(desk, whereabouts(desk, asked, loaded), loaded.settings.backup);
      const files = await desk.files.list(shelf.folder);
      const isKnown = members.some(({ gone, seen }) => !gone || Object.keys(seen).length > 0) || told.lines > 0;
      if (yes && isKnown) await erase(desk, ports, members, keys, found, askedBy(desk, asked).id);
      return {
        language: viewer.language.code,
        table: table.title,
        row: found.place,
        label: found.label,
        known: isKnown,
        joined: Math.max(0, members.length - 1),
        ...told,
        backups: { folder: shelf.folder, count: files.length },
        done: yes && isKnown,
      };
    });
  },
});

/** The record that is meant: one that stands in the spreadsheet, else one that only memory knows. */
interface Meant {
  readonly id: string;
  readonly place: Place | null;
  readonly label: string;
}

async function findRecord(
  desk: Desk,
  model: Model,
  viewer: Viewer,
  { state, store }: Ports,
  table: Table,
  name: string,
): Promise<Meant> {
  const { tables } = await readAll(desk, model, store, 'ignored');
  const starts = tables.find((one) => one.table === table)?.starts ?? [];
  try {
    const { row, place = null } = findRow(viewer, table, starts, name);
    return { id: row.id, place, label: presentLabel(model, viewer, row) };
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'row.not-found') throw error;
    const here = new Set(starts.map(({ row }) => row.id));
    const past = (await state.records(table.key, 'all')).filter(({ id }) => !here.has(id));
    const labelled = past.map((kept) => ({ id: kept.id, label: presentLabel(model, viewer, rowOf(table, kept)) }));
    const [one, ...others] = labelled.filter(({ id, label }) => id === name || fold(label) === fold(name));
    if (one === undefined || others.length > 0) throw error;
    return { ...one, place: null };
  }
}

/** The record and all that were joined into it, as far as they are remembered; the record itself first. */
async function membersOf(state: State, table: Table, id: string): Promise<readonly Kept[]> {
  const [kept] = await state.records(table.key, [id]);
  if (kept === undefined) return [];
  const members = [kept];
  const all = (await state.records(table.key, 'all')).filter((one) => one.id !== id);
  for (const { id: into } of members)
    for (const one of all) if (joinedInto(one.accepted) === into && !members.includes(one)) members.push(one);
  return members;
}

async function whatIsKnown(
  state: State,
  table: Table,
  members: readonly Kept[],
  keys: ReadonlySet<string>,
): Promise<Pick<Forgotten, 'lines' | 'questions' | 'messages'>> {
  let lines = 0;
  for (const { id } of members) {
    const told = await state.history({ table: table.key, id, limit: everything });
    lines += told.filter(({ before, after }) => Object.keys(before).length + Object.keys(after).length > 0).length;
  }
  const open = await state.questions({ open: true, limit: everything });
  const waiting = await state.waiting(everything);
  return {
    lines,
    questions: open.filter(({ about }) => about.some((record) => keys.has(record))).length,
    messages: waiting.filter(({ effect }) => keys.has(effect.about)).length,
  };
}

/** What stands in the spreadsheet stays known, as at first sight; what does not, is gone altogether. */
async function erase(
  desk: Desk,
  { state }: Ports,
  members: readonly Kept[],
  keys: readonly string[],
  { place }: Meant,
  person: string,
): Promise<void> {
  const at = desk.clock.now();
  await alone(desk, state, async (lease) => {
    for (const [i, kept] of members.entries()) {
      const stands = !kept.gone && (i > 0 || place !== null);
      await state.forget(lease, keys[i]!, stands ? atFirstSight(kept, at) : undefined);
    }
    const [about = ''] = keys;
    const entry = { ledger, key: derivedId(JSON.stringify([about, at])), subject: about, at, about, by: person };
    await state.settle(lease, { ...nothingSettled, entries: [entry] });
  });
}

function atFirstSight(kept: Kept, adopted: string): Kept {
  return { ...kept, held: [], off: [], findings: [], reverted: [], adopted, model: '' };
}
