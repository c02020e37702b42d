import { wantedByTable } from '../../../adapters/stores/binding/wanted.ts';
import type { Cell, Cells, FieldKey, TableKey } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Found, Memo, Outcome, Overwritten, Store, TableSnapshot } from '../../../core/store.ts';
import { LostAnswer, lateness, NotNow } from '../machine.ts';
import type { SheetLine, Tab } from '../sheet.ts';
import { keyHeader } from '../sheet.ts';
import { unknownAll } from './outcomes.ts';
import { ownColumns } from './own-columns.ts';
import type { Door } from './sheet-side.ts';
import { notNow, put } from './sheet-side.ts';
import { addLine } from './workbook.ts';

/** One change of one cell, as the vendor's log tells it. */
export interface LogLine {
  readonly n: number;
  readonly rec: string;
  readonly table: TableKey;
  readonly field: FieldKey;
  readonly previous: Cell;
  readonly value: Cell;
  readonly by: 'person' | 'program';
}

/** What the store keeps for itself between calls. */
interface Remembered {
  /** The last line of the log that was looked at. */
  readonly log: number;
  /** What Rowcall wrote, and what it took the cells for: proof, once the log tells what truly stood there. */
  readonly sent: readonly {
    readonly rec: string;
    readonly field: FieldKey;
    readonly expect: Cell;
    readonly set: Cell;
  }[];
}

const mostInCall = 10;

/**
 * An Airtable-like store: records by native id, no comparing, ten records a call. Its log of changes with previous values
 * proves afterwards what a write went over.
 */
