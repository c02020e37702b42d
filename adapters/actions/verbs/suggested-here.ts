import { presentCell, presentTyped } from '../../../core/present.ts';
import type { State } from '../../../core/state.ts';
import { teamViewer } from '../examining/wording.ts';
import type { Suggestion } from '../suggesting/waiting.ts';
import { openSuggestions, type Suggestions } from '../suggesting/waiting.ts';
import type { Foresight } from './foresight.ts';
import type { VerbRow } from './verb.ts';

/** What is suggested in one row, and all suggestions there are. */
export interface SuggestedHere {
  readonly mine: readonly Suggestion[];
  readonly all: Suggestions;
}

/** Finds what is suggested in a row and waits for a word. */
export async function suggestedHere(
  state: State,
  { model, table, kept }: Pick<VerbRow, 'model' | 'table' | 'kept'>,
): Promise<SuggestedHere> {
  const all = await openSuggestions(model, state);
  return { mine: all.waiting.filter((one) => one.table === table && one.row.id === kept.id), all };
}

/** What becomes of the suggestions of a row, cell by cell, under a sentence that says it. */
export async function foreseeSuggested(row: VerbRow, does: string): Promise<Foresight> {
  const { mine } = await suggestedHere(row.state, row);
  if (mine.length === 0) return { is: 'nothing', why: { code: 'report.verb.nothing' } };
  const viewer = teamViewer(row.model);
  return {
    is: 'deed',
    does: { code: does, args: { count: mine.length } },
    cells: mine.map(({ field, from, to }) => ({
      column: field.label,
      from: presentTyped(field, viewer, from),
      to: presentCell(field, viewer, to),
    })),
  };
}
