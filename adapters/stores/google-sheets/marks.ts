import type { Memo } from '../../../core/store.ts';

/** No table has such a name. */
const name = '.google-sheets.made';

/** What the makings of new records have left in the spreadsheet, as far as it is known and nobody needs it any more. */
export function marksIn(memo: Memo): readonly string[] {
  return memo[name]?.split(' ').filter((mark) => mark !== '') ?? [];
}

export function withMarks(memo: Memo, marks: readonly string[]): Memo {
  return marks.length === 0 && memo[name] === undefined ? {} : { [name]: marks.join(' ') };
}
