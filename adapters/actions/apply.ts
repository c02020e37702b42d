import * as z from 'zod';
import { askedModel } from '../../core/mode.ts';
import { waitingQuestions } from './answering/waiting-questions.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { waitingJoins } from './joining/waiting-joins.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { columnsInWords, columnsSchema } from './keeping/missing-columns.ts';
import { peopleOf, peopleShape } from './keeping/people.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { tallyWrites } from './keeping/tally-writes.ts';
import { withPorts } from './keeping/with-ports.ts';
import { acceptAll } from './suggesting/accept-all.ts';
import { openSuggestions } from './suggesting/waiting.ts';
import { keepHost } from './telling/host.ts';

const count = z.int().min(0);

const appliedSchema = z.strictObject({
  language: z.string(),
  columns: columnsSchema.meta({ description: 'Columns that were added, besides the hidden one for ids.' }),
  read: count.meta({ description: 'Rows.' }),
  answers: count.meta({ description: 'Cells written in columns of Rowcall’s own.' }),
  changed: count.meta({ description: 'Cells written in everybody’s columns.' }),
  waiting: count.meta({ description: 'Suggestions that wait for a person’s word.' }),
  questions: count.meta({ description: 'Questions that only a person can decide.' }),
  duplicates: count.meta({ description: 'Groups of rows that are probably the same and wait for a person’s word.' }),
  conflicts: count.meta({ description: 'Rows that somebody changed at the same moment; they were looked at again.' }),
  tables: z.array(z.strictObject({ table: z.string(), read: count, answers: count, changed: count, waiting: count })),
  causes: z.array(z.string()).meta({ description: 'What `undo` takes back, one by one.' }),
});
export type Applied = z.output<typeof appliedSchema>;

/** Answers every row in the spreadsheet itself. People's own cells are suggested, or written when that is asked for. */
export const apply = action({
  name: 'apply',
  summary: 'Adds Rowcall’s own columns, answers every row there, and suggests what it would put right elsewhere.',
  input: z.strictObject({ ...bookShape, ...peopleShape, ...personShape }),
  output: appliedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'write', async (model, given) => {
      const { ports, writes } = tallyWrites(model, given);
      const { columns, report } = await bringBookToRest(
        desk,
        ports,
        askedModel(model, peopleOf(asked)),
        peopleOf(asked),
      );
      // What was suggested before is no news to the rules: it is written as the wish of whoever asks for it now.
      const earlier = asked.people ? (await openSuggestions(model, ports.state)).waiting : [];
      await acceptAll(desk, ports, model, askedBy(desk, asked), earlier);
      await alone(desk, ports.state, (lease) => keepHost(ports.state, lease, asked.person));
      const { waiting } = await openSuggestions(model, ports.state);
      const tables = [...model.tables.values()].map((table) => ({
        table: table.title,
        read: writes.read.get(table.key) ?? 0,
        answers: writes.answers.get(table.key) ?? 0,
        changed: writes.others.get(table.key) ?? 0,
        waiting: waiting.filter((one) => one.table === table).length,
      }));
      const sum = (of: 'read' | 'answers' | 'changed') => tables.reduce((total, one) => total + one[of], 0);
      return {
        language: model.locale.language.code,
        columns: columnsInWords(model, columns),
        read: sum('read'),
        answers: sum('answers'),
        changed: sum('changed'),
        waiting: waiting.length,
        questions: (await waitingQuestions(ports.state)).length,
        duplicates: (await waitingJoins(model, ports.state)).length,
        conflicts: report.conflicts,
        tables,
        causes: [...writes.causes],
      };
    });
  },
});
