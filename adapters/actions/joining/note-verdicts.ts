import type { Entry } from '../../../core/entry.ts';
import { questionKey } from '../../../core/facts.ts';
import type { Model, Table } from '../../../core/model.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { State } from '../../../core/state.ts';
import { verdictAccount, verdictLedger } from '../../behaviours/deduplication/ledgers.ts';
import { onClocks } from '../answering/on-clocks.ts';
import type { Desk } from '../calling/desk.ts';
import { alone, bringToRest } from '../keeping/bring-to-rest.ts';

/** What a person said of some records: of which pairs it was known before, and since when. */
export interface Verdicts {
  readonly before: readonly { readonly who: string; readonly when: string }[];
  /** Of how many pairs it is known from now on. */
  readonly noted: number;
}

/** Notes a person's verdict on every pair of some records: nobody is asked about them again, or they are after all. */
export async function noteVerdicts(
  desk: Desk,
  ports: Ports,
  model: Model,
  table: Table,
  ids: readonly string[],
  data: { readonly verdict: string; readonly who: string },
): Promise<Verdicts> {
  const { before, fresh } = await said(ports.state, model, table, ids, data.verdict);
  if (fresh.length > 0) await note(desk, ports, model, table, fresh, data);
  return { before, noted: fresh.length };
}

type Pair = readonly [string, string];

/** Which pairs people have said it of before, and which not. */
async function said(
  state: State,
  model: Model,
  { key }: Table,
  ids: readonly string[],
  verdict: string,
): Promise<{ readonly before: Verdicts['before']; readonly fresh: readonly Pair[] }> {
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b): Pair => [a, b]));
  const asked = pairs.map(
    ([a, b]) => ({ ask: 'last', ledger: verdictLedger, subject: verdictAccount(key, a, b) }) as const,
  );
  const replies = await state.answer(asked);
  const before: Verdicts['before'][number][] = [];
  const fresh = pairs.filter((_, at) => {
    const entry = (replies.get(questionKey(asked[at]!)) ?? null) as Entry | null;
    if ((entry?.data?.['verdict'] ?? 'open') !== verdict) return true;
    if (entry !== null)
      before.push({ who: String(entry.data?.['who'] ?? ''), when: onClocks(model.locale.zone, entry.at) });
    return false;
  });
  return { before, fresh };
}

/** Puts it into the ledger, and has everybody looked at again who was told to be the same as any of them. */
async function note(
  desk: Desk,
  ports: Ports,
  model: Model,
  { key }: Table,
  pairs: readonly Pair[],
  data: { readonly verdict: string; readonly who: string },
): Promise<void> {
  const { state } = ports;
  const at = desk.clock.now();
  const cause = desk.ids.fresh();
  const entries = pairs.map(([a, b]): Entry => {
    const subject = verdictAccount(key, a, b);
    return {
      ledger: verdictLedger,
      key: `${subject}/${cause}`,
      subject,
      at,
      about: recordKey(key, a),
      by: 'duplicates',
      data: { ...data, other: b },
    };
  });
  const ids = [...new Set(pairs.flat())];
  const others = (await state.records(key, ids)).flatMap(({ findings }) =>
    findings.filter(({ code }) => code.startsWith('duplicates.')).flatMap(({ others: some }) => some ?? []),
  );
  const records = [...new Set([...ids.map((id) => recordKey(key, id)), ...others])];
  await alone(desk, state, (lease) =>
    state.settle(lease, { ...nothingSettled, entries, work: [{ is: 'review', records, cause }] }),
  );
  await bringToRest(desk, ports, model, {});
}
