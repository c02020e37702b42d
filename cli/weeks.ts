import { type Command, InvalidArgumentError } from 'commander';
import type { WeekInWords } from '../adapters/actions/letting-in/week-in-words.ts';
import { weekSentences } from '../adapters/actions/letting-in/week-sentences.ts';
import type { Reported } from '../adapters/actions/report.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly weeks?: number;
}

/** `rowcall report`: what Rowcall did, week by week, and what it would have done. */
export function addReport(program: Command, finish: Finish): void {
  withBookOptions(program.command('report'))
    .summary('say week by week what Rowcall did, and would have done')
    .description(
      'Says for each week what Rowcall changed, what people put back, what it asked and sent, how long it did not work, and what it would have done where it only watches. Writes nothing.',
    )
    .option('--weeks <number>', 'how many weeks (default: 4)', (said) => {
      const weeks = Number(said);
      if (Number.isInteger(weeks) && weeks >= 1 && weeks <= 520) return weeks;
      throw new InvalidArgumentError('It is a number from 1 to 520.');
    })
    .action(async (book: string | undefined, options: Options) => {
      const { perform, report } = await import('../adapters/actions/index.ts');
      const { weeks } = options;
      const asked = { ...askedOf(book, options), ...(weeks !== undefined && { weeks }) };
      await runAction((desk) => perform(report, desk, asked), options.json ?? false, reportedLines);
      finish(0);
    });
}

function reportedLines({ mode, weeks }: Reported, language: Language): readonly string[] {
  return [
    language.say({ code: 'report.mode.now', args: { mode } }),
    ...weeks.flatMap((week) => [
      '',
      terminal.paint('bold', language.say({ code: 'report.week.of', args: { from: week.from } })),
      ...weekLines(week, language).map((line) => `  ${line}`),
    ]),
  ];
}

/** One week in few lines. */
function weekLines(week: WeekInWords, language: Language): readonly string[] {
  const sentences = weekSentences(week, language);
  const say = (code: string) => language.say({ code: `report.week.${code}` });
  if (sentences.length === 0) return [say('nothing')];
  const would = sentences.filter(({ is }) => is === 'would');
  return [
    ...sentences
      .filter(({ is }) => is !== 'would')
      .map(({ is, text }) => (is === 'doubt' ? terminal.paint('yellow', printable(text)) : printable(text))),
    ...(would.length > 0 ? [`${say('would')}:`, ...would.map(({ text }) => `  ${printable(text)}`)] : []),
  ];
}
