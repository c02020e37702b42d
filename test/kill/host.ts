import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Effect } from '../../core/effect.ts';
import type { Patches } from '../../core/patch.ts';
import type { Hint, Memo, Store } from '../../core/store.ts';
import type { Chance } from '../simulation/chance.ts';
import type { Board } from './board.ts';
import { callerHeader, untilHeader } from './call.ts';
import { realNow } from './fast-clock.ts';
import { boardPatience } from './remote-sender.ts';
import { storePatience } from './remote-store.ts';
import { fromWire, toWire } from './wire.ts';

/**
 * How one call goes: `refused`: the other side says that it does nothing now · `dropped`: nothing is done, and no answer ·
 * `lost`: it is done, and no answer · `late`: no answer, and it is done when its caller has long given it up.
 */
type Turn = 'done' | 'refused' | 'dropped' | 'lost' | 'late';

interface Counts {
  reads: number;
  /** Calls that wrote, and calls that sent. */
  writes: number;
  sends: number;
  refused: number;
  dropped: number;
  lost: number;
  late: number;
}

export interface Host {
  readonly port: number;
  readonly counts: Readonly<Counts>;
  /** Who has asked for something that is not answered yet, and by which path. */
  waiting(): readonly Waiting[];
  /** From now on every call is answered. */
  calm(): void;
  close(): Promise<void>;
}

export interface HostSetting {
  readonly store: Store;
  readonly board: Board;
  readonly times: number;
  readonly chance: Chance;
  /** Happens now and then while a write is on its way. */
  meanwhile(part: Patches): Promise<void>;
}

interface Waiting {
  readonly name: string;
  readonly path: string;
}

interface Service {
  readonly counts?: keyof Pick<Counts, 'reads' | 'writes' | 'sends'>;
  /** How often each fault happens. */
  readonly faults: readonly (readonly [Exclude<Turn, 'done'>, number])[];
  /** How late a call may land, in milliseconds of the fast clock. */
  readonly late: number;
  /** Real milliseconds that a call takes on its way, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  act(body: string): unknown;
}

const readFaults = [['dropped', 0.03]] as const;
const writeFaults = [
  ['refused', 0.02],
  ['dropped', 0.04],
  ['lost', 0.08],
  ['late', 0.03],
] as const;

const storeTakes = [1, 15] as const;
/** How often something happens in the spreadsheet while a write is on its way to it. */
const disturbed = 0.25;
/** Messages are few: longer on their way, more of them are on it when somebody is killed. */
const boardTakes = [5, 40] as const;

/**
 * Keeps a spreadsheet and a message board for other processes, over HTTP on this computer. Calls take their time, some are
 * lost and some answers are; what has landed by the moment that its caller names lands never after it.
 */
export async function openHost({ store, board, times, chance, meanwhile }: HostSetting): Promise<Host> {
  const counts: Counts = { reads: 0, writes: 0, sends: 0, refused: 0, dropped: 0, lost: 0, late: 0 };
  const waiting = new Map<symbol, Waiting>();
  let isCalm = false;

  const services: Readonly<Record<string, Service>> = {
    '/describe': {
      faults: readFaults,
      late: storePatience.late,
      takes: storeTakes,
      act: (body) => store.describe(fromWire<{ readonly sample: number }>(body).sample),
    },
    '/read': {
      counts: 'reads',
      faults: readFaults,
      late: storePatience.late,
      takes: storeTakes,
      act(body) {
        const { asked, memo } = fromWire<{ readonly asked: readonly Hint[]; readonly memo: Memo | null }>(body);
        return store.read(asked, memo);
      },
    },
    '/write': {
      counts: 'writes',
      faults: writeFaults,
      late: storePatience.late,
      takes: storeTakes,
      act(body) {
        const { part, memo } = fromWire<{ readonly part: Patches; readonly memo: Memo }>(body);
        return store.write(part, memo);
      },
    },
    '/send': {
      counts: 'sends',
      faults: writeFaults,
      late: boardPatience.late,
      takes: boardTakes,
      act: (body) => board.send(fromWire<Effect>(body)),
    },
    '/find': {
      faults: readFaults,
      late: boardPatience.late,
      takes: storeTakes,
      act: (body) => board.find(fromWire<string>(body)),
    },
  };

  function drawn(faults: Service['faults']): Turn {
    let left = chance.next();
    for (const [turn, share] of isCalm ? [] : faults) {
      left -= share;
      if (left < 0) return turn;
    }
    return 'done';
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const service = services[request.url ?? '']!;
    const until = Number(request.headers[untilHeader]);
    const body = await textOf(request);
    const turn = drawn(service.faults);
    if (turn !== 'done') counts[turn]++;
    if (request.url === '/write' && !isCalm && chance.hits(disturbed))
      await meanwhile(fromWire<{ readonly part: Patches }>(body).part);
    await setTimeout(chance.between(...service.takes));
    if (turn === 'refused') return void response.writeHead(503).end();
    if (turn === 'dropped') return void response.destroy();
    if (turn === 'late')
      await setTimeout(Math.max(0, until - realNow() - (service.late / times) * chance.between(0.2, 1)));
    if (realNow() > until) return void response.destroy();
    if (service.counts !== undefined) counts[service.counts]++;
    const answer = toWire(await service.act(body));
    if (turn === 'done') response.writeHead(200).end(answer);
    else response.destroy();
  }

  const server = createServer((request, response) => {
    const call = Symbol();
    waiting.set(call, { name: String(request.headers[callerHeader]), path: request.url ?? '' });
    // A caller that is killed while it asks has asked for nothing.
    serve(request, response)
      .catch(() => response.destroy())
      .finally(() => waiting.delete(call));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    counts,
    waiting: () => [...waiting.values()],
    calm() {
      isCalm = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
