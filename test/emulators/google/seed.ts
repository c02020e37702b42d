import { conventionOf } from './locale.ts';
import type { Cell, Doc, NumberFormat, Permission, Sheet } from './world.ts';
import { newRow, newSheet } from './world.ts';

/** A cell of a new tab: a text as it stands, a number, yes or no, a formula, or a number that is shown as a date. */
export type SeedCell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string }
  | { readonly serial: number; readonly as: 'DATE' | 'DATE_TIME' }
  /** A text of which parts look different, or with smart chips. */
  | ({ readonly text: string } & Pick<Cell, 'textRuns' | 'chipRuns'>);

/** A tab as somebody made it. */
export interface SeedTab {
  readonly title: string;
  readonly sheetId?: number;
  /** Nothing but a chart: no cells. */
  readonly isChart?: boolean;
  /** The first is the header, if there is one. */
  readonly rows?: readonly (readonly SeedCell[])[];
  /** Formats of whole columns below the first row, by position. */
  readonly formats?: Readonly<Record<number, NumberFormat>>;
  /** Drop-downs and boxes of whole columns below the first row, by position. */
  readonly rules?: Readonly<Record<number, Cell['validation']>>;
  readonly rowCount?: number;
  readonly columnCount?: number;
}

/** A spreadsheet as somebody made it; in English of the United States and in GMT if not said. */
export interface SeedSpreadsheet {
  readonly id: string;
  readonly title?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly owner?: string;
  /** Besides the owner. */
  readonly shared?: readonly (Pick<Permission, 'role'> & { readonly email: string | 'anyone' })[];
  readonly tabs: readonly SeedTab[];
}

/** A spreadsheet as somebody made it. */
export function seededDoc(seed: SeedSpreadsheet, now: string): Doc {
  const locale = seed.locale ?? 'en_US';
  conventionOf(locale);
  const owner = seed.owner ?? 'owner@example.com';
  return {
    id: seed.id,
    title: seed.title ?? 'Untitled spreadsheet',
    locale,
    timeZone: seed.timeZone ?? 'Etc/GMT',
    sheets: seed.tabs.map(seededSheet),
    meta: [],
    permissions: [
      { id: 'owner', type: 'user', role: 'owner', emailAddress: owner, displayName: owner.split('@')[0]! },
      ...(seed.shared ?? []).map(permissionOf),
    ],
    trashed: false,
    version: 1,
    steps: 0,
    modifiedAt: now,
    modifiedBy: owner,
  };
}

function permissionOf(
  { email, role }: { readonly email: string; readonly role: Permission['role'] },
  i: number,
): Permission {
  if (email === 'anyone') return { id: 'anyoneWithLink', type: 'anyone', role };
  return { id: `permission${i}`, type: 'user', role, emailAddress: email, displayName: email.split('@')[0]! };
}

function seededSheet(seed: SeedTab, index: number): Sheet {
  const rows = seed.rows ?? [];
  const widest = Math.max(0, ...rows.map((row) => row.length));
  const sheet = newSheet(
    seed.sheetId ?? (index === 0 ? 0 : 1_000_000 + index),
    seed.title,
    seed.rowCount ?? Math.max(1000, rows.length),
    seed.columnCount ?? Math.max(26, widest),
  );
  if (seed.isChart) return { ...sheet, kind: 'OBJECT', rows: [], columns: [] };
  for (const [i, line] of sheet.rows.entries()) {
    line.cells = (rows[i] ?? []).map(seededCell);
    if (i === 0) continue;
    for (const [at, format] of Object.entries(seed.formats ?? {})) {
      const cell = line.cells[Number(at)];
      line.cells[Number(at)] = { ...cell, format: cell?.format ?? format };
    }
    for (const [at, validation] of Object.entries(seed.rules ?? {}))
      if (validation !== undefined) line.cells[Number(at)] = { ...line.cells[Number(at)], validation };
  }
  return sheet;
}

function seededCell(given: SeedCell): Cell | undefined {
  if (given === null || given === '') return undefined;
  if (typeof given === 'string') return { value: { stringValue: given } };
  if (typeof given === 'number') return { value: { numberValue: given } };
  if (typeof given === 'boolean') return { value: { boolValue: given } };
  if ('text' in given) {
    const { text, ...runs } = given;
    return { value: { stringValue: text }, ...runs };
  }
  if ('formula' in given) return { value: { formulaValue: given.formula } };
  return { value: { numberValue: given.serial }, format: { type: given.as } };
}

/** A copy of the file: other id, same tabs, same developer metadata, shared with nobody. */
export function copiedDoc(from: Doc, id: string, title: string, owner: string, now: string): Doc {
  const sheets = new Map(
    from.sheets.map((sheet) => {
      const rows = sheet.rows.map((row) => ({ ...newRow(), ...row, cells: [...row.cells] }));
      return [sheet, { ...sheet, rows, columns: sheet.columns.map((column) => ({ ...column })) }] as const;
    }),
  );
  const meta = from.meta.map((one) => {
    if (one.sheet === null) return one;
    const sheet = sheets.get(one.sheet) ?? null;
    const row = one.row === null ? null : (sheet?.rows[one.sheet.rows.indexOf(one.row)] ?? null);
    const column = one.column === null ? null : (sheet?.columns[one.sheet.columns.indexOf(one.column)] ?? null);
    return { ...one, sheet, row, column };
  });
  return {
    ...from,
    id,
    title,
    sheets: [...sheets.values()],
    meta,
    permissions: [{ id: 'owner', type: 'user', role: 'owner', emailAddress: owner, displayName: owner.split('@')[0]! }],
    version: 1,
    modifiedAt: now,
    modifiedBy: owner,
  };
}
