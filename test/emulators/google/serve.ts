import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Clock } from '../../../core/clock.ts';
import type { Call, Incoming, Outgoing } from './call.ts';
import type { Cloud } from './cloud.ts';
import type { Fault, faultQueue } from './faults.ts';
import { refusedBy } from './faults.ts';
import { trouble } from './refusal.ts';

interface Serving {
  readonly world: Cloud;
  readonly faults: ReturnType<typeof faultQueue>;
  readonly calls: Call[];
  readonly clock: Clock;
  track(work: Promise<unknown>): void;
}

/** Google ends a request that takes longer, in milliseconds. */
const longest = 180_000;

/** An answer, or a broken connection. */
type Result = (Outgoing & { readonly retryAfter?: number }) | 'broken';

/**
 * The way in, with everything that can go wrong on it; over sockets or without. On plain sockets and not on `emulate`:
 * that answers whole responses only, and a connection that breaks before or after the work is done is half of what is
 * tested here; it also walks through all of its state, which is millions of cells.
 */
export function serve({ world, faults, calls, clock, track }: Serving) {
  async function handle(incoming: Incoming): Promise<Result> {
    const ranges = incoming.query.getAll('ranges');
    const named = world.recognise(incoming)?.call ?? unknownCall(incoming);
    const call: Call = { ...named, ...(ranges.length > 0 && { ranges }) };
    calls.push(call);
    const result = await through(incoming, call, faults.take(call));
    if (result !== 'broken') call.status = result.status;
    return result;
  }

  async function through(incoming: Incoming, call: Call, hit: readonly Fault[]): Promise<Result> {
    const one = <K extends Fault['is']>(is: K) =>
      hit.find((fault): fault is Extract<Fault, { is: K }> => fault.is === is);
    if (one('dropped')) return 'broken';
    const late = one('late');
    if (late) {
      track(clock.sleep(late.after).then(() => carryOut(incoming, hit)));
      return 'broken';
    }
    const refused = one('refused');
    if (refused) {
      const { status, body } = refusedBy(refused, call);
      return { status, body, ...(refused.retryAfter === undefined ? {} : { retryAfter: refused.retryAfter }) };
    }
    const slow = one('slow');
    const there = slow?.there ?? 0;
    const back = slow?.back ?? 0;
    if (there > 0) await clock.sleep(Math.min(there, longest));
    if (there > longest) return timedOut();
    const answer = carryOut(incoming, hit);
    if (back > 0) await clock.sleep(Math.min(back, longest - there));
    if (there + back > longest) return timedOut();
    return one('lost') ? 'broken' : answer;
  }

  function carryOut(incoming: Incoming, hit: readonly Fault[]): Outgoing {
    for (const fault of hit) if (fault.is === 'meanwhile' && fault.when === 'before') fault.act();
    const answer = world.answer(incoming);
    for (const fault of hit) if (fault.is === 'meanwhile' && fault.when === 'after') fault.act();
    return answer;
  }

  async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await respond(request, response);
    } catch (error) {
      // A mistake of the emulator itself must not look like a call that nobody answers.
      const message = `The emulator broke: ${error instanceof Error ? error.stack : String(error)}`;
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 500, message, status: 'INTERNAL' } }));
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const address = new URL(request.url ?? '/', 'http://localhost');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const result = await handle({
      method: request.method ?? 'GET',
      path: address.pathname,
      query: address.searchParams,
      headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (result === 'broken') {
      request.socket.destroy();
      return;
    }
    const json = result.body === null ? '' : JSON.stringify(result.body);
    const isZipped = json.length > 1000 && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
    response.writeHead(result.body === null ? 204 : result.status, {
      ...replyHeaders(result),
      ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isZipped ? gzipSync(json, { level: 1 }) : json);
  }

  async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const address = new URL(request.url);
    const result = await handle({
      method: request.method,
      path: address.pathname,
      query: address.searchParams,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    });
    if (result === 'broken') throw new TypeError('fetch failed');
    if (result.body === null) return new Response(null, { status: 204 });
    return Response.json(result.body, { status: result.status, headers: replyHeaders(result) });
  }

  return {
    onRequest: (request: IncomingMessage, response: ServerResponse) => track(onRequest(request, response)),
    fetch,
  };
}

function replyHeaders({ retryAfter }: { readonly retryAfter?: number }): Record<string, string> {
  return {
    'content-type': 'application/json; charset=UTF-8',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
}

function timedOut(): Outgoing {
  const { status, body } = trouble(504);
  return { status, body };
}

function unknownCall({ method, path }: Incoming): Call {
  return { name: `${method} ${path}`, api: 'sheets', kind: 'other', id: null, status: null };
}
