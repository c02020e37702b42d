import * as z from 'zod';
import { boardTitle } from '../../core/board.ts';
import type { Model } from '../../core/model.ts';
import type { Columns, LeftOver, TakeOut } from '../../core/store.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { columnsSchema } from './keeping/missing-columns.ts';
import { withPorts } from './keeping/with-ports.ts';
import { settingsToChange } from './letting-in/settings-to-change.ts';
import { settingsWithMode } from './letting-in/settings-with-mode.ts';
import { ownColumns, takeOutOurs } from './letting-in/take-out-ours.ts';
import { isBoardShown } from './telling/shown-board.ts';

const removedSchema = z.strictObject({
  language: z.string(),
  columns: columnsSchema.meta({ description: 'Columns of Rowcall’s own that go, besides the hidden one for ids.' }),
  kept: columnsSchema.meta({
    description: 'Columns of Rowcall’s own that people had made before: they stay with what they hold.',
  }),
  tab: z.boolean().meta({ description: 'Whether the tab of Rowcall’s own goes.' }),
  left: columnsSchema.meta({
    description: 'Columns that can only be emptied: a person must delete them; without columns the table itself.',
  }),
  history: z.string().meta({ description: 'The file into which history is written.' }),
  lines: z.int().min(0).meta({ description: 'How many lines of history there are.' }),
  file: z.string().meta({ description: 'The file of the settings.' }),
  published: z.boolean().meta({ description: 'Whether they count only once they are published.' }),
  text: z.string().meta({ description: 'The settings as they are to be: Rowcall only watches from then on.' }),
  done: z.boolean(),
});
export type Removed = z.output<typeof removedSchema>;

const everything = 1_000_000;
const ownTab = { table: boardTitle, columns: [] };

/**
 * Says what of a spreadsheet is Rowcall's own, and with `yes` takes it out and writes history into a file. Everything else
 * stands as it did. What Rowcall remembers stays until somebody deletes it.
 */
export const remove = action({
  name: 'remove',
  summary: 'Takes everything out of a spreadsheet that Rowcall has put there, after saying what that is.',
  input: z.strictObject({ ...bookShape, yes: z.boolean().default(false).meta({ description: 'Do it.' }) }),
  output: removedSchema,
  async run(desk, { yes, ...asked }) {
    const { file, text, published } = await settingsToChange(desk, asked);
    return await withPorts(desk, asked, yes ? 'leave' : 'look', async (model, ports) => {
      const { store, state } = ports;
      const memo = await state.memo();
      const columns = ownColumns(model, memo);
      const there = await store.describe();
      const lines = await state.history({ limit: everything });
      const day = desk.clock.now().slice(0, 10);
      const history = desk.files.at(desk.beside(file, '.'), `rowcall-history-${day}.jsonl`);
      const canTakeOut = store.takeOut !== undefined && store.leavesColumns !== true;
      let left = canTakeOut ? [] : [...inWords(model, columns), ...(isBoardShown(memo) ? [ownTab] : [])];
      if (yes) {
        await desk.files.place(
          history,
          new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
        );
        const stays = await takeOutOurs(desk, ports, model, teamViewer(model).language);
        if (stays !== null) left = leftInWords(model, stays);
      }
      return {
        language: teamViewer(model).language.code,
        columns: canTakeOut ? inWords(model, columns) : [],
        kept: keptInWords(model, columns, there),
        tab: canTakeOut && isBoardShown(memo),
        left,
        history,
        lines: lines.length,
        file,
        published,
        text: settingsWithMode(text, 'watch'),
        done: yes,
      };
    });
  },
});

function inWords({ tables }: Model, columns: readonly TakeOut[]): { table: string; columns: string[] }[] {
  return columns.flatMap(({ table: key, fields }) => {
    const table = tables.get(key)!;
    return fields.length === 0
      ? []
      : [{ table: table.title, columns: fields.map((field) => table.byKey.get(field)!.label) }];
  });
}

function keptInWords(
  { tables }: Model,
  columns: readonly TakeOut[],
  there: Columns,
): { table: string; columns: string[] }[] {
  return columns.flatMap(({ table: key, fields }) => {
    const table = tables.get(key)!;
    const found = new Set(there.tables.find((one) => one.table === key)?.columns.map(({ field }) => field));
    const kept = table.fields.filter(
      (field) => field.owner === 'rowcall' && found.has(field.key) && !fields.includes(field.key),
    );
    return kept.length === 0 ? [] : [{ table: table.title, columns: kept.map(({ label }) => label) }];
  });
}

function leftInWords({ tables }: Model, left: readonly LeftOver[]): { table: string; columns: string[] }[] {
  return [...Map.groupBy(left, ({ table }) => table)].map(([key, list]) => ({
    table: tables.get(key)?.title ?? key,
    columns: list.flatMap(({ header }) => header ?? []),
  }));
}
