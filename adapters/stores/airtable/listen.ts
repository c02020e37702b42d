import type { AirtableClient } from '../../vendors/airtable.ts';
import type { Wanted } from '../binding/wanted.ts';
import type { Hook, TableMemo } from './memo.ts';
import { changesPlace } from './names.ts';
import { isNotShown } from './refusal.ts';
import type { Numbered } from './told.ts';

/** Who wants to know what was told of a table. */
export interface Listener {
  readonly was: TableMemo | null;
  /** `null`: the whole table is read. */
  readonly wanted: Wanted | null;
  /** From which number on it is not known what was told; `null`: nothing is known. */
  readonly from: number | null;
}

interface Heard {
  /** `null`: some of what was to be told was missed. */
  readonly payloads: readonly Numbered[] | null;
  /** The number of what is told next. */
  readonly cursor: number;
}

/**
 * What Airtable tells, as far as anybody needs it: for changes, for whole tables, and where something that we wrote was not
 * told yet. `null`: nobody needs it.
 */
export async function listen(
  client: AirtableClient,
  hook: Hook,
  listeners: readonly Listener[],
): Promise<Heard | 'nothing any more' | null> {
  const waits = ({ was }: Listener) => was?.sent.some(({ told }) => !told) ?? false;
  const isNeeded = (one: Listener) => one.wanted === null || one.wanted.places.has(changesPlace) || waits(one);
  if (!listeners.some(isNeeded)) return null;
  // What was written since the webhook was made is told by it from the first on.
  const numbers = listeners.flatMap((one) => one.from ?? (waits(one) ? 1 : []));
  try {
    if (numbers.length > 0) return await drain(client, hook.id, Math.min(...numbers));
    return { payloads: [], cursor: await nextNumber(client, hook.id) };
  } catch (error) {
    if (isNotShown(error)) return 'nothing any more';
    throw error;
  }
}

const mostPages = 40;

/**
 * Everything that a webhook has told from that number on. `payloads` is `null` when some of it was missed: it was told
 * too long ago, there is too much of it, or Airtable could not tell it.
 */
async function drain(client: AirtableClient, webhook: string, from: number): Promise<Heard> {
  const payloads: Numbered[] = [];
  let cursor = from;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.payloads(webhook, cursor);
    const first = answer.cursor - answer.payloads.length;
    payloads.push(...answer.payloads.map((payload, i) => ({ n: first + i, payload })));
    const isMissed = (page === 0 && first > from) || answer.payloads.some(({ error }) => error === true);
    if (isMissed) return { payloads: null, cursor: await nextNumber(client, webhook) };
    cursor = answer.cursor;
    if (!answer.mightHaveMore) return { payloads, cursor };
  }
  return { payloads: null, cursor: await nextNumber(client, webhook) };
}

/** The number of what a webhook will tell next; 1 where it is not there any more. */
async function nextNumber(client: AirtableClient, webhook: string): Promise<number> {
  const hooks = await client.webhooks();
  return hooks.find(({ id }) => id === webhook)?.cursorForNextPayload ?? 1;
}
