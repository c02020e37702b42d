import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import type { Caller } from './auth.ts';
import type { Incoming } from './call.ts';
import type { Channels } from './channels.ts';
import { parseMask, project } from './field-mask.ts';
import { driveRefusal } from './refusal.ts';
import type { Doc, Permission } from './world.ts';

/** A call of the Drive API on a file that the caller may see. */
export interface DriveCall {
  readonly doc: Doc;
  readonly incoming: Incoming;
  readonly caller: Caller;
  readonly role: Permission['role'];
  readonly channels: Channels;
  copy(doc: Doc, name: string, by: string): Doc;
}

type Answer = (call: DriveCall) => unknown;

/** The answers by name of the method. */
export const driveAnswers: Readonly<Record<string, Answer>> = {
  'files.get': ({ doc, incoming, role, caller }) => {
    const mask = parseMask(incoming.query.get('fields') ?? 'kind,id,name,mimeType', 'drive', 'File');
    return project(fileJson(doc, role, caller.email), mask);
  },
  'files.copy': ({ doc, incoming, caller, copy }) => {
    const body = jsonOf(incoming) as drive_v3.Schema$File;
    const made = copy(doc, body.name ?? `Copy of ${doc.title}`, caller.email);
    const mask = parseMask(incoming.query.get('fields') ?? 'kind,id,name,mimeType', 'drive', 'File');
    return project(fileJson(made, 'owner', caller.email), mask);
  },
  'files.watch': ({ doc, incoming, channels }) => channels.watch(doc, jsonOf(incoming) as drive_v3.Schema$Channel),
  'permissions.list': ({ doc, incoming, role }) => {
    if (role === 'reader' || role === 'commenter')
      throw driveRefusal(
        403,
        'insufficientFilePermissions',
        'The user does not have sufficient permissions for this file.',
      );
    const fields = incoming.query.get('fields') ?? 'kind,permissions(kind,id,type,role)';
    const mask = parseMask(fields, 'drive', 'PermissionList');
    return project({ kind: 'drive#permissionList', permissions: doc.permissions.map(permissionJson) }, mask);
  },
};

/** The JSON of a body, which Drive does not mind to be empty. */
export function jsonOf({ body }: Incoming): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw driveRefusal(400, 'parseError', 'Parse Error');
  }
}

function permissionJson(one: Permission): drive_v3.Schema$Permission {
  return { kind: 'drive#permission', ...one };
}

const spreadsheetType = 'application/vnd.google-apps.spreadsheet';

function fileJson(doc: Doc, role: Permission['role'], asks: string): drive_v3.Schema$File {
  const owners = doc.permissions
    .filter((one) => one.role === 'owner')
    .map((one) => userJson(one.emailAddress ?? '', asks));
  const canEdit = role === 'owner' || role === 'writer';
  return {
    kind: 'drive#file',
    id: doc.id,
    name: doc.title,
    mimeType: spreadsheetType,
    version: String(doc.version),
    modifiedTime: doc.modifiedAt,
    lastModifyingUser: userJson(doc.modifiedBy, asks),
    trashed: doc.trashed,
    owners,
    ownedByMe: role === 'owner',
    shared: doc.permissions.length > 1,
    webViewLink: `https://docs.google.com/spreadsheets/d/${doc.id}/edit?usp=drivesdk`,
    capabilities: {
      canEdit,
      canComment: role !== 'reader',
      canCopy: true,
      canShare: canEdit,
      canReadRevisions: canEdit,
      canModifyContent: canEdit,
    },
    // Only those who may edit are told who else may.
    ...(canEdit
      ? { permissions: doc.permissions.map(permissionJson), permissionIds: doc.permissions.map(({ id }) => id) }
      : {}),
  };
}

function userJson(emailAddress: string, asks: string): drive_v3.Schema$User {
  return { kind: 'drive#user', displayName: emailAddress.split('@')[0] ?? '', me: emailAddress === asks, emailAddress };
}
