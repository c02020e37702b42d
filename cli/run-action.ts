import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Language } from '../core/language.ts';
import { showProgress } from './progress.ts';
import { showMessages } from './show-messages.ts';
import { terminal } from './terminal.ts';

/** Runs an action and prints what it answers: as JSON, or as lines in the language of the team. */
export async function runAction<T extends { readonly language: string }>(
  act: (desk: Desk) => Promise<T>,
  json: boolean,
  lines: (answer: T, language: Language) => readonly string[],
): Promise<T> {
  const { layDesk } = await import('../functions/compose.ts');
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const answer = await act(layDesk(progress.say, showMessages(progress, json))).finally(progress.end);
  if (json) {
    const { jsonOf } = await import('./json.ts');
    await terminal.print(`${jsonOf(answer)}\n`);
  } else await terminal.print(`${lines(answer, languageByCode(answer.language)!).join('\n')}\n`);
  return answer;
}
