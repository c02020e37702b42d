import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import type { Cell, CellKind } from '../../../core/cell.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ListSource } from '../../../core/list-source.ts';
import type { Memo, Store, StoreSetting, TableSnapshot } from '../../../core/store.ts';
import type { Tab } from '../../contracts/store-fixture.ts';
import type { SeedCell, SeedSpreadsheet, SeedTab } from '../../emulators/google/seed.ts';
import { type Google, type GoogleOptions, startGoogle } from '../../emulators/google/start-google.ts';
import type { NumberFormat } from '../../emulators/google/world.ts';

/** Google on this machine, with nothing that limits how often it is called. */
export function startUnlimited(options: GoogleOptions = {}): Promise<Google> {
  return startGoogle({ quota: { perUser: null, perProject: null }, ...options });
}

let count = 0;

/** A robot that nobody else is, so that nobody else's calls count against it. */
export function newRobot(): string {
  return `robot${++count}@rowcall.iam.gserviceaccount.com`;
}

/** An id such as Google gives, that nobody has. */
export function newId(): string {
  return `1spreadsheet-${String(++count).padStart(8, '0')}`;
}

/** What a store is opened with to reach the emulator as a robot. */
export function settingFor(
  google: Google,
  tables: StoreSetting['tables'],
  robot: string,
  more: {
    readonly clock?: Clock;
    readonly zone?: string;
    readonly lists?: readonly ListSource[];
    readonly given?: Readonly<Record<string, string>>;
  } = {},
): StoreSetting {
  const given: Readonly<Record<string, string>> = {
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.accounts.serviceAccount(robot)),
    GOOGLE_API_ROOT_URL: google.url,
    ...more.given,
  };
  return {
    tables,
    zone: more.zone ?? 'UTC',
    folder: '.',
    given: (name) => given[name],
    ...(more.clock && { clock: more.clock }),
    ...(more.lists && { lists: more.lists }),
  };
}

/** A spreadsheet that a person has, shared with the robot, and the store that reaches it. */
export async function opened(
  google: Google,
  spreadsheet: Omit<SeedSpreadsheet, 'id'>,
  tables: StoreSetting['tables'],
  more: Parameters<typeof settingFor>[3] & { readonly role?: 'reader' | 'writer' } = {},
): Promise<{ readonly store: Store; readonly id: string; readonly robot: string }> {
  const id = newId();
  const robot = newRobot();
  google.add({
    ...spreadsheet,
    id,
    shared: [...(spreadsheet.shared ?? []), { role: more.role ?? 'writer', email: robot }],
  });
  const store = await googleSheets.open({ spreadsheet: id }, settingFor(google, tables, robot, more));
  return { store, id, robot };
}

/** A tab of a contract's test as people have it in Google Sheets. */
export function seedTab({ title, headers, rows, kinds = [], computed = [] }: Tab): SeedTab {
  const formats: Record<number, NumberFormat> = {};
  kinds.forEach((kind, at) => {
    if (kind === 'date') formats[at] = { type: 'DATE' };
    if (kind === 'instant') formats[at] = { type: 'DATE_TIME' };
  });
  const cells = rows.map((row) => row.map((cell, at) => seedCell(cell, kinds[at] ?? 'text', computed.includes(at))));
  return { title, rows: [[...headers], ...cells], formats };
}

const dayLong = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);

function seedCell(cell: Cell, kind: CellKind, isComputed: boolean): SeedCell {
  if (cell === null) return isComputed ? { formula: '=""' } : null;
  if (typeof cell === 'object') return cell.join(', ');
  if (isComputed) return { formula: typeof cell === 'string' ? `="${cell}"` : `=${String(cell).toUpperCase()}` };
  if (kind === 'date') return { serial: (Date.parse(String(cell)) - firstDay) / dayLong, as: 'DATE' };
  if (kind === 'instant') return { serial: (Date.parse(String(cell)) - firstDay) / dayLong, as: 'DATE_TIME' };
  return cell;
}

/** Reads a table whole, or what a hint says of it. */
export async function readTable(
  store: Store,
  table: string,
  memo: Memo | null = null,
  hint: { readonly ids?: readonly string[]; readonly places?: readonly (string | number)[] } = {},
): Promise<{ readonly snapshot: TableSnapshot; readonly memo: Memo; readonly overwritten: readonly unknown[] }> {
  const { tables, memo: next, overwritten = [] } = await store.read([{ table, ...hint }], memo);
  return { snapshot: tables.get(table)!, memo: { ...memo, ...next }, overwritten };
}

/** A clock on which whoever sleeps wakes at once, so much later: calls over the network take none of its time. */
export interface LeapingClock extends Clock {
  pass(milliseconds: number): void;
  /** Milliseconds since the start. */
  passed(): number;
}

export function leapingClock(start = '2026-11-22T09:00:00.000Z'): LeapingClock {
  let passed = 0;
  const pass = (milliseconds: number) => {
    passed += milliseconds;
  };
  return {
    now: () => new Date(Date.parse(start) + passed).toISOString(),
    sleep: async (milliseconds) => pass(milliseconds),
    pass,
    passed: () => passed,
  };
}
