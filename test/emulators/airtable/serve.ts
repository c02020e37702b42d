import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../core/clock.ts';
import { type Person, personIn } from './person.ts';
import { openQuota, type Quota } from './quota.ts';
import type { Listing } from './records-api.ts';
import { Refusal, tooMany } from './refusal.ts';
import { answerTo, type Incoming, routeOf } from './routes.ts';
import { type AirtableWorld, emptyWorld } from './world.ts';

/** What goes wrong, or happens meanwhile, with one call. */
export type Fault =
  /** The connection breaks before the server has done anything. */
  | { readonly is: 'dropped' }
  /** The server does it, and the connection breaks before the answer. */
  | { readonly is: 'lost' }
  /** The connection breaks at once, and the server does it so many milliseconds later, or when `landLate` is called. */
  | { readonly is: 'late'; readonly by: number }
  | { readonly is: 'refused'; readonly status: 429 | 500 | 502 | 503 }
  /** An answer that is no JSON. */
  | { readonly is: 'garbled' }
  /** So many milliseconds pass before it arrives. */
  | { readonly is: 'slow'; readonly by: number }
  /** Something that happens right before the server does it, or right after. */
  | { readonly is: 'meanwhile'; readonly when: 'before' | 'after'; readonly act: () => void };

/** One call that reached the server. */
export interface Call {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly body: string;
  /** `null`: the connection broke before an answer. */
  status: number | null;
}

/** Airtable in this process, with one base. */
export interface AirtableEmulator {
  readonly url: string;
  readonly world: AirtableWorld;
  readonly person: Person;
  readonly quota: Quota;
  /** Every call that arrived, in order. */
  readonly calls: Call[];
  /** Lets something go wrong with the next calls of that name or kind; once if not said. */
  fault(fault: Fault, on?: string, times?: number): void;
  /** Nothing more goes wrong. */
  clearFaults(): void;
  /** Calls whose connections broke take effect now. */
  landLate(): void;
  /** Listings that are under way end. */
  endListings(): void;
  close(): Promise<void>;
}

/**
 * Starts the emulator on a free port. It is a plain server and none of `emulate`'s, whose handlers see only requests:
 * they can neither break a connection before or after a call took effect, nor let one take effect later.
 */
export async function startAirtable(clock: Clock): Promise<AirtableEmulator> {
  const now = () => Date.parse(clock.now());
  const world = emptyWorld(now);
  const quota = openQuota(now);
  const listings = new Map<string, Listing>();
  const calls: Call[] = [];
  let late: { readonly at: number; readonly land: () => void }[] = [];
  let faults: { readonly fault: Fault; readonly on: string; left: number }[] = [];

  const take = ({ name, kind }: Call): readonly Fault[] => {
    const hit = faults.filter(({ on }) => on === '' || on === name || on === kind);
    for (const one of hit) one.left--;
    faults = faults.filter(({ left }) => left > 0);
    return hit.map(({ fault }) => fault);
  };

  function landUntil(at: number): void {
    const due = late.filter((one) => one.at <= at);
    late = late.filter((one) => one.at > at);
    for (const { land } of due) land();
  }

  function carryOut(incoming: Incoming, hit: readonly Fault[]): { readonly status: number; readonly body: unknown } {
    try {
      quota.spend();
      for (const fault of hit) if (fault.is === 'meanwhile' && fault.when === 'before') fault.act();
      const body = answerTo(world, listings, incoming);
      for (const fault of hit) if (fault.is === 'meanwhile' && fault.when === 'after') fault.act();
      return { status: body === null ? 204 : 200, body };
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    landUntil(now());
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const address = new URL(request.url ?? '/', 'http://localhost');
    const [, token = null] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const incoming: Incoming = {
      method: request.method ?? 'GET',
      path: address.pathname,
      query: address.searchParams,
      token,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    const route = routeOf(incoming);
    const call: Call = {
      name: route?.name ?? `${incoming.method} ${incoming.path}`,
      kind: route?.kind ?? 'read',
      body: incoming.body,
      status: null,
    };
    calls.push(call);
    const hit = take(call);
    const is = (kind: Fault['is']) => hit.some((fault) => fault.is === kind);
    for (const fault of hit) if (fault.is === 'slow') await clock.sleep(fault.by);
    for (const fault of hit)
      if (fault.is === 'late') late.push({ at: now() + fault.by, land: () => carryOut(incoming, hit) });
    if (is('dropped') || is('late')) return void request.socket.destroy();
    const refused = hit.find((fault) => fault.is === 'refused');
    const { status, body } = refused === undefined ? carryOut(incoming, hit) : refusedWith(refused.status);
    if (is('lost')) return void request.socket.destroy();
    call.status = status;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(is('garbled') ? '<html>' : body === null ? '' : JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    onRequest(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    world,
    person: personIn(world),
    quota,
    calls,
    fault(fault, on = '', times = 1) {
      faults.push({ fault, on, left: times });
    },
    clearFaults() {
      faults = [];
    },
    landLate: () => landUntil(Number.POSITIVE_INFINITY),
    endListings: () => listings.clear(),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function refusedWith(status: 429 | 500 | 502 | 503): { readonly status: number; readonly body: unknown } {
  if (status === 429) return tooMany();
  const said = { 500: 'SERVER_ERROR', 502: 'BAD_GATEWAY', 503: 'SERVICE_UNAVAILABLE' }[status];
  return { status, body: { error: { type: said, message: 'Try again. If the problem persists, contact support.' } } };
}
