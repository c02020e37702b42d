import type { Language } from '../../../core/language.ts';
import type { Evidence } from './evidence.ts';

/** What would be done at once, after the words that say when; one sentence. */
export function evidenceSentence(
  intro: string,
  {
    answers,
    changed,
    suggested,
    made,
    duplicates,
  }: Pick<Evidence, 'answers' | 'changed' | 'suggested' | 'made' | 'duplicates'>,
  language: Language,
): string {
  const say = (code: string, args = {}) => language.say({ code: `report.mode.${code}`, args });
  const part = (code: string, count: number) => (count > 0 ? [say(code, { count })] : []);
  const parts = [
    ...part('answers', answers),
    ...part('changed', changed),
    ...part('suggested', suggested),
    ...part('made', made),
    ...part('duplicates', duplicates),
  ];
  return `${intro}: ${parts.length > 0 ? parts.join(', ') : say('nothing')}.`;
}
