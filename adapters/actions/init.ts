import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import { languageByCode, languages } from '../languages/index.ts';
import { action } from './calling/action.ts';
import type { Spreadsheet } from './calling/spreadsheet.ts';
import { addressed, nameOf } from './calling/spreadsheet.ts';
import { settingsFor, spreadsheetAt } from './examining/open-book.ts';
import type { Proposal } from './proposing/proposal.ts';
import { propose } from './proposing/propose.ts';
import { settingsText } from './proposing/settings-text.ts';

/** So many cells of each column are looked at. */
const sample = 20_000;
const shownCells = 3;

const columnSchema = z.strictObject({
  column: z.string(),
  kind: z.string(),
  sure: z.boolean().meta({ description: 'Whether nothing else is nearly as likely.' }),
  others: z.array(z.string()).meta({ description: 'What else it may hold, the likeliest first.' }),
  cells: z.array(z.string()).meta({ description: 'Some of what stands in it.' }),
});

const proposedSchema = z.strictObject({
  text: z.string().meta({ description: 'The settings, as YAML.' }),
  book: z.string().meta({ description: 'How the spreadsheet is named to other commands.' }),
  language: z.string(),
  name: z.string(),
  tables: z
    .array(
      z.strictObject({
        table: z.string(),
        tabs: z.array(z.string()).min(1).meta({ description: 'The tabs it was found in.' }),
        columns: z.array(columnSchema),
      }),
    )
    .meta({ description: 'The tables that are read under these settings.' }),
  left: z.array(z.string()).meta({ description: 'The other tabs, which are never opened.' }),
});
export type Proposed = z.output<typeof proposedSchema>;

/** Settings for a spreadsheet that has none, worked out from its headers and cells. They load without issues. Writes nothing. */
export const init = action({
  name: 'init',
  summary: 'Looks at a spreadsheet and proposes settings for it.',
  input: z.strictObject({
    book: z
      .string()
      .min(1)
      .meta({ description: 'The workbook, the .csv file or the link; an id where the kind is said.' }),
    kind: z.string().min(1).optional().meta({ description: 'The kind of spreadsheet. If not said: by its address.' }),
    language: z
      .enum(languages.map(({ code }) => code))
      .optional()
      .meta({ description: 'What Rowcall speaks to the team. If not said: the language of the headers.' }),
    name: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'What the team calls it. If not said: what it is called already.' }),
    columns: z
      .array(z.strictObject({ table: z.string(), column: z.string(), kind: z.string().nullable() }))
      .default([])
      .meta({ description: 'What columns hold, where somebody knows; null leaves a column alone.' }),
  }),
  output: proposedSchema,
  async run(desk, { book: address, kind, language, name, columns }) {
    const found = addressed(desk.storeKinds, address, kind);
    const spreadsheet = spreadsheetAt(found, settingsFor(desk, { book: address, ...(kind !== undefined && { kind }) }));
    const store = await desk.openBook(spreadsheet, { tables: new Map(), zone: desk.zone() });
    const { tables, title } = await store.describe(sample).finally(() => store.close());
    const book = nameOf(spreadsheet) ?? address;
    const spoken = language === undefined ? undefined : languageByCode(language);
    const said = { name: name ?? calledOf(spreadsheet, title ?? tables[0]?.title ?? ''), columns };
    const proposal = propose(tables, languages, desk.zone(), { ...said, ...(spoken && { language: spoken }) });
    if (proposal.tables.length === 0)
      throw new RowcallError('book.empty', `${book} holds no table: no row of headers was found.`, { file: book });
    const shown = spreadsheet.file === null ? book : lastOf(book);
    return { ...proposed(proposal), book, text: settingsText(proposal, storeOf(spreadsheet), shown) };
  },
});

/** What the settings say of the spreadsheet that they stand beside. */
function storeOf({ kind, file, address }: Spreadsheet): Readonly<Record<string, unknown>> {
  return { kind: kind.kind, ...kind.fromAddress?.(file === null ? (address ?? '') : lastOf(file), true) };
}

function calledOf({ file }: Spreadsheet, title: string): string {
  const name = file === null ? title.trim() : lastOf(file).replace(/\.[^.]*$/u, '');
  return name.slice(0, 100) || (file === null ? 'Rowcall' : lastOf(file));
}

function lastOf(path: string): string {
  return path.split(/[\\/]/u).at(-1)!;
}

function proposed({ name, locale, tables, left }: Proposal): Pick<Proposed, 'language' | 'name' | 'tables' | 'left'> {
  return {
    name,
    language: locale.language.code,
    left: [...left],
    tables: tables.map(({ title, found, columns }) => ({
      table: title,
      tabs: [...found],
      columns: columns.map(({ header, candidates, sure, found }) => ({
        column: header,
        kind: candidates[0]!.type.kind,
        sure,
        others: candidates.slice(1).map(({ type }) => type.kind),
        cells: found.sample.slice(0, shownCells).map(String),
      })),
    })),
  };
}
