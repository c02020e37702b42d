import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import { isAllWatched } from '../../core/mode.ts';
import type { Model } from '../../core/model.ts';
import type { Pause } from '../../core/pause.ts';
import { later } from '../../core/ports.ts';
import { usualWork } from '../../core/work-time.ts';
import { waitingQuestions } from './answering/waiting-questions.ts';
import { backup } from './backup.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import type { Asked } from './examining/open-book.ts';
import { bookShape, whereabouts } from './examining/open-book.ts';
import { joinSure } from './joining/join-sure.ts';
import { waitingJoins } from './joining/waiting-joins.ts';
import { boundedCall } from './keeping/bounded-call.ts';
import { columnsInWords, columnsSchema } from './keeping/missing-columns.ts';
import { tallyMessages } from './keeping/tally-messages.ts';
import { tallyWrites } from './keeping/tally-writes.ts';
import { withPorts } from './keeping/with-ports.ts';
import { openSuggestions } from './suggesting/waiting.ts';
import { askedOnce } from './telling/asked-once.ts';
import { heedBoxes, showBoard } from './telling/attend-board.ts';
import { leaveWeeklyWord } from './telling/weekly-word.ts';

const count = z.int().min(0);

const messagesSchema = z.strictObject({
  sent: count,
  gathered: count.meta({ description: 'Messages that became part of one with others.' }),
  failed: count.meta({ description: 'Given up for good; a question says which.' }),
  unknown: count.meta({ description: 'Of which nobody knows whether they were sent; a question says which.' }),
  left: count.meta({ description: 'Not sent yet: they wait for their moment, or for the next call.' }),
});

const failedSchema = z.strictObject({
  is: z.literal('failed'),
  code: z.string(),
  message: z.string(),
  help: z.string(),
});

const tickedSchema = z.strictObject({
  language: z.string(),
  columns: columnsSchema.meta({ description: 'Columns that were added, besides the hidden one for ids.' }),
  read: count.meta({ description: 'Rows that were looked at; none where nobody has saved since the last look.' }),
  answers: count.meta({ description: 'Cells written in columns of Rowcall’s own.' }),
  changed: count.meta({ description: 'Cells written in everybody’s columns.' }),
  joined: count.meta({ description: 'Rows that were joined into others by themselves, as the settings say.' }),
  conflicts: count.meta({ description: 'Rows that somebody changed at the same moment; they were looked at again.' }),
  causes: z.array(z.string()).meta({ description: 'What `undo` takes back, one by one.' }),
  due: count.meta({ description: 'Reminders and dates that had come.' }),
  messages: messagesSchema,
  waiting: count.nullable().meta({
    description:
      'Suggestions that wait for a person’s word; null where nothing was looked at, and they are not counted anew.',
  }),
  questions: count.meta({ description: 'Questions that only a person can decide.' }),
  duplicates: count.meta({ description: 'Groups of rows that are probably the same and wait for a person’s word.' }),
  left: z.boolean().meta({
    description: 'Whether anything is left for the next call: the time was over, or another Rowcall is at work.',
  }),
  open: count.nullable().meta({
    description: 'In how many rows answers wait for the book to be closed elsewhere; null where it is not open.',
  }),
  paused: z.strictObject({ by: z.string(), since: z.string() }).nullable().meta({
    description: 'Who has paused Rowcall, and since when: nothing was written or sent. Null where nobody has.',
  }),
  wished: count.meta({ description: 'New things that would have been done, if the settings let Rowcall do them.' }),
  pruned: count.meta({ description: 'Notes that were kept long enough and were thrown away.' }),
  backup: z.discriminatedUnion('is', [backup.output, failedSchema]),
});
export type Ticked = z.output<typeof tickedSchema>;

/** That it was taken out is no news where it only watches by now. */
function pauseToTell(model: Model, pause: Pause | null): Ticked['paused'] {
  if (pause === null || (pause.out && isAllWatched(model))) return null;
  return { by: pause.by, since: pause.since };
}

/** How long joining by itself may take. */
const joiningSeconds = 20;

/** The scheduler's call: bounded in time, and safe to make late, twice and at once by several. */
export const tick = action({
  name: 'tick',
  summary: 'Does once what is due: answers rows, reminds, sends messages, and keeps a daily backup.',
  input: z.strictObject({
    ...bookShape,
    apply: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether rows are answered as `apply` does, whatever the settings say of `mode`.' }),
  }),
  output: tickedSchema,
  async run(desk, asked) {
    const done = await withPorts(desk, asked, asked.apply ? 'write' : 'work', async (model, given, loaded) => {
      const { keep, settled } = loaded.settings.history;
      const { settings } = whereabouts(desk, asked, loaded);
      const senders = await desk.openSenders(loaded, settings);
      const { state, messages } = tallyMessages(given.state);
      const { ports, writes } = tallyWrites(model, { ...given, state, store: askedOnce(given.store) });
      const { isEnding } = await heedBoxes(model, ports);
      const called = await boundedCall(
        desk,
        { ...ports, senders },
        model,
        { history: keep, settled },
        asked.apply ? 'suggest' : undefined,
      );
      const isQuiet = called.open !== null || called.pause !== null || called.isLeft;
      const until = later(desk.clock.now(), joiningSeconds * 1000);
      const joined = isQuiet ? 0 : await joinSure(desk, ports, loaded, until);
      const [way] = senders.keys();
      const duplicates = (await waitingJoins(model, state)).length;
      if (way !== undefined) await leaveWeeklyWord(model, ports, way, duplicates);
      await showBoard(model, ports, {
        mode: loaded.settings.mode,
        hours: { ...(model.locale.work ?? usualWork), silent: loaded.settings.hours.silent },
        version: desk.version ?? '',
        duplicates,
        isEnding,
      });
      const isIdle = writes.read.size + writes.woken.size + total(writes.answers) + total(writes.others) === 0;
      const backlog = await state.backlog(desk.clock.now());
      return {
        language: model.locale.language.code,
        columns: columnsInWords(model, called.columns),
        read: total(writes.read),
        answers: total(writes.answers),
        changed: total(writes.others),
        joined,
        conflicts: called.conflicts,
        causes: [...writes.causes],
        due: writes.woken.size,
        messages: { ...messages, left: backlog.waiting + backlog.sending },
        waiting: isIdle ? null : (await openSuggestions(model, state)).waiting.length,
        questions: (await waitingQuestions(state)).length,
        duplicates,
        left: called.isLeft,
        open: called.open,
        paused: pauseToTell(model, called.pause),
        wished: called.wished,
        pruned: called.pruned,
      };
    });
    return { ...done, backup: await backUpDaily(desk, asked) };
  },
});

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

/** That no backup can be made undoes nothing of what was done. */
async function backUpDaily(desk: Desk, asked: Asked): Promise<Ticked['backup']> {
  try {
    return await backup.run(desk, { ...asked, daily: true });
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    const { code, message, help } = error;
    return { is: 'failed', code, message, help };
  }
}
