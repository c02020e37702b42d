import * as z from 'zod';
import type { Entry } from '../../core/entry.ts';
import { questionKey } from '../../core/facts.ts';
import type { Model, Table } from '../../core/model.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { Ports } from '../../core/ports.ts';
import { recordKey } from '../../core/record.ts';
import type { State } from '../../core/state.ts';
import { differentVerdict } from '../behaviours/deduplication/group-of.ts';
import { verdictAccount, verdictLedger } from '../behaviours/deduplication/ledgers.ts';
import { onClocks } from './answering/question-in-words.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { readAll } from './examining/examination.ts';
import { findRow } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { impossible } from './joining/impossible.ts';
import { namedRow, namedSchema } from './joining/join-in-words.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { alone, bringToRest } from './keeping/bring-to-rest.ts';
import { personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';

const toldSchema = z.strictObject({
  language: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  rows: z.array(namedSchema),
  before: z
    .array(z.strictObject({ who: z.string(), when: z.string().meta({ description: 'On the clocks of the team.' }) }))
    .meta({ description: 'Who had said the same before, and when.' }),
  noted: z.int().min(0).meta({ description: 'Of how many pairs it is known from now on.' }),
});
export type ToldApart = z.output<typeof toldSchema>;

/** A person's word that rows are not the same. It is remembered for ever, and nobody is asked again. */
export const notDuplicate = action({
  name: 'not-duplicate',
  summary: 'Says once and for all that rows are not the same, or that they may be after all.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    table: z.string().min(1).optional().meta({ description: 'The tab, or the key of the table.' }),
    rows: z
      .array(z.string().min(1))
      .min(2)
      .max(20)
      .meta({ description: 'The rows: their numbers, ids, or what names them.' }),
    maybe: z.boolean().default(false).meta({ description: 'Take it back: they may be the same after all.' }),
  }),
  output: toldSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'write', async (model, ports) => {
      const viewer = teamViewer(model);
      const table = joinableTable(model, asked.table);
      await bringBookToRest(desk, ports, model, 'suggest');
      const { tables } = await readAll(desk, model, ports.store);
      const starts = tables.find((one) => one.table === table)?.starts ?? [];
      const found = [...new Set(asked.rows.map((name) => findRow(viewer, table, starts, name)))];
      if (found.length < 2) throw impossible('A row is always the same as itself.');
      const ids = found.map(({ row }) => row.id);
      const verdict = asked.maybe ? 'open' : differentVerdict;
      const { before, fresh } = await said(ports.state, model, table, ids, verdict);
      if (fresh.length > 0) await note(desk, ports, model, table, fresh, { verdict, who: asked.person });
      const places = new Map(found.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null]));
      return {
        language: viewer.language.code,
        table: table.title,
        rows: found.map(({ row }) => namedRow(model, viewer, row, (record) => places.get(record) ?? null)),
        before,
        noted: fresh.length,
      };
    });
  },
});

type Pair = readonly [string, string];

/** Which pairs people have said it of before, and which not. */
async function said(
  state: State,
  model: Model,
  { key }: Table,
  ids: readonly string[],
  verdict: string,
): Promise<{ readonly before: ToldApart['before']; readonly fresh: readonly Pair[] }> {
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b): Pair => [a, b]));
  const asked = pairs.map(
    ([a, b]) => ({ ask: 'last', ledger: verdictLedger, subject: verdictAccount(key, a, b) }) as const,
  );
  const replies = await state.answer(asked);
  const before: ToldApart['before'] = [];
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
  await bringToRest(desk, ports, model, { people: 'suggest' });
}
