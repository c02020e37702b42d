import { derivedId } from './id.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Context } from './ports.ts';

/**
 * Whether this is the spreadsheet that the state remembers. One that was moved is taken along; one that may be a copy,
 * or whose memory was lost, is left alone until a person has said what it is.
 */
export async function isOurs(context: Context): Promise<boolean> {
  const { state, store, clock } = context.ports;
  const here = await store.identity?.();
  if (here === undefined) return true;
  const known = await state.identity();
  if (known === here) return true;
  const key = `copy/${derivedId(here)}`;
  const question = await state.question(key);
  if (question?.answer === 'same' || (await isPlain(context, known))) {
    await state.identify(context.lease, here);
    return true;
  }
  if (question === null) {
    const args = { here, known: known ?? '' };
    const asked = { key, kind: 'copy', about: [], args, at: clock.now(), answer: null } as const;
    await state.settle(context.lease, { ...nothingSettled, questions: [asked] });
    context.tally.asked.push(key);
  }
  context.tally.stopped = key;
  return false;
}

/** Whether there is no doubt: it was moved, it has been at work here before, or we never wrote an id into it. */
async function isPlain({ ports: { state, store }, model }: Context, known: string | null): Promise<boolean> {
  if (known !== null) return store.stands !== undefined && !(await store.stands(known));
  const memo = await state.memo();
  if ([...model.tables.keys()].some((table) => memo?.[table] !== undefined)) return true;
  const everywhere = [...model.tables.keys()].map((table) => ({ table }));
  const { tables } = await store.read(everywhere, null);
  const isOurs = store.capabilities.ids === 'ours';
  return [...tables.values()].every(({ records }) =>
    records.every(({ id, made }) => (isOurs ? id === null : made === undefined)),
  );
}
