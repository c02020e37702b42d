import { changesPlace } from '../../../adapters/stores/airtable/names.ts';
import { openBase } from '../../../adapters/stores/airtable/open-base.ts';
import { airtableStore } from '../../../adapters/stores/airtable/store.ts';
import type { Cell, FieldKey, RecordId, TableKey } from '../../../core/cell.ts';
import { cellText, sameCell } from '../../../core/cell.ts';
import { keepAlive } from '../../../core/keep-alive.ts';
import type { Patches } from '../../../core/patch.ts';
import type { Store } from '../../../core/store.ts';
import { personIn } from '../../emulators/airtable/person.ts';
import { openQuota } from '../../emulators/airtable/quota.ts';
import type { Listing } from '../../emulators/airtable/records-api.ts';
import { Refusal, tooMany } from '../../emulators/airtable/refusal.ts';
import type { Incoming } from '../../emulators/airtable/routes.ts';
import { answerTo, routeOf } from '../../emulators/airtable/routes.ts';
import { layTable, type SeedField } from '../../emulators/airtable/seed.ts';
import type { EmulatedRecord, EmulatedTable } from '../../emulators/airtable/world.ts';
import { emptyWorld, ourToken } from '../../emulators/airtable/world.ts';
import type { Process } from '../machine.ts';
import type { SheetLine, Tab } from '../sheet.ts';
import { keyHeader } from '../sheet.ts';
import { put } from '../stores/sheet-side.ts';
import { type Arrived, openGateway, tokenIn } from './gateway.ts';
import { inTurns, type Outside, type OutsideGiven, withChance } from './outside.ts';

/** A table of the emulator, and what of the sheet it was told last. */
interface Followed {
  readonly real: EmulatedTable;
  /** The name of the field of each column. */
  readonly names: readonly string[];
  readonly cells: Map<SheetLine, readonly Cell[]>;
}

