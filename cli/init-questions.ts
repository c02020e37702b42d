import { cancel, intro, isCancel, outro, select, text } from '@clack/prompts';
import type { Proposed } from '../adapters/actions/init.ts';
import type { Language } from '../core/language.ts';
import { printable } from './terminal.ts';

export interface Answers {
  readonly language: string;
  readonly name: string;
  readonly columns: { readonly table: string; readonly column: string; readonly kind: string | null }[];
}

const longestName = 100;
const mostKinds = 5;
/** Chosen to leave a column alone. */
const none = '-';

/** Asks a person what the spreadsheet alone does not tell; `null` when they would rather not. */
export async function askPerson(
  proposed: Proposed,
  languages: readonly Language[],
  said: { readonly language?: string; readonly name?: string },
): Promise<Answers | null> {
  const guessed = languages.find(({ code }) => code === proposed.language)!;
  const say = (code: string, args = {}) => guessed.say({ code: `report.init.${code}`, args });
  intro(say('hello'));
  const stop = () => {
    cancel(say('stopped'));
    return null;
  };

  const language =
    said.language ??
    (await select({
      message: say('language'),
      initialValue: guessed.code,
      options: languages.map(({ code, name }) => ({ value: code, label: name })),
    }));
  if (isCancel(language)) return stop();

  const name =
    said.name ?? (await text({ message: say('name'), initialValue: proposed.name, validate: nameFault(say) }));
  if (isCancel(name)) return stop();

  const columns: Answers['columns'] = [];
  for (const { table, columns: all } of proposed.tables)
    for (const { column, kind, sure, others, cells } of all) {
      if (sure) continue;
      const message = printable(say('column', { table, column, cells: cells.join(' · ') }));
      const kinds = [kind, ...others.slice(0, mostKinds - 1)].map((value) => ({ value, label: value }));
      const chosen = await select({ message, options: [...kinds, { value: none, label: say('alone') }] });
      if (isCancel(chosen)) return stop();
      columns.push({ table, column, kind: chosen === none ? null : chosen });
    }
  outro(say('thanks'));
  return { language, name, columns };
}

function nameFault(say: (code: string) => string): (value: string | undefined) => string | undefined {
  return (value = '') => (value.trim() === '' || value.length > longestName ? say('name-fault') : undefined);
}
