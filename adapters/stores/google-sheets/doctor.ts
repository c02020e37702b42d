import { idHeader } from '../../../core/columns.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { FoundTable, Memo, StoreSetting } from '../../../core/store.ts';
import type { drive_v3, Google } from '../../vendors/google.ts';
import { aboutCalls } from './diagnose-calls.ts';
import { aboutPeople, type Permission, peopleOf, permissionFields } from './diagnose-people.ts';
import { openSheets, type SheetsOptions } from './store.ts';

const fileFields = `name,trashed,driveId,owners(emailAddress),capabilities(canEdit),permissions(${permissionFields})`;

/**
 * Looks at the key, the spreadsheet, whose it is and who may do what with it, its tables and their columns, its zone, and
 * whether anybody tells of changes.
 */
export async function diagnoseSheets(
  options: SheetsOptions,
  setting: StoreSetting,
  memo: Memo | null,
): Promise<readonly Diagnosis[]> {
  const { google, sight, store } = openSheets(options, setting);
  const found: Diagnosis[] = [];
  try {
    const robot = (await google.account()) ?? 'Rowcall';
    found.push({ is: 'well', code: 'report.google.robot', args: { robot } });
    const file = await google.file((api, how) =>
      api.files.get({ fileId: sight.spreadsheet, fields: fileFields, supportsAllDrives: true }, how),
    );
    const people = file.permissions ?? (await peopleOf(google, sight.spreadsheet));
    found.push(...aboutFile(file, robot, people));
    if (file.trashed !== true) {
      found.push(...(await aboutZone(google, sight.spreadsheet, setting.zone)));
      const { tables, findings } = await store.describe();
      found.push(...tables.flatMap(aboutTable));
      for (const { code, severity, args } of findings)
        found.push({ is: severity === 'error' ? 'broken' : 'doubtful', code, ...(args && { args }) });
    }
  } catch (error) {
    found.push(diagnosisOf(error));
  }
  return [...found, ...aboutCalls(setting, memo, sight.now())];
}

function aboutFile(
  file: drive_v3.Schema$File,
  robot: string,
  people: readonly Permission[] | null,
): readonly Diagnosis[] {
  const title = file.name ?? '';
  if (file.trashed === true) return [{ is: 'broken', code: 'google.in-bin', args: { title } }];
  const owner = file.owners?.[0]?.emailAddress ?? null;
  return [
    file.capabilities?.canEdit === true
      ? { is: 'well', code: 'report.google.editor', args: { title } }
      : { is: 'doubtful', code: 'google.viewer', args: { title, robot } },
    ...(owner === null ? [] : [{ is: 'well', code: 'report.google.owner', args: { owner } } as const]),
    ...(file.driveId ? [{ is: 'well', code: 'report.google.shared-drive' } as const] : []),
    ...aboutPeople(people),
  ];
}

/** Dates are meant in the zone of the spreadsheet; in another one tomorrow begins at another hour. */
async function aboutZone(google: Google, spreadsheetId: string, zone: string): Promise<readonly Diagnosis[]> {
  const { properties } = await google.read((api, how) =>
    api.spreadsheets.get({ spreadsheetId, fields: 'properties(timeZone)' }, how),
  );
  const own = properties?.timeZone ?? zone;
  if (isSameZone(own, zone)) return [];
  return [{ is: 'doubtful', code: 'google.zone', args: { own, zone } }];
}

function isSameZone(a: string, b: string): boolean {
  try {
    const [left, right] = [a, b].map(
      (timeZone) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone,
    );
    return left === right;
  } catch {
    return false;
  }
}

function aboutTable({ table, title, columns }: FoundTable): readonly Diagnosis[] {
  if (table === null || columns.some(({ header }) => header === idHeader)) return [];
  return [{ is: 'doubtful', code: 'google.no-ids', args: { title } }];
}

function diagnosisOf(error: unknown): Diagnosis {
  if (!(error instanceof RowcallError)) throw error;
  const robot = String(error.details['account'] ?? 'Rowcall');
  switch (error.code) {
    case 'vendor.auth':
      if (error.details['why'] === 'none') return { is: 'broken', code: 'google.key.missing' };
      if (error.details['why'] === 'off') return { is: 'broken', code: 'google.off' };
      if (error.details['why'] === 'scope') return { is: 'broken', code: 'google.scope' };
      return error.details['account'] === undefined
        ? { is: 'broken', code: 'google.key' }
        : { is: 'broken', code: 'google.not-shared', args: { robot } };
    case 'vendor.not-found':
      return { is: 'broken', code: 'google.not-shared', args: { robot } };
    case 'vendor.busy':
      return { is: 'doubtful', code: 'google.busy', args: { seconds: Number(error.details['retryAfter'] ?? 60) } };
    default:
      return { is: 'broken', code: 'google.unreachable' };
  }
}
