import { idHeader } from '../../../core/columns.ts';
import type { Language } from '../../../core/language.ts';
import type { Model } from '../../../core/model.ts';
import { keepPause, pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import type { State } from '../../../core/state.ts';
import type { LeftOver, Memo, TakeOut } from '../../../core/store.ts';
import type { Desk } from '../calling/desk.ts';
import { addedIn, keepAdded } from '../keeping/added-columns.ts';
import { alone, bringToRest } from '../keeping/bring-to-rest.ts';
import { forgetBoard } from '../telling/shown-board.ts';

/** Every table, so that ids go everywhere; of its columns those that were added. */
export function ownColumns({ tables }: Model, memo: Memo | null): readonly TakeOut[] {
  const added = addedIn(memo);
  return [...tables.values()].flatMap(({ key, byKey }) => {
    const fields = added[key];
    return fields === undefined ? [] : [{ table: key, fields: fields.filter((field) => byKey.has(field)) }];
  });
}

/**
 * Takes out of a spreadsheet what Rowcall has put there, and answers what a person must delete; `null`: all of it. From
 * then on nobody writes there until somebody lets Rowcall in again: whoever still works by older settings would put back
 * what was taken out. What was under way is found out about first, so that nothing of it lands afterwards.
 */
export async function takeOutOurs(
  desk: Pick<Desk, 'clock' | 'ids'>,
  ports: Ports,
  model: Model,
  language: Language,
): Promise<readonly LeftOver[] | null> {
  const { store, state, clock } = ports;
  const by = language.say({ code: 'report.history.somebody' });
  let left: readonly LeftOver[] | null = null;
  try {
    await alone(desk, state, (lease) => keepPause(state, lease, { by, since: clock.now(), out: true }));
    await bringToRest(desk, ports, model, {});
    await alone(desk, state, async (lease) => {
      const memo = await state.memo();
      const { tables } = await store.describe();
      const columns = ownColumns(model, memo);
      const away = columns.filter(({ table }) => !tables.some((one) => one.table === table));
      const stays = (await store.takeOut?.(columns, memo)) ?? null;
      left = stays === null ? null : [...stays, ...away.flatMap((one) => leftIn(model, one))];
      // Of a tab that is called something else for a while it stays known what is ours.
      if (left !== null)
        await keepAdded(state, lease, Object.fromEntries(away.map(({ table, fields }) => [table, fields])));
      await forgetBoard(state, lease);
    });
    return left;
  } catch (error) {
    // Where not even that can be noted, `resume` lets it go on, and the same may be asked again.
    await alone(desk, state, (lease) => keepPause(state, lease, null)).catch(() => {});
    throw error;
  }
}

/** Where a tab is not found, nothing could be taken out of it. */
function leftIn({ tables }: Model, { table, fields }: TakeOut): readonly LeftOver[] {
  const { byKey } = tables.get(table)!;
  return [...fields.map((field) => byKey.get(field)!.label), idHeader].map((header) => ({ table, header }));
}

/** Once it was taken out, Rowcall comes back when somebody lets it in again. */
export async function mayComeBack(desk: Pick<Desk, 'clock' | 'ids'>, state: State): Promise<void> {
  if (pauseIn(await state.memo())?.out) await alone(desk, state, (lease) => keepPause(state, lease, null));
}
