import * as z from 'zod';
import { presentLabel } from '../../../core/present.ts';
import type { Place, Row } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { placeSchema } from '../examining/wording.ts';
import { onClocks } from './on-clocks.ts';
import type { Asking } from './question-kind.ts';
import { kindOf } from './question-kinds.ts';

const rowShape = {
  table: z.string().meta({ description: 'The name of the tab; empty for what concerns no single row.' }),
  row: placeSchema.nullable().meta({ description: 'The row; null where it is not there or was not looked for.' }),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string().meta({ description: 'What stands above the column.' }),
};

/** One question in words, with the answers that can be given. */
export const questionSchema = z.strictObject({
  key: z.string().meta({ description: 'Names it for `answer`.' }),
  short: z.string().meta({ description: 'The same, short enough to type.' }),
  kind: z.enum([
    'conflict',
    'suggestion',
    'guard',
    'alarm',
    'copy',
    'unknown-effect',
    'list',
    'duplicate',
    'hand-over',
  ]),
  message: z.string().meta({ description: 'What is asked, in one or two sentences.' }),
  ...rowShape,
  examples: z
    .array(z.strictObject({ ...rowShape, from: z.string(), to: z.string() }))
    .meta({ description: 'Some of the cells that would change.' }),
  answers: z
    .array(z.strictObject({ answer: z.string(), does: z.string() }))
    .meta({ description: 'Empty for a question that this version of Rowcall cannot decide.' }),
  at: z
    .string()
    .meta({ description: 'When it was asked first, in UTC; of rows that are probably the same it is now.' }),
  when: z.string().meta({ description: 'The same on the clocks of the team.' }),
});
export type QuestionInWords = z.output<typeof questionSchema>;

/** What is at hand to say where records stand. */
interface Telling extends Asking {
  /** Where a record stands, by its record key; `null` where that is not known. */
  placeOf(record: string): Place | null;
}

/** Says a question; one that this version cannot decide is told as such. */
export function questionInWords(telling: Telling, question: OpenQuestion, short: string): QuestionInWords {
  const { model, viewer } = telling;
  const { say } = viewer.language;
  const { key, kind, at } = question;
  const known = kindOf(question);
  const {
    message,
    column = '',
    examples = [],
  } = known?.word(telling, question) ?? {
    message: say({ code: 'report.question.unable' }),
  };
  const [record = '', ...others] = question.about;
  const row = others.length === 0 ? telling.rowOf(record) : undefined;
  return {
    key,
    short,
    kind,
    message,
    ...whereOf(telling, row, column),
    examples: examples
      .map((one) => ({ ...whereOf(telling, one.row, one.column), from: one.from, to: one.to }))
      .sort((a, b) => (typeof a.row === 'number' && typeof b.row === 'number' ? a.row - b.row : 0)),
    answers: (known?.choices(question) ?? []).map(({ answer, does }) => ({ answer, does: say(does) })),
    at,
    when: onClocks(model.locale.zone, at),
  };
}

function whereOf({ model, viewer, placeOf }: Telling, row: Row | undefined, column: string) {
  const table = row === undefined ? undefined : model.tables.get(row.table);
  if (row === undefined || table === undefined) return { table: '', row: null, label: '', column };
  const place = placeOf(recordKey(row.table, row.id));
  return { table: table.title, row: place, label: presentLabel(model, viewer, row), column };
}
