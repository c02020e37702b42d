import type { Memo } from '../../../core/store.ts';
import { madeMemo } from './names.ts';

/** What the makings of new records have left in the spreadsheet, as far as it is known and nobody needs it any more. */
export function marksIn(memo: Memo): readonly string[] {
  return memo[madeMemo]?.split(' ').filter((mark) => mark !== '') ?? [];
}

export function withMarks(memo: Memo, marks: readonly string[]): Memo {
  return marks.length === 0 && memo[madeMemo] === undefined ? {} : { [madeMemo]: marks.join(' ') };
}
