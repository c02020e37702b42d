import { inflateRawSync } from 'node:zlib';
import { type Machine, workbookStore } from '../../../adapters/stores/workbook/store.ts';
import { readDirectory } from '../../../adapters/stores/workbook/zip-directory.ts';
import { type Cells, dict, type RecordId } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import type { Found, Outcome, Store } from '../../../core/store.ts';
import { type FaultyDisk, faultyDisk } from './faulty-disk.ts';

export const bookPath = '/team/book.xlsx';

export interface Desk {
  readonly disk: FaultyDisk;
  readonly store: Store;
  readonly table: Table;
  /** The file as it stands. */
  bytes(): Buffer;
  read(): Promise<readonly Found[]>;
  write(patches: readonly Patch[], creates?: readonly NewRecord[]): Promise<readonly (Outcome | undefined)[]>;
  setUp(...fields: string[]): Promise<void>;
  /** The part of the first sheet, or another one. */
  part(name?: string): string;
}

interface Given {
  readonly disk?: FaultyDisk;
  readonly zone?: string;
  readonly path?: string;
  readonly ids?: boolean;
  readonly backups?: number;
  readonly now?: Machine['now'];
}

/** A store over a file in memory. The memo of the last read is handed to the next write, as the loop does. */
export function deskOf(content: Uint8Array | string, table: Table, given: Given = {}): Desk {
  const { disk = faultyDisk(), zone = 'UTC', path = bookPath, ids = true, backups = 10 } = given;
  const { now = () => new Date(Date.UTC(2026, 10, 22, 9, 30, disk.log.length)) } = given;
  if (content.length > 0) disk.put(path, content);
  const setting = { tables: new Map([[table.key, table]]), zone, folder: '/' };
  const store = workbookStore({ file: path, ids, backups }, setting, { disk, now });
  const whole = { table: table.key };
  let memo: Awaited<ReturnType<Store['read']>>['memo'] = {};

  return {
    disk,
    store,
    table,
    bytes: () => disk.bytesOf(path)!,
    async read() {
      const snapshot = await store.read([whole], null);
      memo = snapshot.memo;
      return snapshot.tables.get(table.key)!.records;
    },
    async write(patches, creates = []) {
      if (memo[table.key] === undefined) memo = (await store.read([whole], null)).memo;
      const written = await store.write({ patches, creates }, memo);
      memo = written.memo;
      return [
        ...patches.map(({ id }) => written.outcomes.get(`${table.key}/${id}`)),
        ...creates.map(({ key }) => written.outcomes.get(key)),
      ];
    },
    async setUp(...fields) {
      const columns = fields.map((field) => ({
        field,
        header: table.byKey.get(field)!.label,
        hidden: false,
        hint: {},
      }));
      await store.setUp([{ table: table.key, columns }]);
    },
    part: (name = 'xl/worksheets/sheet1.xml') => partsOf(disk.bytesOf(path)!).get(name)!.toString(),
  };
}

/** A patch of one record; what it expects is what it is said to have been. */
export function patchOf(id: RecordId, was: Cells, set: Cells, more: Partial<Patch> = {}): Patch {
  return { table: 'people', id, expect: was, set, because: {}, ...more };
}

/** The patch that gives a row its id. */
export const idOf = (id: RecordId, place: Found['place'], carries: RecordId | null): Patch =>
  patchOf(id, dict(), dict(), { place, carries });

export const newRecord = (key: string, set: Cells): NewRecord => ({
  table: 'people',
  key,
  id: key.repeat(12).slice(0, 12),
  set,
  because: { rule: 'test', reason: null },
});

/** The unpacked parts of a workbook by name. */
export function partsOf(bytes: Uint8Array): Map<string, Buffer> {
  const parts = [...readDirectory(bytes).entries.values()].map(({ name, method, data, packed }): [string, Buffer] => {
    const raw = bytes.subarray(data, data + packed);
    return [name, method === 0 ? Buffer.from(raw) : inflateRawSync(raw)];
  });
  return new Map(parts);
}

/** The names of the parts that are not the same, byte for byte as they are packed, headers included. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const packed = (bytes: Uint8Array) => {
    const entries = [...readDirectory(bytes).entries.values()];
    return entries.map((entry) => {
      const { name, header, data, record, recordEnd } = entry;
      const about = Buffer.from(bytes.subarray(record, recordEnd));
      about.writeUInt32LE(0, 42);
      return { name, body: Buffer.concat([bytes.subarray(header, data + entry.packed), about]) };
    });
  };
  const [was, is] = [packed(before), packed(after)];
  if (was.map(({ name }) => name).join() !== is.map(({ name }) => name).join())
    throw new Error('Other parts, or another order');
  return was.flatMap(({ name, body }, i) => (body.equals(is[i]!.body) ? [] : [name])).sort();
}

/** Every cell of a sheet's part as it is written, by its address; read in another way than the store does. */
export function cellsOf(part: string): ReadonlyMap<string, string> {
  const data = part.slice(part.indexOf('<sheetData'), part.lastIndexOf('</sheetData>'));
  const cells = data.matchAll(/<c(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g);
  return new Map([...cells].map(([xml]) => [/\sr=["']([A-Z]+\d+)/.exec(xml)![1]!, xml]));
}

/** The addresses of the cells that are not written as before. */
export function changedCells(before: string, after: string): readonly string[] {
  const [was, is] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((address) => was.get(address) !== is.get(address)).sort();
}
