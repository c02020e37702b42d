import * as z from 'zod';
import { waitingQuestions } from './answering/waiting-questions.ts';
import { action } from './calling/action.ts';
import { stopwatch } from './calling/stopwatch.ts';
import type { ExaminedTable, Told } from './examining/examination.ts';
import { examine } from './examining/examination.ts';
import { groupSchema, groupsInWords } from './examining/groups-in-words.ts';
import type { Mark } from './examining/news.ts';
import { compareMarks, markSchema, marksOf } from './examining/news.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { type Point, pointOf, pointSchema } from './examining/point.ts';
import { teamViewer } from './examining/wording.ts';
import { recallFrom } from './keeping/recall.ts';
import { withMemory } from './keeping/with-memory.ts';

const mostNews = 50;

const overviewSchema = z.strictObject({
  language: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), records: z.int().min(0) })),
  groups: z.array(groupSchema).meta({ description: 'By table, column and code; the gravest and most frequent first.' }),
  questions: z.int().min(0).meta({ description: 'How many questions wait that only a person can decide.' }),
  milliseconds: z.number().min(0),
  marks: z.array(markSchema).meta({ description: 'For `since` of the next look; empty unless asked for.' }),
  news: z
    .strictObject({
      fresh: z.array(pointSchema).meta({ description: `The first in words, at most ${mostNews}.` }),
      freshCount: z.int().min(0),
      goneCount: z.int().min(0),
    })
    .nullable(),
});
export type Overview = z.output<typeof overviewSchema>;

/** What a check comes to, for people: what is alike is told once, and only what is shown is put into words. */
export const overview = action({
  name: 'overview',
  summary: 'Says what is to be fixed, asked or put right, like with like, the gravest and most frequent first.',
  input: z.strictObject({
    ...bookShape,
    points: z.int().min(0).default(1).meta({ description: 'How many of each group to put into words.' }),
    remember: z.boolean().default(false).meta({ description: 'Whether a later look will ask what is new.' }),
    since: z
      .array(markSchema)
      .optional()
      .meta({ description: 'The marks of an earlier look, to be told what is new.' }),
  }),
  output: overviewSchema,
  async run(desk, asked) {
    const elapsed = stopwatch(desk.clock);
    return await withBook(desk, asked, async (model, store, book) => {
      const viewer = teamViewer(model);
      const { tables } = await examine(desk, model, store, recallFrom(desk, book));
      const say = (told: Told) => pointOf(model, viewer, told);
      const marks = asked.remember || asked.since !== undefined ? marksOf(tables, viewer) : [];
      return {
        language: viewer.language.code,
        tables: tables.map(({ table, records }) => ({ table: table.title, records })),
        groups: [...groupsInWords(model, viewer, tables, asked.points)],
        marks: [...marks],
        news: asked.since === undefined ? null : newsOf(tables, asked.since, marks, say),
        questions: await withMemory(desk, book, async (state) => (state ? (await waitingQuestions(state)).length : 0)),
        milliseconds: elapsed(),
      };
    });
  },
});

function newsOf(
  tables: readonly ExaminedTable[],
  since: readonly Mark[],
  marks: readonly Mark[],
  say: (told: Told) => Point,
): Overview['news'] {
  const all = tables.flatMap(({ told }) => told);
  const { fresh, gone } = compareMarks(since, marks);
  const worded = fresh.slice(0, mostNews).map((at) => say(all[at]!));
  return { fresh: worded, freshCount: fresh.length, goneCount: gone };
}
