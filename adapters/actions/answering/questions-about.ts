import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import type { State } from '../../../core/state.ts';
import type { Start } from '../../../core/world.ts';
import { askAbout } from './ask-about.ts';
import type { QuestionInWords } from './question-in-words.ts';
import { questionInWords } from './question-in-words.ts';
import { shortKeys } from './short-keys.ts';
import { waitingQuestions } from './waiting-questions.ts';

/** What waits for a person's word about one record alone, in words. */
export async function questionsAbout(
  model: Model,
  viewer: Viewer,
  state: State,
  { row, place }: Pick<Start, 'row' | 'place'>,
): Promise<readonly QuestionInWords[]> {
  const all = await waitingQuestions(state);
  const record = recordKey(row.table, row.id);
  const mine = all.filter(({ about }) => about.length === 1 && about[0] === record);
  if (mine.length === 0) return [];
  const telling = { ...(await askAbout(model, viewer, state, mine)), placeOf: () => place ?? null };
  const shorts = shortKeys(all.map(({ key }) => key));
  return mine.map((one) => questionInWords(telling, one, shorts.get(one.key)!));
}
