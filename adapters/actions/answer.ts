import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import type { Reason } from '../../core/finding.ts';
import type { GivenAnswer } from './answering/answers-given.ts';
import { giveAnswer, givenAnswer } from './answering/answers-given.ts';
import { askAbout } from './answering/ask-about.ts';
import { chooseAnswer } from './answering/choose-answer.ts';
import { findQuestion } from './answering/find-question.ts';
import { onClocks } from './answering/on-clocks.ts';
import { questionInWords, questionSchema } from './answering/question-in-words.ts';
import { kindOf } from './answering/question-kinds.ts';
import { shortKeys } from './answering/short-keys.ts';
import { foundQuestions } from './answering/waiting-questions.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';

const answeredSchema = z.strictObject({
  language: z.string(),
  question: questionSchema,
  answer: z.string().meta({ description: 'The answer that stands; empty while the question stays open.' }),
  before: z.boolean().meta({ description: 'Whether it was answered before: then nothing was done now.' }),
  said: z.array(z.string()).meta({ description: 'What came of it, sentence by sentence.' }),
  refused: z.int().min(0).meta({ description: 'How many things could not be done.' }),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null when nothing was written.' }),
});
export type Answered = z.output<typeof answeredSchema>;

/** Gives a person's word to a question and does what it says. The first word counts. */
export const answer = action({
  name: 'answer',
  summary: 'Answers a question that only a person can decide, and does what the answer says.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    question: z.string().min(1).meta({ description: 'The key of the question, or its short name.' }),
    answer: z.string().min(1).meta({ description: 'One of the answers that `questions` names.' }),
  }),
  output: answeredSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const { state } = ports;
      const viewer = teamViewer(model);
      const { say } = viewer.language;
      const question = await findQuestion(state, asked.question, await foundQuestions(model, state, desk.clock.now()));
      const asking = await askAbout(model, viewer, state, [question]);
      const short = shortKeys([question.key]).get(question.key)!;
      const told = {
        language: viewer.language.code,
        question: questionInWords({ ...asking, placeOf: () => null }, question, short),
      };
      const standing = async (): Promise<Answered> => {
        const stands = (await state.question(question.key))?.answer ?? '';
        const reason = standingReason(await givenAnswer(state, question.key), model.locale.zone);
        return { ...told, answer: stands, before: true, said: [say(reason)], refused: 0, cause: null };
      };

      if (question.answer !== null) return await standing();
      const kind = kindOf(question);
      if (kind === undefined) throw new RowcallError('question.unknown-kind', say({ code: 'report.question.unable' }));
      const choices = kind.choices(question);
      const chosen = chooseAnswer(choices, asked.answer, model.locale.languages);
      const person = askedBy(desk, asked);
      const answering = { desk, ports, model, viewer, person, asked };
      const { decided, said, refused, cause } = await kind.carryOut(answering, question, chosen);
      const came = said.map(say);
      if (!decided) return { ...told, answer: '', before: false, said: came, refused, cause };
      const isKept = kind.found === undefined;
      if (isKept && !(await giveAnswer(desk, state, question, chosen, person))) return await standing();
      const { does } = choices.find((one) => one.answer === chosen)!;
      const noted = say({ code: 'report.answer.noted', args: { does: say(does) } });
      return { ...told, answer: chosen, before: false, said: [noted, ...came], refused, cause };
    });
  },
});

/** Who was quicker, if it was a person. */
function standingReason(given: GivenAnswer | null, zone: string): Reason {
  if (given === null) return { code: 'report.answer.settled' };
  const { answer: word, person: who, at } = given;
  return { code: 'report.answer.before', args: { answer: word, who, when: onClocks(zone, at) } };
}
