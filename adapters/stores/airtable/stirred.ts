import type { Memo } from '../../../core/store.ts';
import { boardPlace } from './board-table.ts';
import type { Hook } from './memo.ts';
import type { Numbered } from './told.ts';

/** What was told since the last look; `payloads` is `null` where some of it was missed. */
interface Heard {
  readonly payloads: readonly Numbered[] | null;
  readonly cursor: number;
}

/**
 * What is to be remembered of Rowcall's own table, where somebody else was at it: whoever looks for ticks knows by that, also
 * when another process heard of it.
 */
export function stirredMemo(memo: Memo | null, { id, me }: Hook, { payloads, cursor }: Heard): Memo {
  const place = boardPlace.in(memo);
  if (place === null) return {};
  if (payloads === null) return boardPlace.memo({ ...place, stirred: `${id}/${cursor}` });
  const last = payloads.findLast(({ payload: { actionMetadata, changedTablesById } }) => {
    const isOurs = actionMetadata.source === 'publicApi' && actionMetadata.sourceMetadata?.user?.id === me;
    return changedTablesById?.[place.table] !== undefined && !isOurs;
  });
  return last === undefined ? {} : boardPlace.memo({ ...place, stirred: `${id}/${last.n}` });
}
