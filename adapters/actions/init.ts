import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import { languageByCode, languages } from '../languages/index.ts';
import { action } from './calling/action.ts';
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
  language: z.string(),
  name: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), columns: z.array(columnSchema) })),
});
export type Proposed = z.output<typeof proposedSchema>;

/** Settings for a spreadsheet that has none, worked out from its headers and cells. They load without issues. Writes nothing. */
export const init = action({
  name: 'init',
  summary: 'Looks at a spreadsheet and proposes settings for it.',
  input: z.strictObject({
    book: z.string().min(1).meta({ description: 'The workbook or .csv file.' }),
    language: z
      .enum(languages.map(({ code }) => code))
      .optional()
      .meta({ description: 'What Rowcall speaks to the team. If not said: the language of the headers.' }),
    name: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'What the team calls it. If not said: the name of the file.' }),
    columns: z
      .array(z.strictObject({ table: z.string(), column: z.string(), kind: z.string().nullable() }))
      .default([])
      .meta({ description: 'What columns hold, where somebody knows; null leaves a column alone.' }),
  }),
  output: proposedSchema,
  async run(desk, { book, language, name, columns }) {
    const store = await desk.openBook(book, { tables: new Map(), zone: desk.zone });
    const { tables } = await store.describe(sample).finally(() => store.close());
    const file = book.split(/[\\/]/u).at(-1)!;
    const spoken = language === undefined ? undefined : languageByCode(language);
    const called = name ?? (file.replace(/\.[^.]*$/u, '').slice(0, 100) || file);
    const said = { name: called, columns, ...(spoken && { language: spoken }) };
    const proposal = propose(tables, languages, desk.zone, said);
    if (proposal.tables.length === 0)
      throw new RowcallError('table.not-found', `${book} holds no table: no row of headers was found.`, { file: book });
    return { ...proposed(proposal), text: settingsText(proposal, file) };
  },
});

function proposed({ name, locale, tables }: Proposal): Omit<Proposed, 'text'> {
  return {
    name,
    language: locale.language.code,
    tables: tables.map(({ title, columns }) => ({
      table: title,
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
