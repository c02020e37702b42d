import type { Cell, FieldKey } from './cell.ts';
import { dict } from './cell.ts';
import type { Effect } from './effect.ts';
import { partsOfKey } from './record.ts';
import type { Request } from './rule.ts';
import type { Receipt } from './sender.ts';

/**
 * What a receipt has to say to the rows: one request for each effect that wants something back, known by the effect's key,
 * so that the same receipt told twice is written once.
 */
export function receiptRequests(
  effects: readonly Effect[],
  receipt: Receipt,
  number: string | null,
): readonly Request[] {
  return effects.flatMap(({ key, kind, about, back = {} }): Request[] => {
    const set = dict<Cell>();
    const take = (field: FieldKey | undefined, cell: Cell | undefined) => {
      if (field !== undefined && cell !== undefined) set[field] = cell;
    };
    take(back.link, receipt.link);
    take(back.number, number ?? undefined);
    take(back.at, receipt.at);
    if (Object.keys(set).length === 0) return [];
    const edit = { ...partsOfKey(about), set };
    return [{ key: `receipt/${key}`, cause: key, actor: { is: 'program', name: kind }, edits: [edit], creates: [] }];
  });
}
