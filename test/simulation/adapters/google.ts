import { openSheets } from '../../../adapters/stores/google-sheets/store.ts';
import type { Cell, FieldKey, TableKey } from '../../../core/cell.ts';
import { cellText, sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Patches } from '../../../core/patch.ts';
import type { Store } from '../../../core/store.ts';
import { quoted } from '../../emulators/google/a1.ts';
import { cloud } from '../../emulators/google/cloud.ts';
import { human } from '../../emulators/google/human.ts';
import { googleQuota } from '../../emulators/google/quota.ts';
import { quotaExceeded, type Refusal, trouble } from '../../emulators/google/refusal.ts';
import { seededDoc } from '../../emulators/google/seed.ts';
import type { Doc, Sheet as EmulatedTab } from '../../emulators/google/world.ts';
import { hasValue } from '../../emulators/google/world.ts';
import type { Process } from '../machine.ts';
import type { SheetLine, Tab } from '../sheet.ts';
import type { Aim } from '../stores/sheet-side.ts';
import { put } from '../stores/sheet-side.ts';
import { type FollowedTab, follow, followedTab, heldIn, rowOf } from './followed-tab.ts';
import { type Answered, type Arrived, openGateway, tokenIn } from './gateway.ts';
import { inTurns, type Outside, type OutsideGiven, withChance } from './outside.ts';

const spreadsheetId = '1simulated-spreadsheet';
const robot = 'rowcall@simulated.iam.gserviceaccount.com';
const scopes = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];

/** A tab as a process saw it when it looked last: what it wrote by position was meant for what stood there then. */
interface Sight {
  readonly columns: readonly (FieldKey | null)[];
  readonly lines: readonly { readonly id: string | null; readonly cells: readonly Cell[] }[];
}

