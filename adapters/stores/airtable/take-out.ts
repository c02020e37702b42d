import type { LeftOver, TakeOut } from '../../../core/store.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import { findBoard } from './board-table.ts';
import { isNothing } from './codec.ts';
import type { Desk } from './desk.ts';
import { everyRecord } from './every-record.ts';
import { keyHeader } from './names.ts';
import { isNotShown } from './refusal.ts';
import type { BoundTable } from './schema.ts';
import { tens } from './tens.ts';

/**
 * Ten records a call, five calls a second: after so many milliseconds columns keep what they hold. Whoever deletes one deletes
 * that too, and nobody else can work meanwhile.
 */
const longest = 35_000;

/**
 * Empties the columns of Rowcall's own in a base and its table, since Airtable lets no program delete either, and ends its
 * calls; answers what a person must delete. `url`: the address that Airtable calls.
 */
export async function takeOutOfBase(
  desk: Desk,
  columns: readonly TakeOut[],
  url: string | null,
): Promise<readonly LeftOver[]> {
  const base = await desk.look(true);
  const { bound } = await desk.bind(new Map(), false);
  const left: LeftOver[] = [];
  const until = Date.parse(desk.clock.now()) + longest;
  const isOver = () => Date.parse(desk.clock.now()) > until;
  await endCalls(desk, url);
  const board = await findBoard(desk.client);
  const own = board === null || board === 'taken' ? [] : [board];
  for (const { id, primaryFieldId } of own) await clear(desk.client, id, primaryFieldId);
  for (const { table, fields } of columns) {
    const one = bound.get(table);
    const ours = one === undefined ? [] : fieldsOf(one, fields);
    if (one === undefined || ours.length === 0) continue;
    await empty(desk.client, one.id, ours, isOver);
    const named = new Map(base.find(({ id }) => id === one.id)?.fields.map(({ id, name }) => [id, name]));
    left.push(...ours.map((id) => ({ table, header: named.get(id) ?? keyHeader })));
  }
  return [...left, ...own.map(({ name }) => ({ table: name, header: null }))];
}

function fieldsOf({ fields, key }: BoundTable, asked: readonly string[]): readonly string[] {
  const ids = asked.flatMap((field) => fields.get(field)?.id ?? []);
  return key === null ? ids : [...ids, key];
}

async function empty(
  client: AirtableClient,
  table: string,
  fields: readonly string[],
  isOver: () => boolean,
): Promise<void> {
  const filled: { readonly id: string; readonly fields: Readonly<Record<string, null>> }[] = [];
  for await (const record of everyRecord(client, table, { fields })) {
    const held = fields.filter((id) => !isNothing(record.fields[id]));
    if (held.length > 0) filled.push({ id: record.id, fields: Object.fromEntries(held.map((id) => [id, null])) });
    if (isOver()) return;
  }
  for (const some of tens(filled)) {
    if (isOver()) return;
    await client.update(table, some);
  }
}

async function clear(client: AirtableClient, table: string, field: string): Promise<void> {
  const ids: string[] = [];
  for await (const { id } of everyRecord(client, table, { fields: [field] })) ids.push(id);
  for (const some of tens(ids)) await client.remove(table, some);
}

/** Whatever tells Rowcall of changes ends; where the token may not do that, it ends by itself within a week. */
async function endCalls(desk: Desk, url: string | null): Promise<void> {
  const known = desk.remembered();
  try {
    for (const { id, notificationUrl } of await desk.client.webhooks()) {
      const isOurs = (known !== null && 'id' in known && known.id === id) || (url !== null && notificationUrl === url);
      if (isOurs) await desk.client.removeWebhook(id);
    }
  } catch (error) {
    if (!isNotShown(error)) throw error;
  }
  desk.forgetHook();
}
