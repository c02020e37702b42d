import { joinedInto } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import type { Kept, State } from '../../../core/state.ts';
import { duplicateCode } from './groups.ts';

/** The records that one is told to be the same as, the likeliest first, as far as they still stand for themselves. */
export async function twinsTold(state: State, { key }: Table, { findings }: Kept): Promise<readonly Kept[]> {
  const told = findings.flatMap(({ code, others = [] }) => (code === duplicateCode ? others : []));
  const start = `${key}/`;
  const ids = [...new Set(told)].flatMap((record) => (record.startsWith(start) ? [record.slice(start.length)] : []));
  if (ids.length === 0) return [];
  const known = new Map((await state.records(key, ids)).map((one) => [one.id, one]));
  return ids.flatMap((id) => {
    const one = known.get(id);
    return one === undefined || one.gone || joinedInto(one.accepted) !== null ? [] : [one];
  });
}
