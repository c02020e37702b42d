import * as z from 'zod';
import { languages } from '../languages/index.ts';
import { action } from './calling/action.ts';
import { stopwatch } from './calling/stopwatch.ts';
import { examine } from './examining/examination.ts';
import { severities } from './examining/grouping.ts';
import type { Group } from './examining/groups-in-words.ts';
import { groupSchema, groupsInWords } from './examining/groups-in-words.ts';
import { withBook } from './examining/open-book.ts';
import { init } from './init.ts';
import { recallNothing } from './keeping/recall.ts';
import type { Theme } from './trying/theme.ts';
import { themeOf, themes } from './trying/theme.ts';

const chapterSchema = z.strictObject({
  theme: z.enum(themes),
  count: z.int().min(1).meta({ description: 'How many findings there are of that sort.' }),
  groups: z.array(groupSchema).min(1).meta({ description: 'By table, column and code; the gravest first.' }),
});
export type Chapter = z.output<typeof chapterSchema>;

const triedSchema = z.strictObject({
  language: z.string(),
  name: z.string().meta({ description: 'What the spreadsheet is called.' }),
  at: z.string().meta({ description: 'When it was looked at.' }),
  zone: z.string(),
  tables: z.array(
    z.strictObject({ table: z.string(), records: z.int().min(0), columns: z.array(z.string()) }).meta({
      description: 'A tab that was read, with the headers that were understood.',
    }),
  ),
  alone: z.array(z.string()).meta({ description: 'Tabs that hold no records and were left alone.' }),
  chapters: z.array(chapterSchema).meta({ description: 'Sorts of faults, the gravest and most frequent first.' }),
  milliseconds: z.number().min(0),
});
export type Tried = z.output<typeof triedSchema>;

/**
 * A first look at a spreadsheet by settings that are guessed for the moment, put together by what sort of fault it is.
 * Writes nothing, and neither asks nor keeps any memory.
 */
export const tryBook = action({
  name: 'try-book',
  summary: 'Looks at a spreadsheet without settings and says what it finds, sort by sort; nothing is written anywhere.',
  input: z.strictObject({
    book: z.string().min(1).meta({ description: 'The workbook, the .csv file or the link.' }),
    settings: z.string().optional().meta({ description: 'The text of settings, instead of guessed ones.' }),
    language: z
      .enum(languages.map(({ code }) => code))
      .optional()
      .meta({ description: 'What to answer in. If not said: the language of the headers.' }),
    points: z.int().min(0).default(1).meta({ description: 'How many of each group to put into words.' }),
    masked: z.boolean().default(false).meta({ description: 'Whether phones and the like are masked, for sharing.' }),
  }),
  output: triedSchema,
  async run(desk, { book, settings, language, points, masked }) {
    const elapsed = stopwatch(desk.clock);
    const guess = () => init.run(desk, { book, columns: [], ...(language !== undefined && { language }) });
    const text = settings ?? (await guess()).text;
    return await withBook(desk, { book, settings: text }, async (model, store) => {
      const viewer = { audience: masked ? 'channel' : 'staff', language: model.locale.language } as const;
      const { tables } = await examine(desk, model, store, recallNothing);
      const { title, tables: found } = await store.describe();
      return {
        language: viewer.language.code,
        name: title ?? lastOf(book),
        at: desk.clock.now(),
        zone: model.locale.zone,
        tables: tables.map(({ table, records }) => ({
          table: table.title,
          records,
          columns: table.fields.filter(({ owner }) => owner !== 'rowcall').map(({ label }) => label),
        })),
        alone: found.filter(({ table }) => table === null).map(({ title }) => title),
        chapters: chaptersOf(groupsInWords(model, viewer, tables, points)),
        milliseconds: elapsed(),
      };
    });
  },
});

/** The groups by their sorts, in the order in which each sort is first met: that of the gravest of its groups. */
function chaptersOf(groups: readonly Group[]): Chapter[] {
  const byTheme = [...Map.groupBy(groups, ({ code }): Theme => themeOf(code))];
  const chapters = byTheme.map(([theme, all]) => ({
    theme,
    groups: all,
    count: all.reduce((sum, { count }) => sum + count, 0),
  }));
  const rank = ({ groups: [first] }: Chapter) => severities.indexOf(first!.severity);
  return chapters.sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

function lastOf(address: string): string {
  return address.split(/[\\/]/u).findLast((part) => part !== '') ?? address;
}