/** A base of Airtable with the sheet of a run in it, for the production adapter over Airtable's own library. */
export async function openAirtableBase(given: OutsideGiven): Promise<Outside> {
  const { sheet, model, turns, now } = given;
  const milliseconds = () => Date.parse(now());
  const world = emptyWorld(milliseconds);
  const quota = openQuota(milliseconds);
  const listings = new Map<string, Listing>();
  const person = personIn(world);
  const tables = new Map<TableKey, Followed>();
  for (const [key, tab] of sheet.tabs) {
    const names = tab.columns.map((column, at) => (column === keyHeader ? keyHeader : tab.headers[at]!));
    const fields = tab.columns.map((column, at) => fieldOf(tab, column, names[at]!));
    tables.set(key, {
      real: layTable(world, { name: tab.title, fields, records: [] }),
      names,
      cells: new Map(),
    });
  }
  const restore = withChance(given.chance);
  const parts = new WeakMap<Process, Patches>();
  const stores = new WeakMap<Process, Store>();
  /** Processes by their tokens: all are of the same user. */
  const owners = new Map<string, Process>();
  /** Records that people made have an id of the sheet's own until the base gives them one. */
  const renamed = new Map<RecordId, RecordId>();

  function followTable(tab: Tab, { real, names, cells }: Followed): void {
    const now = new Set(tab.lines);
    for (const line of cells.keys())
      if (!now.has(line)) {
        person.remove(real.name, line.rec);
        cells.delete(line);
      }
    const typed: Record<string, Record<string, unknown>> = {};
    for (const line of tab.lines) {
      const known = cells.get(line);
      const differ = line.cells.flatMap((cell, at) => (sameCell(known?.[at] ?? null, cell) ? [] : [at]));
      for (const at of differ) takeAsText(line, tab.columns[at] ?? null, at);
      const values = Object.fromEntries(differ.map((at) => [names[at]!, line.cells[at] ?? null]));
      if (known === undefined) {
        const id = person.insert(real.name, values);
        renamed.set(line.rec, id);
        line.rec = id;
      } else if (differ.length > 0) typed[line.rec] = values;
      cells.set(line, [...line.cells]);
    }
    if (Object.keys(typed).length > 0) person.paste(real.name, typed);
  }

  function takeIn(process: Process, part: Patches | undefined): void {
    const door = given.doorOf(process);
    for (const [key, { real, names, cells }] of tables) {
      const tab = sheet.tabs.get(key)!;
      const byId = new Map(tab.lines.map((line) => [line.rec, line]));
      for (const record of real.records) {
        const isNew = !byId.has(record.id);
        const line = byId.get(record.id) ?? sheet.fresh(key, {}, true);
        const held = names.map((name) => heldIn(real, record, name));
        if (isNew) {
          line.rec = record.id;
          tab.lines.push(line);
          const made = held[tab.columns.indexOf(keyHeader)];
          if (typeof made === 'string') line.who.ids.add(made);
          door.added(tab, line);
        } else if (held.every((cell, at) => sameCell(cell, line.cells[at] ?? null))) continue;
        const patch = part?.patches.find((one) => one.table === key && one.id === record.id);
        for (const [at, cell] of held.entries()) {
          const field = tab.columns[at] ?? '?';
          const owner = tab.table.byKey.get(field)?.owner ?? 'rowcall';
          const guard = isNew ? 'proven' : stores.get(process)!.capabilities.guardOf!(owner, null, cell);
          const expected = isNew ? undefined : patch?.expect[field];
          put(door, tab, line, at, cell, { expected, guard, meant: record.id });
        }
        cells.set(line, [...line.cells]);
      }
    }
  }

  const gateway = await openGateway(
    {
      busy: tooMany(),
      trouble: { status: 503, body: { error: { type: 'SERVICE_UNAVAILABLE', message: 'Try again.' } } },
      processOf: (arrived) => owners.get(tokenIn(arrived) ?? '') ?? null,
      recognise: (arrived) => {
        const route = routeOf(arrived);
        return route === null ? null : { name: route.kind === 'write' ? 'write' : route.name, kind: route.kind };
      },
      prepare(arrived, process) {
        const part = process === null ? undefined : parts.get(process);
        return () => {
          try {
            if (process !== null) quota.spend();
            const body = answerTo(world, listings, incomingOf(arrived));
            if (process !== null && routeOf(arrived)?.kind === 'write') takeIn(process, part);
            return { status: 200, body };
          } catch (error) {
            if (error instanceof Refusal) return { status: error.status, body: error.body };
            throw error;
          }
        };
      },
    },
    given,
  );

  function open(process: Process | null): Store {
    const token = process === null ? ourToken : `${ourToken}.${process.name}`;
    if (process !== null) {
      owners.set(token, process);
      world.tokens.set(token, world.tokens.get(ourToken)!);
    }
    const said = new Map([
      ['AIRTABLE_TOKEN', token],
      ['AIRTABLE_ENDPOINT_URL', gateway.url],
    ]);
    const sleep = (long: number) =>
      process === null
        ? Promise.reject(new Error('Nobody waits here.'))
        : turns.wait(() => given.machine.sleep(process, long));
    const setting = {
      tables: model.tables,
      zone: 'Europe/Kyiv',
      folder: '.',
      given: (name: string) => said.get(name),
      clock: { now, sleep },
    };
    return airtableStore(openBase(world.id, setting), setting, undefined);
  }

  return {
    storeOf(process) {
      const store = open(process);
      stores.set(process, store);
      return inTurns(store, turns, (part) => parts.set(process, part));
    },
    // From now on Airtable tells of changes, with what stood before.
    begin: (ports) => keepAlive({ ...ports, store: open(null) }),
    follow() {
      for (const [key, followed] of tables) followTable(sheet.tabs.get(key)!, followed);
    },
    hintOf: ({ table, ids }) =>
      ids === undefined ? { table, places: [changesPlace] } : { table, ids: ids.map((id) => renamed.get(id) ?? id) },
    async close() {
      restore();
      await gateway.close();
    },
  };
}

const stages = ['New', 'Talk', 'Won', 'Lost'];

function fieldOf(tab: Tab, column: FieldKey | null, name: string): SeedField {
  if (tab.table.byKey.get(column ?? '')?.key !== 'stage') return { name, type: 'singleLineText' };
  return {
    name,
    type: 'singleSelect',
    options: { choices: stages.map((stage) => ({ id: `sel${stage}`, name: stage, color: 'blueLight2' })) },
  };
}

function heldIn({ fields }: EmulatedTable, { values }: EmulatedRecord, name: string): Cell {
  const field = fields.find((one) => one.name === name)!;
  const value = values[field.id] ?? null;
  const choice = field.options?.choices?.find(({ id }) => id === value);
  return choice?.name ?? (value as Cell);
}

/** Whatever is typed into a field for text is a text. */
function takeAsText({ cells, who }: SheetLine, field: FieldKey | null, at: number): void {
  const cell = cells[at] ?? null;
  if (typeof cell !== 'number') return;
  cells[at] = cellText(cell);
  if (field !== null && sameCell(who.typed.get(field) ?? null, cell)) who.typed.set(field, cells[at]);
}

function incomingOf(arrived: Arrived): Incoming {
  const { method, path, query, body } = arrived;
  return { method, path, query, body, token: tokenIn(arrived) };
}
