import * as z from 'zod';
import type { Cell } from '../../../core/cell.ts';
import { presentCell, presentTyped } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { alone } from '../keeping/bring-to-rest.ts';
import { acceptAll } from '../suggesting/accept-all.ts';
import type { Suggestion, Suggestions } from '../suggesting/waiting.ts';
import { openSuggestions, resolveCells } from '../suggesting/waiting.ts';
import type { Answering, Asking, Done, Example, QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';

const mostExamples = 5;

const examplesSchema = z.array(
  z.object({ table: z.string(), id: z.string(), field: z.string(), from: cellSchema(), to: cellSchema() }),
);

/** Much would change at once: it was held back until somebody says that it is meant. */
export const guard: QuestionKind = {
  kind: 'guard',
  choices: ({ args }) => choicesOf(`guard.${topicOf(args)}`, ['no', 'yes']),
  word(asking, question) {
    const { args } = question;
    const { count = 0, records = 0, messages = 0, table = '' } = args;
    const held = asking.suggestions.waiting.filter((one) => one.guard === question.key);
    const examples = held.length > 0 ? held.map((one) => exampleOf(asking, one)) : writtenExamples(asking, args);
    return {
      message: asking.viewer.language.say({
        code: `report.question.guard.${topicOf(args)}`,
        args: { count, records, messages, table, inTable: table !== '', isSending: Number(messages) > 0 },
      }),
      examples: examples.slice(0, mostExamples),
    };
  },
  async carryOut(answering, question, answer) {
    const found = await openSuggestions(answering.model, answering.ports.state);
    const isHeld = (one: Suggestion) => one.guard === question.key;
    const [waiting, late] = [found.waiting.filter(isHeld), found.late.filter(isHeld)];
    if (answer === 'no') return await leaveAll(answering, found, waiting);
    return await writeAll(answering, waiting, late);
  },
};

function topicOf(args: OpenQuestion['args']): 'model' | 'cells' {
  return args['what'] === 'model' ? 'model' : 'cells';
}

function cellSchema(): z.ZodType<Cell> {
  return z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
}

function exampleOf({ viewer }: Asking, { row, field, from, to }: Suggestion): Example {
  return { row, column: field.label, from: presentTyped(field, viewer, from), to: presentCell(field, viewer, to) };
}

/** The examples that the question brings itself; what the settings no longer know is left out. */
function writtenExamples(asking: Asking, { examples }: OpenQuestion['args']): readonly Example[] {
  return parsedExamples(String(examples ?? '')).flatMap(({ table, id, field: name, from, to }) => {
    const field = asking.model.tables.get(table)?.byKey.get(name);
    const row = asking.rowOf(recordKey(table, id));
    if (field === undefined || row === undefined) return [];
    const { viewer } = asking;
    return [{ row, column: field.label, from: presentTyped(field, viewer, from), to: presentCell(field, viewer, to) }];
  });
}

/** The cells that a question names as examples; none where it names none. */
export function parsedExamples(text: string): z.output<typeof examplesSchema> {
  if (text === '') return [];
  const parsed = examplesSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
}

async function leaveAll(
  { desk, ports: { state } }: Answering,
  found: Suggestions,
  held: readonly Suggestion[],
): Promise<Done> {
  await alone(desk, state, (lease) => resolveCells(state, lease, found, held, 'declined'));
  return { ...noted, said: [{ code: 'report.declined', args: { count: held.length } }].filter(() => held.length > 0) };
}

async function writeAll(
  { desk, ports, model, person }: Answering,
  held: readonly Suggestion[],
  tooLate: readonly Suggestion[],
): Promise<Done> {
  if (held.length + tooLate.length === 0) return noted;
  const { accepted, late, refused, cause } = await acceptAll(desk, ports, model, person, held);
  const { state } = ports;
  await alone(desk, state, (lease) =>
    state.resolve(
      lease,
      tooLate.map(({ key }) => key),
      'late',
    ),
  );
  const counts = [
    ['report.accepted', accepted.length],
    ['report.late', late.length + tooLate.length],
    ['report.answer.not-written', refused.length],
  ] as const;
  return {
    decided: true,
    said: counts.flatMap(([code, count]) => (count > 0 ? [{ code, args: { count } }] : [])),
    refused: refused.length,
    cause: accepted.length > 0 ? cause : null,
  };
}
