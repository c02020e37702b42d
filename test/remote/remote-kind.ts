import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Call, Heard, Memo, Store, StoreSetting } from '../../core/store.ts';
import { storeKind } from '../../core/store.ts';

const options = z.strictObject({ sheet: z.string().min(1) });
const address = /^https:\/\/remote\.example\/s\/([\w-]+)/u;
/** A call is believed so many milliseconds before and after its own time. */
const window = 300_000;

/** A kind of spreadsheet that stands somewhere else, as those of vendors do: a key is needed, and calls come from it. */
export const remote = storeKind({
  kind: 'remote',
  summary: 'A spreadsheet of a service that only tests know.',
  options,
  needs: [
    { name: 'REMOTE_URL', how: 'The address of the service, as the test prints it.', secret: false, required: true },
    { name: 'REMOTE_TOKEN', how: 'The key of the service: ask the test for it.', secret: true, required: true },
    { name: 'REMOTE_SECRET', how: 'What its calls are signed with.', secret: true, required: false },
  ],
  fromAddress(text, named) {
    const sheet = address.exec(text)?.[1] ?? (named && /^[\w-]+$/u.test(text) ? text : null);
    return sheet === null ? null : { sheet };
  },
  addressOf: ({ sheet }) => `https://remote.example/s/${sheet}`,
  open: ({ sheet }, setting) => openRemote(sheet, setting),
  hear,
});

const standing = z.object({ version: z.number(), role: z.enum(['reader', 'writer']) });
const seen = standing.extend({ tabs: z.custom<readonly GivenTab[]>() });

async function openRemote(sheet: string, { tables, given }: StoreSetting): Promise<Store> {
  const call = async (method: string, what: string, body?: unknown): Promise<Response> => {
    const headers = { authorization: `Bearer ${given?.('REMOTE_TOKEN')}` };
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${given?.('REMOTE_URL')}/${what}/${sheet}`, sent).catch(() => {
      throw new RowcallError('vendor.unreachable', 'The service cannot be reached.');
    });
    if (answer.status === 401) throw new RowcallError('vendor.auth', 'The service does not know this key.');
    if (answer.status === 404) throw new RowcallError('vendor.not-found', `There is no spreadsheet ${sheet}.`);
    if (answer.status === 503) throw new RowcallError('vendor.unreachable', 'The service is away.');
    if (answer.status === 429) throw new RowcallError('vendor.busy', 'The service is busy.', { retryAfter: 60 });
    return answer;
  };
  const ask = async <T>(what: string, shape: z.ZodType<T>): Promise<T> =>
    shape.parse(await (await call('GET', what)).json());
  const see = () => ask('sheets', seen);
  const { role } = await ask('version', standing);
  const guard = role === 'reader' ? 'none' : 'atomic';
  const versions = (keys: Iterable<string>, version: number): Memo =>
    Object.fromEntries([...keys].map((key) => [key, String(version)]));

  /** Changes what stands there, again whenever somebody was quicker. */
  async function change<T>(work: (on: ReturnType<typeof memoryStore>, version: number) => Promise<T>) {
    for (;;) {
      const { tabs, version } = await see();
      const store = memoryStore({ tables, tabs });
      const done = await work(store, version);
      const { status } = await call('PUT', 'sheets', { tabs: store.tabs(), version });
      if (status === 403) throw new RowcallError('vendor.refused', 'The spreadsheet may be looked at only.');
      if (status === 200) return { done, before: version, after: version + 1 };
    }
  }

  return {
    capabilities: { ids: 'ours', guard: { rowcall: guard, shared: guard, people: guard }, batch: 100 },
    async describe(sample) {
      return { ...(await memoryStore({ tables, tabs: (await see()).tabs }).describe(sample)), title: `The ${sheet}` };
    },
    async setUp(changes) {
      await change((store) => store.setUp(changes));
    },
    async read(asked) {
      const { tabs, version } = await see();
      const snapshot = await memoryStore({ tables, tabs }).read(asked, null);
      return { ...snapshot, memo: versions(snapshot.tables.keys(), version) };
    },
    async write(part, memo) {
      const { done, before, after } = await change(async (store, version) => {
        const isUnmoved = [...tables.keys()].every((key) => (memo[key] ?? String(version)) === String(version));
        return await store.write(part, isUnmoved ? versions(tables.keys(), 0) : {});
      });
      const moved = Object.entries(memo).map(([key, seen]) => [key, seen === String(before) ? String(after) : seen]);
      return { outcomes: done.outcomes, memo: Object.fromEntries(moved) };
    },
    async touched(memo) {
      const { version } = await ask('version', standing);
      return [...tables.keys()].some((key) => memo?.[key] !== String(version));
    },
    async close() {},
  };
}

const told = z.object({
  sheet: z.string(),
  table: z.string().optional(),
  ids: z.array(z.string()).optional(),
  hello: z.string().optional(),
  key: z.string().optional(),
});

async function hear(
  { sheet }: z.output<typeof options>,
  { tables, given, clock }: StoreSetting,
  { headers, body }: Call,
): Promise<Heard> {
  const forged = { is: 'forged' } as const;
  const secret = given?.('REMOTE_SECRET');
  const time = headers['x-remote-time'] ?? '';
  if (secret === undefined) return forged;
  const signature = Buffer.from(headers['x-remote-signature'] ?? '', 'hex');
  const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) return forged;
  const now = Date.parse(clock?.now() ?? new Date().toISOString());
  if (!(Math.abs(now - Number(time)) <= window)) return forged;
  const read = told.safeParse(parsed(body));
  if (!read.success || read.data.sheet !== sheet) return forged;
  const { table, ids, hello, key } = read.data;
  const brought = key === undefined ? {} : { secret: { name: 'REMOTE_SECRET', value: key } };
  if (hello !== undefined) return { is: 'answer', body: JSON.stringify({ hello }), ...brought };
  const asked = table === undefined ? [...tables.keys()] : [table];
  return { is: 'hints', hints: asked.map((one) => ({ table: one, ...(ids !== undefined && { ids }) })) };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return null;
  }
}

/** A call as the service would make it, at that moment. */
export function signedCall(
  secret: string,
  at: number,
  said: unknown,
): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify(said);
  const signature = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
  return {
    body,
    headers: { 'content-type': 'application/json', 'x-remote-time': String(at), 'x-remote-signature': signature },
  };
}
