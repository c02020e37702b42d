import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';

/** A spreadsheet as it is kept somewhere else. */
export interface Kept {
  readonly tabs: readonly GivenTab[];
  /** Rises with every change, whoever makes it. */
  readonly version: number;
}

/** Somebody else's service that keeps spreadsheets: an HTTP server, so that several processes meet there. */
export interface Vendor {
  readonly url: string;
  readonly token: string;
  /** How often each thing was asked, since the counts were last taken. */
  calls(): Record<'version' | 'read' | 'write', number>;
  see(sheet: string): Kept;
  /** What people do there: the rows of a tab, changed in place. */
  edit(sheet: string, tab: string, change: (rows: GivenTab['rows'][number][]) => void): void;
  /** The next so many calls are answered with that status; `null`: not at all. */
  fail(times: number, status: number | null): void;
  /** Whether it may be looked at only. */
  share(sheet: string, as: 'reader' | 'writer'): void;
  close(): Promise<void>;
}

/** Begins to keep spreadsheets, by their ids. */
export async function startVendor(given: Readonly<Record<string, readonly GivenTab[]>>): Promise<Vendor> {
  const sheets = new Map<string, Kept>(Object.entries(given).map(([id, tabs]) => [id, { tabs, version: 1 }]));
  const readers = new Set<string>();
  const token = 'remote-token-7f3a';
  let counts = { version: 0, read: 0, write: 0 };
  let failing: { times: number; status: number | null } = { times: 0, status: null };

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown = null) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const sent = await text(request);
    const [, what, id] = /^\/(version|sheets)\/([\w-]+)$/u.exec(request.url ?? '') ?? [];
    const kept = sheets.get(id ?? '');
    const isWrite = request.method === 'PUT';
    counts[what === 'version' ? 'version' : isWrite ? 'write' : 'read']++;
    if (failing.times > 0) {
      failing.times--;
      if (failing.status === null) response.destroy();
      else answer(failing.status);
      return;
    }
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401);
    if (kept === undefined || id === undefined) return answer(404);
    const role = readers.has(id) ? 'reader' : 'writer';
    if (what === 'version') return answer(200, { version: kept.version, role });
    if (!isWrite) return answer(200, { ...kept, role });
    if (role === 'reader') return answer(403);
    const { tabs, version } = JSON.parse(sent);
    if (version !== kept.version) return answer(409);
    sheets.set(id, { tabs, version: version + 1 });
    answer(200, { version: version + 1 });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const see = (sheet: string) => {
    const kept = sheets.get(sheet);
    if (kept === undefined) throw new RangeError(`There is no spreadsheet ${sheet}.`);
    return kept;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    calls() {
      const taken = counts;
      counts = { version: 0, read: 0, write: 0 };
      return taken;
    },
    see,
    edit(sheet, tab, change) {
      const { tabs, version } = see(sheet);
      const edited = tabs.map((one) => {
        if (one.title !== tab) return one;
        const rows = [...one.rows];
        change(rows);
        return { ...one, rows };
      });
      sheets.set(sheet, { tabs: edited, version: version + 1 });
    },
    fail(times, status) {
      failing = { times, status };
    },
    share(sheet, as) {
      if (as === 'reader') readers.add(sheet);
      else readers.delete(sheet);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
