import * as z from 'zod';
import type { Call, Heard, Hint, Memo, StoreSetting } from '../../../core/store.ts';
import { channelPrefix, channelToken, isSameSecret } from './channel.ts';
import { recall } from './memo.ts';
import { audienceName, callersName, certificatesName, hookSecretName } from './names.ts';

/**
 * What the script in the spreadsheet says: where somebody was at the keyboard, or asks to look. Without rows: anywhere in
 * that tab; without a tab: anywhere.
 */
const said = z.object({
  /** What it is about; not said: an edit. */
  kind: z.string().max(20).default('edit'),
  spreadsheetId: z.string().max(200),
  sheetId: z.int().nonnegative().optional(),
  /** From and to, both included. */
  rows: z
    .array(z.tuple([z.int().min(1), z.int().min(1)]))
    .max(1000)
    .optional(),
  confirm: z.string().max(1000).optional(),
});

const longestBody = 65_536;
/** More rows than these are looked at as a whole tab. */
const mostRows = 2000;

const forged: Heard = { is: 'forged' };

/** The script says this to people in its own words. */
const unsupported: Heard = { is: 'answer', body: JSON.stringify({ is: 'unsupported' }) };

/**
 * Listens to the script in the spreadsheet, which shows a token that Google has signed for it, and to Google Drive, which
 * shows what it was given when it was asked to tell of changes. Either says only where to look.
 */
export async function hearSheets(
  spreadsheet: string,
  setting: StoreSetting,
  call: Call,
  memo: () => Promise<Memo | null>,
): Promise<Heard> {
  if (call.method !== 'POST') return forged;
  if (call.headers['x-goog-channel-id'] !== undefined) return hearDrive(spreadsheet, setting, call);
  const token = /^Bearer (\S{1,8192})$/i.exec(call.headers['authorization'] ?? '')?.[1];
  if (token === undefined || call.body.length > longestBody) return forged;
  const { given = () => undefined } = setting;
  // Whoever shows no token at all is not worth the loading of what reads it.
  const { verifyGoogleIdToken } = await import('../../vendors/google-id-token.ts');
  const caller = await verifyGoogleIdToken(token, listOf(given(audienceName)), given(certificatesName));
  const callers = listOf(given(callersName)).map((email) => email.toLowerCase());
  if (caller === null || (callers.length > 0 && !callers.includes(caller.email))) return forged;
  const heard = parsed(call.body);
  if (heard === null || heard.spreadsheetId !== spreadsheet) return forged;
  const { kind, confirm } = heard;
  const remembered = await memo();
  const inquiry = { who: caller.email, rows: rowsOf(heard, setting, remembered) };
  switch (kind) {
    case 'edit':
      return { is: 'hints', hints: hintsOf(heard, setting, remembered), by: caller.email };
    case 'alive':
      return { is: 'hints', hints: [], by: caller.email };
    case 'check':
      return { is: 'asks', inquiry: { ...inquiry, about: kind }, hints: hintsOf(heard, setting, remembered) };
    case 'waiting':
      return { is: 'asks', inquiry: { ...inquiry, about: kind, rows: null }, hints: [] };
    case 'undo':
      return { is: 'asks', inquiry: { ...inquiry, about: kind, ...(confirm !== undefined && { confirm }) }, hints: [] };
    default:
      return unsupported;
  }
}

function hearDrive(spreadsheet: string, { tables, given }: StoreSetting, { headers }: Call): Heard {
  const secret = given?.(hookSecretName) ?? '';
  const token = headers['x-goog-channel-token'] ?? '';
  const isOurs = headers['x-goog-channel-id']?.startsWith(channelPrefix(spreadsheet)) === true;
  if (secret === '' || !isOurs || !isSameSecret(token, channelToken(secret, spreadsheet))) return forged;
  const isGreeting = headers['x-goog-resource-state'] === 'sync';
  return { is: 'hints', hints: isGreeting ? [] : [...tables.keys()].map((table) => ({ table })) };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\s,]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function parsed(body: Uint8Array): z.output<typeof said> | null {
  try {
    return said.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return null;
  }
}

/** Of a tab that is nobody's table there is nothing to look at; of tables never seen nobody knows in which tab they are. */
function hintsOf(
  { sheetId, rows }: z.output<typeof said>,
  { tables }: StoreSetting,
  memo: Memo | null,
): readonly Hint[] {
  return [...tables.keys()].flatMap((table): readonly Hint[] => {
    const known = recall(memo, table);
    if (sheetId === undefined || known === null) return [{ table }];
    if (known.sheet !== sheetId) return [];
    const places = rows === undefined ? null : placesOf(rows);
    // A header that is edited may name other columns.
    const isHeader = places?.some((row) => row <= known.header) === true;
    return [places === null || isHeader ? { table } : { table, places }];
  });
}

/** The rows that a person speaks of, in whichever table that tab is. */
function rowsOf(
  { sheetId, rows }: z.output<typeof said>,
  { tables }: StoreSetting,
  memo: Memo | null,
): Pick<Hint, 'table' | 'places'> | null {
  const table = [...tables.keys()].find((one) => sheetId !== undefined && recall(memo, one)?.sheet === sheetId);
  if (table === undefined) return null;
  const places = rows === undefined ? null : placesOf(rows);
  return places === null ? { table } : { table, places };
}

function placesOf(rows: readonly (readonly [number, number])[]): readonly number[] | null {
  const places = new Set<number>();
  for (const [from, to] of rows) {
    if (to - from >= mostRows) return null;
    for (let row = from; row <= to; row++) places.add(row);
    if (places.size > mostRows) return null;
  }
  return [...places];
}
