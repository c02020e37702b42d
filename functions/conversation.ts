import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Asked } from '../adapters/actions/examining/open-book.ts';
import type { Language } from '../core/language.ts';

/** A person in a spreadsheet who waits for an answer: the desk knows who, and what is said is in the language of the team. */
export interface Conversation {
  readonly desk: Desk;
  readonly asked: Pick<Asked, 'manifest'>;
  readonly language: Language;
}

/**
 * What is answered, as the script in the spreadsheet understands it. `heard`: the answer will stand in the rows · `told`:
 * this text is all · `asks`: only a yes to this text does it, with `confirm`.
 */
export type Reply =
  | { readonly is: 'heard' }
  | { readonly is: 'told'; readonly text: string }
  | { readonly is: 'asks'; readonly text: string; readonly confirm: string };

/** A text of these lines; none is left out. */
export function told(...lines: readonly string[]): Reply {
  return { is: 'told', text: lines.join('\n') };
}

/** Says where something stands: the tab, the row where there is one, what stands above the column. */
export function sayWhere(
  { say }: Language,
  {
    table,
    row,
    column = '',
  }: { readonly table: string; readonly row: number | string | null; readonly column?: string },
): string {
  const inRow = row !== null && row !== '';
  return say({ code: 'report.at', args: { table, row: row ?? '', column, inRow, inColumn: column !== '' } });
}
