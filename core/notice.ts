import type { Cell, FieldKey, TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import { RowcallError } from './errors.ts';
import type { Args, Reason } from './finding.ts';

/** A cell that stands in a message: shown as its field shows it, masked as its readers demand. */
export interface NoticeCell {
  readonly table: TableKey;
  readonly field: FieldKey;
  readonly cell: Cell;
}

/**
 * What a message says, as data; the payload of effects that are messages. `presentNotice` puts it into words, so that no
 * sender knows a word of the trade. What people wrote stands in `cells`, never in the arguments of `reason`.
 */
export interface Notice {
  readonly reason: Reason;
  /** By the name of the argument that each becomes. */
  readonly cells?: Readonly<Record<string, NoticeCell>>;
  /** The record that the message leads to, as a record key. */
  readonly record?: string;
  /** What a gathering says, one by one. */
  readonly items?: readonly Notice[];
}

/** The notice of an effect. Throws `sender.cannot` for one whose payload is none. */
export function noticeOf({ kind, payload }: Effect): Notice {
  if (isNotice(payload)) return payload;
  throw new RowcallError('sender.cannot', `“${kind}” sends messages, and this is none.`, { kind });
}

/** The notice with the number of its effect as its argument `number`. */
export function numbered(notice: Notice, number: string | undefined): Notice {
  if (number === undefined) return notice;
  const args: Args = { ...notice.reason.args, number };
  return { ...notice, reason: { ...notice.reason, args } };
}

/** One notice that says what all of these effects would have said. */
export function gatherNotices(effects: readonly Effect[]): Notice {
  const items = effects.map((effect) => ({ record: effect.about, ...noticeOf(effect) }));
  return { reason: { code: 'report.messages', args: { count: items.length } }, items };
}

function isNotice(payload: unknown): payload is Notice {
  if (!isObject(payload) || !isObject(payload['reason']) || typeof payload['reason']['code'] !== 'string') return false;
  const { cells = {}, record = '', items = [] } = payload;
  return isObject(cells) && typeof record === 'string' && Array.isArray(items) && items.every(isNotice);
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