export function recordsStore(door: Door, log: LogLine[]): Store {
  const { sheet, model, machine, process } = door;

  const found = (tab: Tab): Found[] =>
    tab.lines.flatMap((line): Found[] => {
      const cells = dict<Cell>();
      for (const { key } of tab.table.fields) cells[key] = sheet.cell(tab, line, key);
      return Object.values(cells).every((cell) => cell === null) ? [] : [{ id: line.rec, place: line.rec, cells }];
    });

  async function ask<T>(what: string, kind: 'read' | 'write', act: () => T): Promise<T> {
    try {
      return await machine.call(process, what, kind, act);
    } catch (error) {
      if (error instanceof NotNow || (kind === 'read' && error instanceof LostAnswer)) throw notNow();
      throw error;
    }
  }

  function writeSome(patches: readonly Patch[], creates: readonly NewRecord[]): Map<string, Outcome> {
    const outcomes = new Map<string, Outcome>();
    for (const patch of patches) {
      const tab = sheet.tabs.get(patch.table)!;
      const line = tab.lines.find(({ rec }) => rec === patch.id);
      if (Object.keys(patch.set).some((field) => sheet.at(tab, field) < 0)) {
        outcomes.set(recordKey(patch.table, patch.id), { is: 'refused', why: 'column.missing' });
        continue;
      }
      outcomes.set(recordKey(patch.table, patch.id), line ? { is: 'applied', id: patch.id } : { is: 'missing' });
      if (line) putAll(tab, line, patch.set, patch.expect);
    }
    for (const create of creates) {
      const tab = sheet.tabs.get(create.table)!;
      const at = sheet.at(tab, keyHeader);
      if (at < 0) {
        outcomes.set(create.key, { is: 'refused', why: 'column.missing' });
        continue;
      }
      let line = tab.lines.find(({ cells }) => cells[at] === create.key);
      if (line === undefined) {
        line = addLine(door, tab);
        line.cells[at] = create.key;
        line.who.ids.add(create.id);
        door.added(tab, line);
        putAll(tab, line, create.set, {});
      }
      outcomes.set(create.key, { is: 'applied', id: line.rec, place: line.rec });
    }
    return outcomes;
  }

  function putAll(tab: Tab, line: SheetLine, set: Cells, expect: Cells): void {
    for (const field in set) {
      const previous = sheet.cell(tab, line, field);
      const value = set[field] ?? null;
      if (sameCell(previous, value)) continue;
      put(door, tab, line, sheet.at(tab, field), value, { expected: expect[field], guard: 'proven', meant: line.rec });
      const table = tab.table.key;
      log.push({ n: log.length + 1, rec: line.rec, table, field, previous, value, by: 'program' });
    }
  }

  return {
    ...ownColumns(door, keyHeader),
    capabilities: {
      ids: 'theirs',
      guard: { rowcall: 'proven', shared: 'proven', people: 'proven' },
      batch: 1000,
      late: lateness,
    },
    async read(asked, memo) {
      const wanted = wantedByTable(asked, model.tables);
      const seen = await ask('read', 'read', () => {
        const records = new Map([...wanted.keys()].map((key) => [key, found(sheet.tabs.get(key)!)]));
        return { records, log: [...log] };
      });
      const tables = new Map<TableKey, TableSnapshot>();
      const overwritten: Overwritten[] = [];
      const next = dict<string>();
      for (const [key, rows] of wanted) {
        const all = seen.records.get(key)!;
        const some = rows === null ? all : all.filter(({ id }) => rows.ids.has(id!) || rows.places.has(id!));
        const tab = sheet.tabs.get(key)!;
        const fields = new Set(
          model.tables.get(key)!.fields.flatMap((one) => (sheet.at(tab, one.key) < 0 ? [] : one.key)),
        );
        tables.set(key, { records: some, complete: rows === null, fields });
        const was = remembered(memo, key);
        overwritten.push(...provenIn(seen.log, key, was));
        next[key] = JSON.stringify({ log: seen.log.length, sent: [] } satisfies Remembered);
      }
      return { tables, overwritten, memo: next };
    },
    async write(part, memo) {
      const outcomes = new Map<string, Outcome>();
      const sent = new Map<TableKey, Remembered['sent'][number][]>();
      for (let from = 0; from < part.patches.length + part.creates.length; from += mostInCall) {
        const patches = part.patches.slice(from, from + mostInCall);
        const room = Math.max(0, from - part.patches.length);
        const creates = part.creates.slice(room, room + mostInCall - patches.length);
        for (const { table, id: rec, set, expect } of patches)
          for (const field in set)
            sent.set(table, [
              ...(sent.get(table) ?? []),
              { rec, field, expect: expect[field] ?? null, set: set[field] ?? null },
            ]);
        try {
          for (const [key, outcome] of await ask('write', 'write', () => writeSome(patches, creates)))
            outcomes.set(key, outcome);
        } catch (error) {
          if (error instanceof LostAnswer)
            for (const [key, outcome] of unknownAll({ patches, creates })) outcomes.set(key, outcome);
          else if (from === 0) throw error;
          else {
            for (const { table, id, expect } of patches)
              outcomes.set(recordKey(table, id), { is: 'conflict', now: expect });
            for (const { key } of creates) outcomes.set(key, { is: 'missing' });
          }
        }
      }
      const next = dict<string>();
      for (const [key, list] of sent) {
        const was = remembered(memo, key);
        next[key] = JSON.stringify({ log: was?.log ?? 0, sent: [...(was?.sent ?? []), ...list] } satisfies Remembered);
      }
      return { outcomes, memo: { ...memo, ...next } };
    },
  };
}

function remembered(memo: Memo | null, table: TableKey): Remembered | null {
  const text = memo?.[table];
  return text === undefined ? null : JSON.parse(text);
}

/** Where the log shows that a cell held something else than Rowcall took it for, and that a person had put it there. */
function provenIn(log: readonly LogLine[], table: TableKey, was: Remembered | null): Overwritten[] {
  if (was === null) return [];
  const found: Overwritten[] = [];
  for (const line of log.slice(was.log)) {
    if (line.table !== table || line.by !== 'program') continue;
    const isCell = (one: LogLine) => one.n < line.n && one.rec === line.rec && one.field === line.field;
    const sent = was.sent.find(
      ({ rec, field, set }) => rec === line.rec && field === line.field && sameCell(set, line.value),
    );
    const typed = log.findLast((one) => isCell(one) && one.by === 'person');
    if (typed === undefined) continue;
    const taken = sent === undefined ? was.log : lastStood(log.filter(isCell), sent.expect);
    if (typed.n <= taken || (sent !== undefined && sameCell(typed.value, sent.expect))) continue;
    found.push({ table, id: line.rec, was: { [line.field]: typed.value }, by: { [line.field]: line.value } });
  }
  return found;
}

/** The line of the log after which a cell last held that; what was typed later was not seen by whoever expected it. */
function lastStood(lines: readonly LogLine[], expect: Cell): number {
  return lines.findLast(({ value }) => sameCell(value, expect))?.n ?? 0;
}
