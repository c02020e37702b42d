import * as z from 'zod';
import { recordKey } from '../../core/record.ts';
import { askAbout } from './answering/ask-about.ts';
import { questionInWords, questionSchema } from './answering/question-in-words.ts';
import { shortKeys } from './answering/short-keys.ts';
import { foundQuestions, waitingQuestions } from './answering/waiting-questions.ts';
import { action } from './calling/action.ts';
import { nameOf } from './calling/spreadsheet.ts';
import { readAll } from './examining/examination.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { bareRecords } from './keeping/bare-records.ts';
import { withMemory } from './keeping/with-memory.ts';

const waitingSchema = z.strictObject({
  language: z.string(),
  book: z.string().meta({ description: 'To be named to `answer`.' }),
  questions: z.array(questionSchema).meta({ description: 'The most urgent first.' }),
  suggestions: z.int().min(0).meta({ description: 'How many suggestions wait besides; `suggestions` lists them.' }),
});
export type WaitingQuestions = z.output<typeof waitingSchema>;

/** Everything that only a person can decide, in words, with the answers that can be given. Writes nothing. */
export const questions = action({
  name: 'questions',
  summary: 'Lists what only a person can decide, the most urgent first, with the answers that can be given.',
  input: z.strictObject(bookShape),
  output: waitingSchema,
  async run(desk, asked) {
    return await withBook(desk, asked, async (model, store, spreadsheet) => {
      return await withMemory(desk, spreadsheet, async (state) => {
        const viewer = teamViewer(model);
        const language = viewer.language.code;
        const book = nameOf(spreadsheet) ?? spreadsheet.settings;
        if (state === null) return { language, book, questions: [], suggestions: 0 };
        const found = await foundQuestions(model, state, desk.clock.now());
        const open = [...(await waitingQuestions(state)), ...found];
        const asking = await askAbout(model, viewer, state, open);
        const tables =
          open.length === 0 ? [] : (await readAll(desk, model, store, undefined, bareRecords(state))).tables;
        const places = new Map(
          tables.flatMap(({ starts }) =>
            starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null] as const),
          ),
        );
        const telling = { ...asking, placeOf: (record: string) => places.get(record) ?? null };
        const shorts = shortKeys(open.map(({ key }) => key));
        return {
          language,
          book,
          questions: open.map((one) => questionInWords(telling, one, shorts.get(one.key)!)),
          suggestions: asking.suggestions.waiting.length,
        };
      });
    });
  },
});
