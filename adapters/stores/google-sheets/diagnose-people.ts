import type { Diagnosis } from '../../../core/diagnosis.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { drive_v3, Google } from '../../vendors/google.ts';

export type Permission = drive_v3.Schema$Permission;

/** What is asked of each permission. */
export const permissionFields = 'type,role,emailAddress,domain,displayName,deleted';

const mostNamed = 20;
const mostPages = 20;
const writers = new Set(['owner', 'organizer', 'fileOrganizer', 'writer']);

/** Who may open the file, where Drive does not tell it with the file itself; `null`: Rowcall may not know it. */
export async function peopleOf(google: Google, fileId: string): Promise<readonly Permission[] | null> {
  const all: Permission[] = [];
  let pageToken: string | undefined;
  try {
    for (let page = 0; page < mostPages; page++) {
      const asked = { fileId, pageSize: 100, supportsAllDrives: true, ...(pageToken && { pageToken }) };
      const { permissions, nextPageToken } = await google.file((api, how) =>
        api.permissions.list({ ...asked, fields: `nextPageToken,permissions(${permissionFields})` }, how),
      );
      all.push(...(permissions ?? []));
      if (!nextPageToken) break;
      pageToken = nextPageToken;
    }
    return all;
  } catch (error) {
    if (error instanceof RowcallError && (error.code === 'vendor.auth' || error.code === 'vendor.refused')) return null;
    throw error;
  }
}

/** Says who may edit the file, who may open it, and whether everybody may who has the link. */
export function aboutPeople(permissions: readonly Permission[] | null): readonly Diagnosis[] {
  if (permissions === null) return [{ is: 'well', code: 'report.google.people-unseen' }];
  const standing = permissions.filter(({ deleted }) => deleted !== true);
  const named = standing.filter(({ type }) => type === 'user' || type === 'group');
  const mayWrite = ({ role }: Permission) => writers.has(role ?? '');
  return [
    ...list('report.google.may-edit', named.filter(mayWrite)),
    ...list(
      'report.google.may-look',
      named.filter((one) => !mayWrite(one)),
    ),
    ...standing
      .filter(({ type }) => type === 'domain')
      .map(
        (one): Diagnosis => ({
          is: 'well',
          code: 'report.google.domain',
          args: { domain: one.domain ?? '', edits: mayWrite(one) },
        }),
      ),
    ...standing
      .filter(({ type }) => type === 'anyone')
      .slice(0, 1)
      .map((one): Diagnosis => ({ is: 'doubtful', code: 'google.open-link', args: { edits: mayWrite(one) } })),
  ];
}

function list(code: string, some: readonly Permission[]): readonly Diagnosis[] {
  if (some.length === 0) return [];
  const names = some.slice(0, mostNamed).map(({ emailAddress, displayName }) => emailAddress ?? displayName ?? '?');
  const more = some.length > names.length ? ` … +${some.length - names.length}` : '';
  return [{ is: 'well', code, args: { people: `${names.join(', ')}${more}` } }];
}
