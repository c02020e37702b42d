import { RowcallError } from '../../../core/errors.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import { meantBy, shortKeys } from './short-keys.ts';
import { waitingQuestions } from './waiting-questions.ts';

const everything = 1_000_000;

/**
 * The question that a person names by its key or its short name, whether or not it is answered, `besides` those that are kept. Throws
 * `question.not-found`, and `request.invalid` for a suggestion, which is accepted or declined, and for a name of several.
 */
export async function findQuestion(
  state: State,
  name: string,
  besides: readonly OpenQuestion[],
): Promise<OpenQuestion> {
  const named = besides.find(({ key }) => key === name) ?? (await state.question(name));
  if (named?.kind === 'suggestion')
    throw new RowcallError('request.invalid', 'That is a suggestion: use rowcall accept or rowcall decline.');
  if (named !== null) return named;
  const found =
    (await meant(name, [...(await waitingQuestions(state)), ...besides])) ?? (await meant(name, await answered(state)));
  if (found !== null) return found;
  throw new RowcallError('question.not-found', `No question is called "${name}".`);
}

async function answered(state: State): Promise<readonly OpenQuestion[]> {
  return (await state.questions({ open: false, limit: everything })).filter(({ kind }) => kind !== 'suggestion');
}

async function meant(name: string, questions: readonly OpenQuestion[]): Promise<OpenQuestion | null> {
  const [key, ...others] = meantBy(
    name,
    questions.map((one) => one.key),
  );
  if (key === undefined) return null;
  if (others.length === 0) return questions.find((one) => one.key === key)!;
  const longer = [...shortKeys([key, ...others]).values()].join(', ');
  throw new RowcallError('request.invalid', `Several questions begin with "${name}": ${longer}.`);
}
