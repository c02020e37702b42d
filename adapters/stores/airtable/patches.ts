import type { Instant, TableKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Found, Outcome } from '../../../core/store.ts';
import type { Limits } from './batches.ts';
import { carryBatches } from './batches.ts';
import type { Desk } from './desk.ts';
import { fieldsOf } from './fields-of.ts';
import { listSome } from './records.ts';
import type { BoundTable } from './schema.ts';
import type { Seen } from './seen.ts';
import type { Sent } from './sent.ts';
import type { Account } from './write.ts';

/**
 * Changes records of one table. Compared is with what was read a moment ago; where that is longer ago and Airtable does
 * not tell afterwards what stood before, they are read again first.
 */
export async function patchAll(
  desk: Desk,
  key: TableKey,
  one: BoundTable | undefined,
  patches: readonly Patch[],
  seen: Seen,
  account: Account,
  limits: Limits,
): Promise<void> {
  const settle = ({ table, id }: Patch, outcome: Outcome) => account.outcomes.set(recordKey(table, id), outcome);
  if (one === undefined) {
    for (const patch of patches) settle(patch, { is: 'refused', why: 'table.missing' });
    return;
  }
  const now = desk.clock.now();
  const unseen = patches.filter(({ id }) => seen.of(key, id, now) === null);
  const isLookedAt = desk.hook() === null && unseen.length > 0;
  const table = desk.tables.get(key)!;
  const read = isLookedAt
    ? await listSome(
        desk.client,
        { table, bound: one, zone: desk.zone },
        unseen.map(({ id }) => id),
      )
    : [];
  const looked = new Map(read.map((found) => [found.id, found]));
  const standing = (patch: Patch): Found['cells'] | 'absent' | null => {
    const known = seen.of(key, patch.id, now);
    return known ?? (isLookedAt ? (looked.get(patch.id)?.cells ?? 'absent') : null);
  };

  const ready: { readonly patch: Patch; readonly values: Readonly<Record<string, unknown>> }[] = [];
  for (const patch of patches) {
    const fields = fieldsOf(one, patch.set, desk.nameOf, desk.zone);
    const cells = standing(patch);
    if ('refused' in fields) settle(patch, { is: 'refused', why: fields.refused });
    else if (cells === 'absent') settle(patch, { is: 'missing' });
    else if (cells !== null && !holds(patch, cells)) settle(patch, { is: 'conflict', now: cells });
    else if (Object.keys(fields.values).length === 0) settle(patch, applied(patch));
    else ready.push({ patch, values: fields.values });
  }
  await carryBatches(
    ready,
    limits,
    async (batch) => {
      const sent = sentOf(
        batch.map(({ patch }) => patch),
        desk.clock.now(),
      );
      try {
        await desk.client.update(
          one.id,
          batch.map(({ patch, values }) => ({ id: patch.id, fields: values })),
        );
      } catch (error) {
        // What was surely not written will never be told.
        if (!(error instanceof RowcallError)) account.note(key, sent);
        throw error;
      }
      account.note(key, sent);
      for (const { patch } of batch) settle(patch, applied(patch));
    },
    ({ patch }, outcome) => settle(patch, outcome),
  );
}

function sentOf(patches: readonly Patch[], at: Instant): readonly Sent[] {
  return patches.flatMap(({ id, set, expect }) =>
    Object.entries(set).map(([field, cell]) => ({ record: id, field, expect: expect[field] ?? null, set: cell, at })),
  );
}

const applied = ({ id }: Patch): Outcome => ({ is: 'applied', id, place: id });

function holds({ expect }: Patch, cells: Found['cells']): boolean {
  return Object.keys(expect).every((field) => sameCell(cells[field] ?? null, expect[field]!));
}
