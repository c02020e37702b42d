import * as z from 'zod';
import type { Cell, Cells } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Marks } from '../../../core/record.ts';
import type { Files } from '../calling/files.ts';

const format = 1;

const columnSchema = z.strictObject({ key: z.string(), header: z.string(), type: z.string(), owner: z.string() });

const tableSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  /** Those that were found in the spreadsheet. */
  columns: z.array(columnSchema),
  records: z.int().min(0),
});

const headSchema = z.strictObject({
  rowcall: z.literal('backup'),
  format: z.literal(format),
  at: z.iso.datetime(),
  /** The fingerprint of the settings it was read by. */
  settings: z.string(),
  spreadsheet: z.string(),
  tables: z.array(tableSchema),
  /** The file itself as it was, kept beside the backup; `null` where the spreadsheet is no file. */
  copy: z.strictObject({ file: z.string(), bytes: z.int().min(0), sha256: z.string() }).nullable(),
});

const recordSchema = z.strictObject({
  table: z.string(),
  /** `null`: the row had none yet. */
  id: z.string().nullable(),
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  marks: z.record(z.string(), z.enum(['computed', 'error', 'text', 'rich'])).optional(),
});

const endSchema = z.strictObject({
  records: z.int().min(0),
  /** SHA-256 of the lines of records. */
  content: z.string(),
  /** SHA-256 of all lines above. */
  whole: z.string(),
});

/** What stands in the first line of a backup. */
export type BackupHead = z.output<typeof headSchema>;

/** One row as it was. Cells that are not named were empty. */
export interface BackupRecord {
  readonly table: string;
  readonly id: string | null;
  readonly cells: Cells;
  readonly marks?: Marks;
}

/** A backup as it reads back; `content` is the same for the same records. */
export interface Backup {
  readonly head: BackupHead;
  readonly records: readonly BackupRecord[];
  readonly content: string;
}

type Digest = Files['digest'];

/**
 * A backup as text, one JSON value a line: the head, the records in the order of the spreadsheet, and a last line with
 * their number and checksums. Any program can read it. `content` as in `Backup`.
 */
export function writeBackup(
  head: BackupHead,
  records: readonly BackupRecord[],
  digest: Digest,
): { readonly bytes: Uint8Array; readonly content: string } {
  const encoder = new TextEncoder();
  const first = encoder.encode(`${JSON.stringify(head)}\n`);
  const content = encoder.encode(records.map((record) => `${lineOf(record)}\n`).join(''));
  const above = joined([first, content]);
  const end = { records: records.length, content: digest(content), whole: digest(above) };
  return { bytes: joined([above, encoder.encode(`${JSON.stringify(end)}\n`)]), content: end.content };
}

function lineOf({ table, id, cells, marks }: BackupRecord): string {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));
  return JSON.stringify({ table, id, cells: filled, ...(marks && Object.keys(marks).length > 0 && { marks }) });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads a backup. Throws `backup.damaged` for what is not whole, and `backup.newer` for a later format; `file` is named then. */
export function readBackup(bytes: Uint8Array, file: string, digest: Digest): Backup {
  const refuse = (what: string) => new RowcallError('backup.damaged', `${file} is no whole backup: ${what}.`, { file });
  const lines = linesOf(bytes, refuse);
  const read = <T>(schema: z.ZodType<T>, line: string | undefined, at: number): T => {
    try {
      return schema.parse(JSON.parse(line ?? ''));
    } catch {
      // What exactly is wrong would tell what stands in the line.
      throw refuse(`line ${at} cannot be read`);
    }
  };

  const named = read(z.looseObject({ rowcall: z.literal('backup'), format: z.int() }), lines[0], 1);
  if (named.format > format)
    throw new RowcallError('backup.newer', `${file} was made by a later version of Rowcall.`, { file });
  const end = read(endSchema, lines.at(-1), lines.length);
  const above = bytes.subarray(0, lastLineAt(bytes));
  const content = bytes.subarray(bytes.indexOf(newline) + 1, above.length);
  if (digest(above) !== end.whole || digest(content) !== end.content)
    throw refuse('its checksum is not that of its content');
  const head = read(headSchema, lines[0], 1);
  const records = lines.slice(1, -1).map((line, i) => recordOf(read(recordSchema, line, i + 2)));
  if (records.length !== end.records) throw refuse('it lacks records');
  return { head, records, content: end.content };
}

const newline = 10;

function lastLineAt(bytes: Uint8Array): number {
  return bytes.lastIndexOf(newline, bytes.length - 2) + 1;
}

function linesOf(bytes: Uint8Array, refuse: (what: string) => RowcallError): readonly string[] {
  if (bytes.length < 2 || bytes.at(-1) !== newline) throw refuse('its end is missing');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, -1)).split('\n');
  } catch {
    throw refuse('it is not text');
  }
}

function recordOf({ table, id, cells, marks }: z.output<typeof recordSchema>): BackupRecord {
  const clean: Cells = Object.assign(dict<Cell>(), cells);
  return { table, id, cells: clean, ...(marks && { marks }) };
}
