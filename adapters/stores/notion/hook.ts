import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { TableKey } from '../../../core/cell.ts';
import type { Call, Heard, Hint, Memo, StoreSetting } from '../../../core/store.ts';
import { machineClock } from '../../vendors/machine-clock.ts';
import { type Recall, recallOf } from './memo.ts';
import { hookTokenName, setUpName } from './names.ts';

/** Calls are small; whatever is longer is not Notion's. */
const longestBody = 262_144;
/** Notion tries again for a day; what is older, or from the future, was kept by somebody and is sent again. */
const oldest = 25 * 3_600_000;
const earliest = 5 * 60_000;
const mostRemembered = 1000;

const handshake = z.object({ verification_token: z.string().min(16).max(200) });

const event = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  attempt_number: z.number().optional(),
  authors: z.array(z.object({ id: z.string(), type: z.string() })).default([]),
  entity: z.object({ id: z.string(), type: z.string() }),
  data: z
    .object({
      parent: z.object({ id: z.string().optional(), data_source_id: z.string().optional() }).optional(),
      updated_blocks: z.array(z.object({ id: z.string(), type: z.string() })).optional(),
    })
    .default({}),
});
type Event = z.output<typeof event>;

const forged: Heard = { is: 'forged' };
const nothing: Heard = { is: 'hints', hints: [] };

/**
 * Deliveries that were understood already, and by which spreadsheet: one webhook serves all of a connection. One that
 * Notion repeats because nobody answered has another number.
 */
const heard = new Set<string>();

/**
 * Understands a call of a webhook. It counts only if it is signed with the token of the webhook, byte for byte; the first
 * call, which brings that token, is not, and counts only while somebody is setting up. What Rowcall itself did is no news.
 */
export async function hearNotion(
  spreadsheet: string,
  setting: StoreSetting,
  { headers, body }: Call,
  memo: () => Promise<Memo | null>,
): Promise<Heard> {
  if (body.length > longestBody) return forged;
  const tokens = (setting.given?.(hookTokenName) ?? '').split(/[\s,]+/).filter((token) => token !== '');
  const signature = headers['x-notion-signature'];
  if (signature === undefined) return setting.given?.(setUpName) === '1' ? shakeHands(body) : forged;
  if (!tokens.some((token) => isSigned(body, token, signature))) return forged;
  const told = event.safeParse(parsed(body));
  if (!told.success) return nothing;
  const now = Date.parse((setting.clock ?? machineClock).now());
  const at = Date.parse(told.data.timestamp);
  if (at < now - oldest || at > now + earliest) return forged;
  // Before it is taken for known: what fails here is told once more.
  const remembered = await memo();
  if (isKnown(`${spreadsheet}/${told.data.id}/${told.data.attempt_number ?? 0}`)) return nothing;
  return { is: 'hints', hints: hintsOf(told.data, setting, remembered) };
}

/** The token is for the eyes of whoever sets up; the body of the answer goes to Notion and says nothing. */
function shakeHands(body: Uint8Array): Heard {
  const told = handshake.safeParse(parsed(body));
  if (!told.success) return forged;
  return { is: 'answer', body: '', secret: { name: hookTokenName, value: told.data.verification_token } };
}

function isSigned(body: Uint8Array, token: string, signature: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', token).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function isKnown(delivery: string): boolean {
  if (heard.has(delivery)) return true;
  heard.add(delivery);
  const [first] = heard;
  if (heard.size > mostRemembered && first !== undefined) heard.delete(first);
  return false;
}

/** Where to look. That a row is gone shows only in all of its table. */
function hintsOf({ type, entity, authors, data }: Event, { tables }: StoreSetting, memo: Memo | null): readonly Hint[] {
  const recalls = [...tables.keys()].flatMap((table) => {
    const recall = recallOf(memo?.[table]);
    return recall === null ? [] : [{ table, recall }];
  });
  const source = entity.type === 'data_source' ? entity.id : data.parent?.data_source_id;
  const concerned = recalls.filter(({ recall }) => source === undefined || recall.source === source);
  const unseen = [...tables.keys()].filter((table) => !recalls.some((one) => one.table === table));
  const news = concerned.filter(({ recall }) => !isOurs(authors, recall));
  const whole = (list: readonly { readonly table: TableKey }[]): readonly Hint[] =>
    [...list.map(({ table }) => table), ...unseen].map((table) => ({ table }));
  switch (type) {
    case 'page.created':
    case 'page.properties_updated':
    case 'page.undeleted':
      return [...news.map(({ table }) => ({ table, ids: [entity.id] })), ...whole([])];
    case 'page.moved':
      // Where it came from is not said.
      return whole(recalls);
    case 'page.deleted':
      return whole(news);
    case 'data_source.content_updated': {
      const blocks = data.updated_blocks ?? [];
      const isPages = blocks.length > 0 && blocks.every((block) => block.type === 'page');
      const ids = blocks.map(({ id }) => id);
      return isPages ? [...news.map(({ table }) => ({ table, ids })), ...whole([])] : whole(news);
    }
    case 'data_source.created':
    case 'data_source.deleted':
    case 'data_source.moved':
    case 'data_source.schema_updated':
    case 'data_source.undeleted':
      return whole(concerned);
    default:
      return [];
  }
}

function isOurs(authors: Event['authors'], { us }: Recall): boolean {
  return us !== undefined && authors.length > 0 && authors.every(({ id }) => id === us);
}