/** Google Sheets and Google Drive with the sheet of a run in them, for the production adapter over Google's own library. */
export async function openGoogle(given: OutsideGiven): Promise<Outside> {
  const { sheet, model, history, turns, now } = given;
  const world = cloud({ url: () => '', now: () => Date.parse(now()), quota: () => googleQuota, send: () => {} });
  const doc: Doc = seededDoc(
    {
      id: spreadsheetId,
      shared: [{ role: 'writer', email: robot }],
      timeZone: 'Europe/Kyiv',
      tabs: [...sheet.tabs.values()].map(({ title, headers }) => ({ title, rows: [headers], rowCount: 200 })),
    },
    now(),
  );
  world.docs.set(spreadsheetId, doc);
  const person = human(doc, { email: 'owner@example.com', now, touched: world.touched, heard: () => {} });
  const tabs = new Map<TableKey, { readonly real: EmulatedTab; readonly was: FollowedTab }>();
  for (const [at, [key, tab]] of [...sheet.tabs].entries())
    tabs.set(key, { real: doc.sheets[at]!, was: followedTab(tab) });

  const sights = new WeakMap<Process, Map<TableKey, Sight>>();
  const parts = new WeakMap<Process, Patches>();
  const stores = new WeakMap<Process, Store>();
  /** Processes by the name that they sign in with, and by the token that they are given then. */
  const signers = new Map<string, Process>();
  const owners = new Map<string, Process>();

  /** Every tab that a reading names is seen by the process as it stands now. */
  function noteSight(process: Process, { query }: Arrived): void {
    const ranges = query.getAll('ranges');
    const seen = sights.get(process) ?? new Map<TableKey, Sight>();
    sights.set(process, seen);
    for (const [key, tab] of sheet.tabs) {
      const names = [`'${tab.title.replaceAll("'", "''")}'`, quoted(tab.title)];
      if (ranges.some((range) => names.some((name) => range === name || range.startsWith(`${name}!`))))
        seen.set(key, sightOf(tab));
    }
  }

  const sightOf = (tab: Tab): Sight => ({
    columns: [...tab.columns],
    lines: tab.lines.map((line) => ({ id: history.idOf(tab, line), cells: [...line.cells] })),
  });

  /** What the call of a process has changed goes into the sheet of the run, with what it was meant for. */
  function takeIn(process: Process, seen: ReadonlyMap<TableKey, Sight>, part: Patches | undefined): void {
    const door = given.doorOf(process);
    for (const [key, { real, was }] of tabs) {
      const tab = sheet.tabs.get(key)!;
      const sight = seen.get(key) ?? sightOf(tab);
      const last = real.rows.findLastIndex(({ cells }) => cells.some(hasValue));
      for (let at = 0; at < Math.max(tab.lines.length, last); at++) {
        const isNew = tab.lines[at] === undefined;
        if (isNew) {
          tab.lines.push(sheet.fresh(key, {}, true));
          door.added(tab, tab.lines[at]!);
        }
        const line = tab.lines[at]!;
        const holds = tab.columns.map((_, column) => heldIn(doc, real, rowOf(at), column));
        if (holds.every((cell, column) => sameCell(cell, line.cells[column] ?? null))) continue;
        const meant = sight.lines[at];
        const ids = tab.columns.indexOf(idHeader);
        const given = holds[ids] ?? null;
        const isGiven = given !== null && !sameCell(given, line.cells[ids] ?? null);
        const id = isGiven ? cellText(given) : (meant?.id ?? '');
        // Anything else that came to stand below the last row was meant for one that is gone.
        const isMade = isNew && part?.creates.some((one) => one.id === id) === true;
        if (!isNew && isBesideAnother(tab, line, given, meant, sight)) excuse(tab);
        for (const [column, cell] of holds.entries()) {
          const aimed = sight.columns[column] ?? '?';
          const aim: Aim = {
            ...aimOf(key, id, aimed, part, isMade),
            guard: isMade ? 'atomic' : guardOf(process, tab, aimed, meant?.cells[column] ?? null, cell),
          };
          put(door, tab, line, column, cell, aim);
        }
      }
      while (tab.lines.length > 0 && isBlank(tab.lines.at(-1)!)) tab.lines.pop();
      Object.assign(was, followedTab(tab));
    }
  }

  function guardOf(process: Process, tab: Tab, aimed: string, from: Cell, to: Cell): string {
    const owner = tab.table.byKey.get(aimed)?.owner ?? 'rowcall';
    const guard = stores.get(process)!.capabilities.guardOf!(owner, from, to);
    // What a person asked for is written all the same, as carefully as it can be.
    return guard === 'none' ? 'checked' : guard;
  }

  const gateway = await openGateway(
    {
      busy: { status: 429, body: quotaExceeded('Write', 'user', 60).body },
      trouble: answered(trouble(503)),
      processOf: (arrived) => owners.get(tokenIn(arrived) ?? '') ?? null,
      recognise(arrived) {
        const call = world.recognise(arrived)?.call;
        if (call === undefined || call.api === 'accounts') return null;
        if (call.kind !== 'write') return { name: call.name === 'spreadsheets.get' ? 'read' : call.name, kind: 'read' };
        return { name: arrived.body.includes('"revoked ') ? 'revoke' : 'write', kind: 'write' };
      },
      prepare(arrived, process) {
        const [, signer] = /^\/token\/(.+)$/.exec(arrived.path) ?? [];
        if (signer !== undefined) return () => ({ status: 200, body: tokenFor(signer) });
        const call = world.recognise(arrived)?.call;
        const seen = process === null ? undefined : new Map(sights.get(process));
        const part = process === null ? undefined : parts.get(process);
        return () => {
          if (process !== null && call?.name === 'spreadsheets.get') noteSight(process, arrived);
          const answer = world.answer(arrived);
          if (process !== null && call?.kind === 'write' && answer.status === 200) takeIn(process, seen!, part);
          return answer;
        };
      },
    },
    given,
  );

  function tokenFor(signer: string): object {
    const token = world.accounts.grant(robot, scopes);
    const process = signers.get(signer);
    if (process !== undefined) owners.set(token, process);
    return { access_token: token, expires_in: 3599, token_type: 'Bearer' };
  }

  function open(process: Process | null): Store {
    const { url } = gateway;
    const signer = process?.name ?? 'nobody';
    if (process !== null) signers.set(signer, process);
    const key = { ...world.accounts.serviceAccount(robot), token_uri: `${url}/token/${signer}` };
    const said: Readonly<Record<string, string>> = {
      GOOGLE_SERVICE_ACCOUNT: JSON.stringify(key),
      GOOGLE_API_ROOT_URL: url,
    };
    const sleep = (milliseconds: number) =>
      process === null
        ? Promise.reject(new Error('Nobody waits here.'))
        : turns.wait(() => given.machine.sleep(process, milliseconds));
    const { store } = openSheets(
      { spreadsheet: spreadsheetId },
      {
        tables: model.tables,
        zone: 'Europe/Kyiv',
        folder: '.',
        given: (name) => said[name],
        clock: { now, sleep },
      },
    );
    return store;
  }

  const restore = withChance(given.chance);
  return {
    // As `apply` does once: columns are noted, those of phones become plain text, the ids are hidden.
    begin: () => open(null).setUp([...model.tables.keys()].map((table) => ({ table, columns: [] }))),
    storeOf(process) {
      const store = open(process);
      stores.set(process, store);
      return inTurns(store, turns, (part) => parts.set(process, part));
    },
    follow() {
      for (const [key, { real, was }] of tabs)
        follow(sheet.tabs.get(key)!, was, person, (row, column) => heldIn(doc, real, row, column));
    },
    hintOf: (hint) => hint,
    async close() {
      restore();
      await gateway.close();
    },
  };
}

function answered({ status, body }: Refusal): Answered {
  return { status, body };
}

function isBlank({ cells, who }: SheetLine): boolean {
  return who.made && cells.every((cell) => cell === null);
}

/** What a cell was taken for when it was written. */
function aimOf(
  table: TableKey,
  id: string,
  aimed: string,
  part: Patches | undefined,
  isMade: boolean,
): Omit<Aim, 'guard'> {
  if (aimed === idHeader) return { expected: undefined, meant: id, aimed };
  if (isMade) return { expected: null, meant: id, aimed };
  const patch = part?.patches.find((one) => one.table === table && one.id === id);
  return { expected: patch?.expect[aimed], meant: id, aimed };
}

/** Whether an id that was written by place came to stand beside another row than it was meant for. */
function isBesideAnother(
  tab: Tab,
  line: SheetLine,
  given: Cell,
  meant: Sight['lines'][number] | undefined,
  { columns }: Sight,
): boolean {
  const own = line.cells[tab.columns.indexOf(idHeader)] ?? null;
  if (sameCell(own, given)) return false;
  const { label } = tab.table;
  const was = meant?.cells[columns.indexOf(label)] ?? null;
  return !sameCell(line.cells[tab.columns.indexOf(label)] ?? null, was);
}

function excuse({ lines }: Tab): void {
  for (const { who } of lines) who.family.excuses.add('an id written by place came to stand beside another row');
}
