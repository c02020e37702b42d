import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Machine, Process } from '../machine.ts';
import { LostAnswer, NotNow, patience } from '../machine.ts';
import type { Schedule } from '../schedule.ts';
import type { Turns } from './turns.ts';

/** A call of a vendor's library as it arrives. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  /** `null`: nothing. */
  readonly body: unknown;
}

/** The vendor behind the gateway. */
export interface Vendor {
  /** Whose call it is, by what it is signed with; `null`: of no process, and it is answered at once. */
  processOf(arrived: Arrived): Process | null;
  /** What stories call it: a `read`, a `write` or what the vendor calls it; `null`: it is answered at once. */
  recognise(arrived: Arrived): { readonly name: string; readonly kind: 'read' | 'write' } | null;
  /** Makes ready what is to be done when the call comes through, which may be much later. */
  prepare(arrived: Arrived, process: Process | null): () => Answered;
  /** What the vendor answers where it is too much for it, and where it is in trouble. */
  readonly busy: Answered;
  readonly trouble: Answered;
}

/** The address of a vendor for the libraries of all processes. */
export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Lets calls of the vendors' own libraries come in over a socket, and through to the vendor when and if the machine says so:
 * what goes wrong is drawn by the name of the call, never by how long the socket took.
 */
export async function openGateway(
  vendor: Vendor,
  { machine, schedule, turns }: { readonly machine: Machine; readonly schedule: Schedule; readonly turns: Turns },
): Promise<Gateway> {
  async function through(arrived: Arrived): Promise<Answered | 'broken'> {
    const process = vendor.processOf(arrived);
    const call = process === null ? null : vendor.recognise(arrived);
    const carryOut = vendor.prepare(arrived, process);
    if (process === null || call === null) return carryOut();
    const sent = schedule.now();
    try {
      return await turns.wait(() => machine.call(process, call.name, call.kind, carryOut));
    } catch (error) {
      if (error instanceof NotNow) return vendor.busy;
      if (!(error instanceof LostAnswer)) throw error;
      return schedule.now() - sent < patience ? vendor.trouble : 'broken';
    }
  }

  const server = createServer(async (request, response) => {
    const answer = await through(await arrivedIn(request)).catch((error: unknown) => {
      // A mistake of the emulator must not look like one of the network.
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return { status: 501, body: { error: { code: 501, message: String(error), status: 'UNIMPLEMENTED' } } };
    });
    if (answer === 'broken') return void request.socket.destroy();
    response.writeHead(answer.body === null ? 204 : answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === null ? '' : JSON.stringify(answer.body));
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function arrivedIn(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const address = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** What a call is signed with. */
export function tokenIn({ headers }: Pick<Arrived, 'headers'>): string | null {
  return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null;
}
