import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../core/clock.ts';
import type { Call } from './call.ts';
import type { Notification } from './channels.ts';
import type { Cloud } from './cloud.ts';
import { cloud } from './cloud.ts';
import type { FaultRule } from './faults.ts';
import { faultQueue } from './faults.ts';
import type { Human } from './human.ts';
import { human } from './human.ts';
import type { HumanEvent } from './human-desk.ts';
import type { Quota } from './quota.ts';
import { googleQuota } from './quota.ts';
import type { SeedSpreadsheet } from './seed.ts';
import { seededDoc } from './seed.ts';
import { serve } from './serve.ts';
import type { Doc } from './world.ts';

/** How Google is to be. */
export interface GoogleOptions {
  /** The real time if not given. It also waits where calls are slow. */
  readonly clock?: Clock;
  readonly quota?: Quota;
  readonly spreadsheets?: readonly SeedSpreadsheet[];
  /** Hears of what people do, never of what the API does: as triggers of Apps Script hear of it. */
  readonly onEdit?: (event: HumanEvent) => void;
  /** Brings messages to watchers; by the network if not given. */
  readonly deliver?: (notification: Notification) => Promise<unknown>;
}

/** Google Sheets and Google Drive on a free port of this machine, and the people who work in the spreadsheets. */
export interface Google {
  /** Give it as root URL to the SDK; tokens come from `url/token`, certificates from `url/oauth2/v1/certs` (PEM) and `v3` (JWK). */
  readonly url: string;
  readonly accounts: Cloud['accounts'];
  /** Every call in order; empty it to count anew. */
  readonly calls: Call[];
  /** How often a method was called; every method if not said, but for those of signing in. */
  count(name?: string): number;
  /** Something that goes wrong with calls to come. */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  setQuota(quota: Quota): void;
  add(spreadsheet: SeedSpreadsheet): void;
  doc(id: string): Doc;
  /** Somebody who works in the spreadsheet; each has an undo of their own. */
  human(spreadsheetId: string, email?: string): Human;
  /** Changes the file itself: its name, who may open it, whether it is in the bin. */
  changeFile(id: string, file: Partial<Pick<Doc, 'title' | 'permissions' | 'trashed'>>): void;
  /** Takes the file away for good. */
  remove(id: string): void;
  /** What was sent to watchers. */
  readonly notifications: Notification[];
  /** Waits until every message to watchers has arrived or failed, and every late call is done. */
  settled(): Promise<void>;
  /** The same server without sockets, for the SDK's `fetchImplementation`. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const realClock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds).unref()),
};

function ownerOf({ permissions }: Doc): string {
  return permissions.find(({ role }) => role === 'owner')?.emailAddress ?? '';
}

function post({ address, headers }: Notification): Promise<unknown> {
  return fetch(address, { method: 'POST', headers });
}

/** Starts the emulator; close it when the test is over. */
export async function startGoogle(options: GoogleOptions = {}): Promise<Google> {
  const clock = options.clock ?? realClock;
  const now = () => Date.parse(clock.now());
  const calls: Call[] = [];
  const notifications: Notification[] = [];
  const pending = new Set<Promise<unknown>>();
  const faults = faultQueue();
  let quota = options.quota ?? googleQuota;
  let url = '';
  function track(work: Promise<unknown>): void {
    const settled = work.catch(() => {}).finally(() => pending.delete(settled));
    pending.add(settled);
  }
  const deliver = options.deliver ?? post;
  const world = cloud({
    url: () => url,
    now,
    quota: () => quota,
    send(notification) {
      notifications.push(notification);
      track(deliver(notification));
    },
  });
  const door = serve({ world, faults, calls, clock, track });
  const server = createServer(door.onRequest);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function add(spreadsheet: SeedSpreadsheet): void {
    world.docs.set(spreadsheet.id, seededDoc(spreadsheet, clock.now()));
  }
  function doc(id: string): Doc {
    const found = world.docs.get(id);
    if (found === undefined) throw new Error(`There is no spreadsheet ${id}`);
    return found;
  }
  for (const spreadsheet of options.spreadsheets ?? []) add(spreadsheet);

  return {
    url,
    accounts: world.accounts,
    calls,
    count: (name) => calls.filter((call) => (name === undefined ? call.api !== 'accounts' : call.name === name)).length,
    fault: faults.add,
    clearFaults: faults.clear,
    setQuota(given) {
      quota = given;
    },
    add,
    doc,
    human: (id, email = ownerOf(doc(id))) =>
      human(doc(id), { email, now: clock.now, touched: world.touched, heard: options.onEdit ?? (() => {}) }),
    changeFile(id, file) {
      Object.assign(doc(id), file);
      world.touched(doc(id), doc(id).modifiedBy);
    },
    remove: (id) => world.docs.delete(id),
    notifications,
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
    fetch: door.fetch,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
