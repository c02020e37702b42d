import * as z from 'zod';
import { modeNames } from '../../core/mode.ts';
import { action } from './calling/action.ts';
import { bookShape, openSettings } from './examining/open-book.ts';
import { withPorts } from './keeping/with-ports.ts';
import { weekInWords, weekSchema } from './letting-in/week-in-words.ts';
import { weeksUpTo } from './letting-in/weeks.ts';

const usualWeeks = 4;

const reportedSchema = z.strictObject({
  language: z.string(),
  mode: z.enum(modeNames).meta({ description: 'How far Rowcall may go, where nothing nearer says otherwise.' }),
  weeks: z.array(weekSchema).meta({ description: 'The latest first.' }),
});
export type Reported = z.output<typeof reportedSchema>;

/** What Rowcall did week by week, and what it would have done where it only looks on. */
export const report = action({
  name: 'report',
  summary: 'Says week by week what Rowcall did, what people put back, and what it would have done if it were let in.',
  input: z.strictObject({
    ...bookShape,
    weeks: z.int().min(1).max(520).default(usualWeeks).meta({ description: 'How many weeks, this one among them.' }),
  }),
  output: reportedSchema,
  async run(desk, asked) {
    const { settings } = await openSettings(desk, asked);
    return await withPorts(desk, asked, 'look', async (model, { state }) => {
      const weeks = [];
      for (const week of weeksUpTo(desk.clock.now(), model.locale.zone, asked.weeks))
        weeks.push(await weekInWords(model, state, week));
      return { language: model.locale.language.code, mode: settings.mode, weeks };
    });
  },
});
