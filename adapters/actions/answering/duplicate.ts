import type { Finding, Reason } from '../../../core/finding.ts';
import { presentLabel, presentReasons } from '../../../core/present.ts';
import { partsOfKey } from '../../../core/record.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { accept } from '../accept.ts';
import { perform } from '../calling/action.ts';
import { decline } from '../decline.ts';
import { waitingJoins } from '../joining/waiting-joins.ts';
import type { Answering, Asking, Done, QuestionKind } from './question-kind.ts';
import { choicesOf, settledMeanwhile } from './question-kind.ts';

/** Rows are probably the same: whether they are joined, or are not the same. */
export const duplicate: QuestionKind = {
  kind: 'duplicate',
  async found(model, state, now) {
    return (await waitingJoins(model, state)).map(({ key, rows, certain, finding }): OpenQuestion => {
      const args = { certain, reasons: JSON.stringify(finding.reasons ?? []) };
      return {
        key,
        kind: 'duplicate',
        about: rows.map(({ table, id }) => `${table}/${id}`),
        args,
        at: now,
        answer: null,
      };
    });
  },
  choices: () => choicesOf('duplicate', ['decline', 'accept']),
  word(asking, { about, args }) {
    const { model, viewer } = asking;
    const [first = ''] = about;
    const reasons = JSON.parse(String(args['reasons'] ?? '[]')) as NonNullable<Finding['reasons']>;
    const why = presentReasons(model, viewer, { table: partsOfKey(first).table, reasons }).join('; ');
    const rows = inOrder(asking, about).map((record) => nameOf(asking, record));
    const isCertain = args['certain'] === true;
    return {
      message: viewer.language.say({
        code: 'report.question.duplicate',
        args: { rows: rows.join(' · '), isCertain, why },
      }),
    };
  },
  async carryOut(answering, question, answer) {
    return answer === 'accept' ? await join(answering, question) : await tellApart(answering, question);
  },
};

/** From the top of the table down, where it is known where they stand. */
function inOrder({ placeOf }: Asking, records: readonly string[]): readonly string[] {
  const at = (record: string) => {
    const place = placeOf?.(record);
    return typeof place === 'number' ? place : 0;
  };
  return records.toSorted((a, b) => at(a) - at(b));
}

function nameOf({ model, viewer, rowOf, placeOf }: Asking, record: string): string {
  const row = rowOf(record);
  const label = row === undefined ? record : presentLabel(model, viewer, row);
  const place = placeOf?.(record) ?? null;
  return place === null ? label : viewer.language.say({ code: 'report.duplicates.row', args: { row: place, label } });
}

function asTold({ asked: { book, manifest, settings }, person }: Answering, { key }: OpenQuestion) {
  return { book, manifest, settings, key, person: person.id };
}

async function join(answering: Answering, question: OpenQuestion): Promise<Done> {
  const { joined } = await perform(accept, answering.desk, asTold(answering, question));
  const [one] = joined;
  if (one === undefined) return settledMeanwhile;
  const isDone = one.cause !== null;
  const said: Reason[] = isDone ? [] : [{ code: 'report.join.refused', args: { why: one.message } }];
  return { decided: isDone, said, refused: Number(!isDone), cause: one.cause };
}

async function tellApart(answering: Answering, question: OpenQuestion): Promise<Done> {
  const { apart } = await perform(decline, answering.desk, asTold(answering, question));
  return apart.length === 0 ? settledMeanwhile : { decided: true, said: [], refused: 0, cause: null };
}
