import type { RecordId, TableKey } from '../../../core/cell.ts';
import type { NewRecord } from '../../../core/patch.ts';
import type { Outcome } from '../../../core/store.ts';
import type { Limits } from './batches.ts';
import { carryBatches } from './batches.ts';
import type { Desk } from './desk.ts';
import { fieldsOf, ownLinks } from './fields-of.ts';
import { keyHeader } from './names.ts';
import { listMade } from './records.ts';
import { isNotShown } from './refusal.ts';
import type { BoundTable } from './schema.ts';
import { madeField } from './sent.ts';
import type { Account } from './write.ts';

interface New {
  readonly record: NewRecord;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Makes records, parents first, each once: one that was made under its key before is left as it is by now. `made` is
 * filled with the id that Airtable gave, by the id under which a record was made.
 */
export async function createAll(
  desk: Desk,
  bound: Map<TableKey, BoundTable>,
  creates: readonly NewRecord[],
  account: Account,
  limits: Limits,
): Promise<void> {
  if (creates.length === 0) return;
  const byTable = Map.groupBy(creates, ({ table }) => table);
  for (const [key, list] of byTable) {
    const one = await withKey(desk, bound, key);
    if (one === null) {
      const why = bound.has(key) ? 'column.missing' : 'table.missing';
      for (const { key: name } of list) account.outcomes.set(name, { is: 'refused', why });
      continue;
    }
    const there = await listMade(
      desk.client,
      one,
      list.map(({ id }) => id),
    );
    for (const record of list) {
      const id = there.get(record.id);
      if (id === undefined) continue;
      desk.made.set(record.id, id);
      account.outcomes.set(record.key, { is: 'applied', id, place: id });
    }
  }
  const left = () => creates.filter(({ key }) => !account.outcomes.has(key));
  for (let waiting = left(); waiting.length > 0; waiting = left()) {
    const unmade = new Set(waiting.map(({ id }) => id));
    const isReady = ({ table, id, set }: NewRecord) =>
      [...ownLinks(bound.get(table)!, set)].every((link) => link.id === id || !unmade.has(link.id));
    const ready = waiting.filter(isReady);
    // Of a ring nobody is first: none of it can be made with all its links.
    if (ready.length === 0)
      for (const { key } of waiting) account.outcomes.set(key, { is: 'refused', why: 'cell.unwritable' });
    for (const [key, list] of Map.groupBy(ready, ({ table }) => table))
      await makeAll(desk, bound.get(key)!, list, account, limits);
  }
}

/** The table with its field of keys, which is made where it is missing; `null`: it cannot be. */
async function withKey(desk: Desk, bound: Map<TableKey, BoundTable>, key: TableKey): Promise<BoundTable | null> {
  const one = bound.get(key);
  if (one === undefined || one.key !== null) return one ?? null;
  try {
    const { id } = await desk.addField(one.id, keyField);
    const withIt = { ...one, key: id };
    bound.set(key, withIt);
    return withIt;
  } catch (error) {
    if (isNotShown(error)) return null;
    throw error;
  }
}

/** The field by which records of ours are known. */
export const keyField = {
  name: keyHeader,
  type: 'singleLineText',
  description: 'By it Rowcall knows the records that it made. Hide it as you like; please do not remove or fill it.',
};

async function makeAll(
  desk: Desk,
  one: BoundTable,
  list: readonly NewRecord[],
  account: Account,
  limits: Limits,
): Promise<void> {
  const settle = ({ key }: NewRecord, outcome: Outcome) => account.outcomes.set(key, outcome);
  const news: New[] = [];
  for (const record of list) {
    const fields = fieldsOf(one, record.set, desk.nameOf, desk.zone);
    if ('refused' in fields) settle(record, { is: 'refused', why: fields.refused });
    else news.push({ record, values: filled(fields.values) });
  }
  await carryBatches(
    news,
    limits,
    async (batch) => {
      const made = await desk.client.upsert(
        one.id,
        one.key!,
        batch.map(({ record, values }) => ({ ...values, [one.key!]: record.id })),
      );
      for (const [i, { record }] of batch.entries()) {
        const id = made.find(({ fields }) => fields[one.key!] === record.id)?.id ?? made[i]!.id;
        noteMade(desk, account, record, id);
        settle(record, { is: 'applied', id, place: id });
      }
    },
    ({ record }, outcome) =>
      settle(record, outcome.is === 'missing' ? { is: 'refused', why: 'cell.unwritable' } : outcome),
  );
}

function noteMade(desk: Desk, account: Account, { table, id: own, set }: NewRecord, id: RecordId): void {
  desk.made.set(own, id);
  const cells = Object.entries(set).filter(([, cell]) => cell !== null);
  const at = desk.clock.now();
  account.note(
    table,
    [[madeField, own] as const, ...cells].map(([field, cell]) => ({ record: id, field, expect: null, set: cell, at })),
  );
}

/** What is empty needs no words in a new record. */
function filled(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== false));
}
