import type { Model } from '../../../core/model.ts';
import type { State } from '../../../core/state.ts';
import type { Store } from '../../../core/store.ts';
import type { Desk } from '../calling/desk.ts';
import type { BackupHead, BackupRecord } from './backup-file.ts';
import { writeBackup } from './backup-file.ts';
import type { Shelf } from './shelf.ts';
import { clearShelf, namesAt, shelved, unpack } from './shelf.ts';
import type { StandingTable } from './standing.ts';
import { readStanding } from './standing.ts';

/** What a backup came to. */
export interface MadeBackup {
  /** `same`: the newest backup holds exactly this, so that no other was made. */
  readonly is: 'made' | 'same';
  /** The path of the backup that holds the spreadsheet as it is now. */
  readonly file: string;
  /** The path of the copy of the file itself; `null` where the spreadsheet is no file. */
  readonly copy: string | null;
  readonly records: number;
  /** Rows that have no id yet: a restore cannot tell them apart. */
  readonly unnamed: number;
  /** Backups that were too many. */
  readonly removed: number;
}

/** What is to be kept, and where. */
interface Backing {
  readonly shelf: Shelf;
  readonly model: Model;
  readonly store: Store;
  /** `null` where nothing is remembered, or what is cannot be read: then rows have the ids they carry. */
  readonly state: State | null;
  /** The file of the spreadsheet; `null` where it is none. */
  readonly file: string | null;
}

/** People may save while we read: then it is read again, so that both halves of a backup tell of one moment. */
const tries = 5;

/**
 * Keeps a spreadsheet as it is now: its rows in a form that any program can read, and the file itself. Nothing is written
 * into the spreadsheet. A backup stands whole or not at all and is read back before older ones that are too many go.
 */
export async function makeBackup(desk: Desk, { shelf, model, store, state, file: book }: Backing): Promise<MadeBackup> {
  const { files } = desk;
  const { bytes, standing } = await readTogether(desk, model, store, state, book);
  const records = recordsOf(standing);
  const at = desk.clock.now();
  const names = namesAt(shelf, at);
  const copy = bytes === null ? null : { file: names.copy, bytes: bytes.length, sha256: files.digest(bytes) };
  const head: BackupHead = {
    rowcall: 'backup',
    format: 1,
    at,
    settings: model.fingerprint,
    spreadsheet: shelf.name + shelf.ending,
    tables: tablesOf(standing),
    copy,
  };
  const written = writeBackup(head, records, files.digest);
  const unnamed = records.filter(({ id }) => id === null).length;
  const told = { records: records.length, unnamed };

  const same = await sameAs(desk, shelf, head, written.content);
  if (same !== null) return { is: 'same', ...same, ...told, removed: await clearShelf(desk, shelf) };

  const file = files.at(shelf.folder, names.backup);
  const beside = files.at(shelf.folder, names.copy);
  if (bytes !== null) await files.place(beside, bytes);
  await files.place(file, await files.pack(written.bytes));
  // Throws where the disk does not give back what it was given.
  await unpack(desk, (await files.read(file)) ?? new Uint8Array(), file);
  return { is: 'made', file, copy: bytes === null ? null : beside, ...told, removed: await clearShelf(desk, shelf) };
}

async function readTogether(desk: Desk, model: Model, store: Store, state: State | null, book: string | null) {
  const read = async () => (book === null ? null : await desk.files.read(book));
  const print = (bytes: Uint8Array | null) => (bytes === null ? '' : desk.files.digest(bytes));
  let bytes = await read();
  for (let left = tries; ; left--) {
    const standing = await readStanding(desk, model, { store, state });
    const after = await read();
    if (left === 0 || print(bytes) === print(after)) return { bytes: after, standing };
    bytes = after;
  }
}

function recordsOf(standing: ReadonlyMap<string, StandingTable>): readonly BackupRecord[] {
  return [...standing].flatMap(([table, { records }]) =>
    [...records.values()].map(({ id, isNew, cells, marks }) => ({
      table,
      id: isNew ? null : id,
      cells,
      ...(marks && { marks }),
    })),
  );
}

function tablesOf(standing: ReadonlyMap<string, StandingTable>): BackupHead['tables'] {
  return [...standing.values()].map(({ table, fields, records }) => ({
    key: table.key,
    title: table.title,
    columns: table.fields
      .filter(({ key }) => fields.has(key))
      .map(({ key, label, type, owner }) => ({ key, header: label, type: type.kind, owner })),
    records: records.size,
  }));
}

/** The newest backup, if it holds the same rows, columns and file. */
async function sameAs(
  desk: Desk,
  shelf: Shelf,
  head: BackupHead,
  content: string,
): Promise<Pick<MadeBackup, 'file' | 'copy'> | null> {
  const { files } = desk;
  const newest = (await shelved(desk, shelf)).at(-1);
  if (newest === undefined) return null;
  const file = files.at(shelf.folder, newest.file);
  const before = await unpack(desk, (await files.read(file)) ?? new Uint8Array(), file).catch(() => null);
  if (before === null || before.head.copy?.sha256 !== head.copy?.sha256) return null;
  if (JSON.stringify(before.head.tables) !== JSON.stringify(head.tables)) return null;
  if (before.content !== content) return null;
  const copy = before.head.copy === null ? null : files.at(shelf.folder, before.head.copy.file);
  const copied = copy === null ? null : await files.read(copy);
  if (copy !== null && (copied === null || files.digest(copied) !== before.head.copy?.sha256)) return null;
  await files.touch(file);
  return { file, copy };
}
