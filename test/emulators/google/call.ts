/** One call as it arrives. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** An answer in JSON. */
export interface Outgoing {
  readonly status: number;
  readonly body: unknown;
}

/** Something that can be called, by the name that Google's discovery document gives it. */
export interface Method {
  readonly name: string;
  readonly api: 'sheets' | 'drive' | 'accounts';
  /** Which quota it is taken from. */
  readonly spends: 'Read' | 'Write' | null;
  readonly http: string;
  /** The groups are the parameters of the path. */
  readonly path: RegExp;
}

/** A call that was made, for counting: one entry for each that reached the server, refused ones too. */
export interface Call {
  readonly name: string;
  readonly api: Method['api'];
  readonly kind: 'read' | 'write' | 'other';
  /** The spreadsheet or file, where the path names one. */
  readonly id: string | null;
  /** The parts of a spreadsheet that it names, as ranges say them. */
  readonly ranges?: readonly string[];
  /** `null`: the connection was broken before an answer. */
  status: number | null;
}

const id = '([^/:]+)';

/** Everything that the emulator answers. */
export const methods: readonly Method[] = [
  sheets('spreadsheets.get', 'Read', 'GET', id),
  sheets('spreadsheets.getByDataFilter', 'Read', 'POST', `${id}:getByDataFilter`),
  sheets('spreadsheets.batchUpdate', 'Write', 'POST', `${id}:batchUpdate`),
  sheets('spreadsheets.values.batchGet', 'Read', 'GET', `${id}/values:batchGet`),
  sheets('spreadsheets.values.batchGetByDataFilter', 'Read', 'POST', `${id}/values:batchGetByDataFilter`),
  sheets('spreadsheets.values.batchUpdate', 'Write', 'POST', `${id}/values:batchUpdate`),
  sheets('spreadsheets.values.get', 'Read', 'GET', `${id}/values/([^/]+)`),
  sheets('spreadsheets.values.update', 'Write', 'PUT', `${id}/values/([^/]+)`),
  sheets('spreadsheets.developerMetadata.search', 'Read', 'POST', `${id}/developerMetadata:search`),
  drive('files.get', 'GET', `files/${id}`),
  drive('files.watch', 'POST', `files/${id}/watch`),
  drive('files.copy', 'POST', `files/${id}/copy`),
  drive('permissions.list', 'GET', `files/${id}/permissions`),
  drive('channels.stop', 'POST', 'channels/stop'),
  { name: 'token', api: 'accounts', spends: null, http: 'POST', path: /^\/token$/ },
  { name: 'certs.pem', api: 'accounts', spends: null, http: 'GET', path: /^\/oauth2\/v1\/certs$/ },
  { name: 'certs.jwk', api: 'accounts', spends: null, http: 'GET', path: /^\/oauth2\/v3\/certs$/ },
];

function sheets(name: string, spends: 'Read' | 'Write', http: string, path: string): Method {
  return { name, api: 'sheets', spends, http, path: new RegExp(`^/v4/spreadsheets/${path}$`) };
}

function drive(name: string, http: string, path: string): Method {
  return { name, api: 'drive', spends: null, http, path: new RegExp(`^/drive/v3/${path}$`) };
}
