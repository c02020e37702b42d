import { perform } from '../adapters/actions/calling/action.ts';
import { questions, type WaitingQuestions } from '../adapters/actions/questions.ts';
import { type Conversation, type Reply, sayWhere, told } from './conversation.ts';

/** More than these nobody reads in a small window. */
const mostQuestions = 8;
const mostExamples = 3;

/** Tells what only a person can decide, the most urgent first. */
export async function tellWaiting({ desk, asked, language }: Conversation): Promise<Reply> {
  const { questions: all, suggestions } = await perform(questions, desk, asked);
  const say = (code: string, count: number) => language.say({ code, args: { count } });
  const besides = suggestions > 0 ? [say('report.apply.suggested', suggestions)] : [];
  if (all.length === 0) return told(...(besides.length > 0 ? besides : [say('report.suggestions.none', 0)]));
  const left = all.length - mostQuestions;
  return told(
    say('report.questions.waiting', all.length),
    ...all.slice(0, mostQuestions).flatMap((one) => ['', ...linesOf(one)]),
    ...(left > 0 ? ['', say('ui.menu.waiting.more', left)] : []),
    '',
    ...besides,
    language.say({ code: 'ui.menu.waiting.how' }),
  );

  function linesOf({ kind, table, row, column, label, message, examples, answers }: Question): readonly string[] {
    const where =
      table === '' ? language.say({ code: `report.questions.${kind}` }) : sayWhere(language, { table, row, column });
    return [
      `• ${where}${label === '' ? '' : ` (${label})`}`,
      message,
      ...examples
        .slice(0, mostExamples)
        .map((one) => `   ${sayWhere(language, one)}: ${quoted(one.from)} → ${quoted(one.to)}`),
      ...answers.map(({ answer, does }) => `   ${answer}: ${does}`),
    ];
  }

  function quoted(text: string): string {
    return language.say({ code: 'report.quoted', args: { text, isEmpty: text === '' } });
  }
}

type Question = WaitingQuestions['questions'][number];
