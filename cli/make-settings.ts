import { typedWord } from '../adapters/actions/calling/typed-word.ts';
import type { Proposed } from '../adapters/actions/init.ts';
import type { Language } from '../core/language.ts';
import { showProgress } from './progress.ts';
import { printable, terminal } from './terminal.ts';

/** How settings are made. */
export interface Making {
  /** Ask nothing, take what seems likeliest. */
  readonly yes?: boolean;
  /** Print them instead of writing them. */
  readonly print?: boolean;
  /** Replace settings that are there already. */
  readonly force?: boolean;
  readonly language?: string;
  readonly name?: string;
}

/** `printed` and `stopped`: no file was written · `there`: other settings are, and stay. */
export type Made = { readonly is: 'written'; readonly line: string } | { readonly is: 'printed' | 'stopped' | 'there' };

/** Makes the settings of a spreadsheet and writes them to that file; a person at the terminal is asked what is not clear. */
export async function makeSettings(
  what: { readonly book: string; readonly kind?: string },
  file: string,
  { yes = false, print = false, force = false, language, name }: Making,
): Promise<Made> {
  const { layDesk, writeText } = await import('../functions/compose.ts');
  const { init, perform } = await import('../adapters/actions/index.ts');
  const { languages } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const desk = layDesk(progress.say);
  if (!print && !force && (await desk.has(file))) return { is: 'there' };

  const asked = { ...what, ...(language !== undefined && { language }), ...(name !== undefined && { name }) };
  let proposed = await perform(init, desk, asked).finally(progress.end);
  if (terminal.interactive && !yes && !print) {
    const { askPerson } = await import('./init-questions.ts');
    const said = { ...(language !== undefined && { language }), ...(name !== undefined && { name }) };
    const answers = await askPerson(proposed, languages, said);
    if (answers === null) return { is: 'stopped' };
    proposed = await perform(init, desk, { ...asked, ...answers });
  }
  if (print) {
    await terminal.print(proposed.text);
    return { is: 'printed' };
  }
  if (!(await writeText(file, proposed.text, force))) return { is: 'there' };
  const speaker = languages.find(({ code }) => code === proposed.language)!;
  return { is: 'written', line: writtenLine(proposed, file, speaker) };
}

function writtenLine({ book, tables, left }: Proposed, file: string, language: Language): string {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  const titles = (some: readonly string[]) => printable(some.join(', '));
  const args = { file, typed: typedWord(book), tables: tables.length, columns };
  return [
    language.say({ code: 'report.init.read', args: { tabs: titles(tables.flatMap(({ tabs }) => tabs)) } }),
    ...(left.length > 0 ? [language.say({ code: 'report.init.left', args: { tabs: titles(left) } })] : []),
    language.say({ code: 'report.settings-written', args }),
  ].join('\n');
}
