import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import type { Clock } from '../../../core/clock.ts';
import { notionApi } from './api.ts';
import { type Person, person } from './person.ts';
import { type Webhooks, webhooks } from './webhooks.ts';
import { newWorld, type World } from './world.ts';

/** One call that came in. */
export interface SeenCall {
  readonly method: string;
  readonly path: string;
}

/**
 * What goes wrong with a call. `drop`: the line breaks before it arrives · `lose`: it is done and the answer is lost ·
 * `late`: the line breaks, and it is done when `landLate` is called · `refuse`: this answer, and nothing is done.
 */
export type Fault =
  | { readonly is: 'drop' | 'lose' | 'late' }
  | { readonly is: 'refuse'; readonly status: number; readonly code: string; readonly retryAfter?: number };

export interface NotionEmulator {
  readonly url: string;
  readonly world: World;
  readonly person: Person;
  readonly webhooks: Webhooks;
  /** The addresses that are served. */
  readonly routes: readonly SeenCall[];
  /** Every call since the last `count`, in order; those that broke on the way too. */
  readonly calls: readonly SeenCall[];
  /** How many calls came in since it was last asked, by kind. */
  count(): { readonly reads: number; readonly writes: number };
  /** So many calls are taken in a minute; more are refused with the time until the next. */
  budget: number;
  /** The next call that goes to such an address meets this. */
  fault(to: RegExp, fault: Fault): void;
  /** Somebody does this just before the next call to such an address is carried out. */
  before(to: RegExp, act: () => void): void;
  landLate(): Promise<void>;
  close(): Promise<void>;
}

const minute = 60_000;
const isBodiless = new Set(['GET', 'HEAD']);

/**
 * A Notion to be tested against: the API on `emulate`, behind a door of our own, since `emulate` cannot break a line.
 * An address is matched as `PATCH /v1/pages/…`.
 */
export async function startNotion(clock: Clock): Promise<NotionEmulator> {
  const world = newWorld(clock);
  const routes: SeenCall[] = [];
  const service = notionApi(world, (all) => void routes.push(...all.map(({ method, path }) => ({ method, path }))));
  const api = await createEmulator({ service, listen: false });
  const faults: { readonly to: RegExp; readonly fault: Fault }[] = [];
  const acts: { readonly to: RegExp; readonly act: () => void }[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const calls: SeenCall[] = [];
  const window = { began: world.now(), calls: 0 };

  const takeFirst = <T extends { readonly to: RegExp }>(list: T[], address: string): T | undefined => {
    const at = list.findIndex(({ to }) => to.test(address));
    return at < 0 ? undefined : list.splice(at, 1)[0];
  };

  function overBudget(): number | null {
    const now = world.now();
    if (now - window.began >= minute) Object.assign(window, { began: now, calls: 0 });
    return ++window.calls > emulator.budget ? Math.ceil((window.began + minute - now) / 1000) : null;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/' } = request;
    const path = url.split('?')[0]!;
    const address = `${method} ${path}`;
    calls.push({ method, path });
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = Buffer.concat(chunks);
    const act = async () => {
      takeFirst(acts, address)?.act();
      const init = { method, headers, ...(!isBodiless.has(method) && { body }) };
      return await api.fetch(new Request(`http://notion.test${url}`, init));
    };

    const fault = takeFirst(faults, address)?.fault;
    const retryAfter = fault === undefined ? overBudget() : null;
    if (fault?.is === 'late') late.push(act);
    if (fault?.is === 'lose') await act();
    if (fault !== undefined && fault.is !== 'refuse') return void request.socket.destroy();
    if (fault !== undefined) return refuse(response, fault);
    if (retryAfter !== null) return refuse(response, { is: 'refuse', status: 429, code: 'rate_limited', retryAfter });
    const answer = await act();
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const emulator: NotionEmulator = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    person: person(world),
    webhooks: webhooks(world),
    routes,
    calls,
    count() {
      const seen = calls.splice(0);
      const making = new Set(['/v1/pages', '/v1/databases']);
      const isWrite = ({ method, path }: SeenCall) =>
        method === 'PATCH' || method === 'DELETE' || (method === 'POST' && making.has(path));
      const writes = seen.filter(isWrite).length;
      return { reads: seen.length - writes, writes };
    },
    budget: 180,
    fault: (to, fault) => void faults.push({ to, fault }),
    before: (to, act) => void acts.push({ to, act }),
    async landLate() {
      for (const act of late.splice(0)) await act();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await api.close();
    },
  };
  return emulator;
}

function refuse(response: ServerResponse, { status, code, retryAfter }: Extract<Fault, { is: 'refuse' }>): void {
  const limited = status === 429 ? { additional_data: { rate_limit_reason: 'connection' } } : {};
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
  response.writeHead(status, headers);
  response.end(
    JSON.stringify({ object: 'error', status, code, message: 'This request exceeds what is allowed.', ...limited }),
  );
}
