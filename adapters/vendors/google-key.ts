import { readFile } from 'node:fs/promises';
import { auth } from 'googleapis/build/src/apis/sheets/index.js';
import { RowcallError } from '../../core/errors.ts';

/** The environment variable that holds Rowcall's key to Google: its JSON, or the name of the file that holds it. */
const googleKeyName = 'GOOGLE_SERVICE_ACCOUNT';

/** See and edit spreadsheets that were shared with Rowcall; see of their files who may open them and when they changed. */
const scopes = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];
const usualTokenUrl = 'https://oauth2.googleapis.com/token';

/** Who Rowcall is to Google. */
export interface GoogleAccount {
  readonly client: InstanceType<typeof auth.JWT> | InstanceType<typeof auth.GoogleAuth>;
  /** The address that spreadsheets are shared with; `null`: it cannot be known. */
  readonly address: string | null;
}

interface Key {
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri?: string;
}

/**
 * Opens the key that was given, or what the machine itself has been given (application default credentials).
 * Asks Google nothing yet. Throws `vendor.auth`; what a key holds is in no message.
 */
export async function openGoogleKey(given: string | undefined): Promise<GoogleAccount> {
  if (given === undefined || given.trim() === '') return ofThisMachine();
  const key = keyOf(given.trim().startsWith('{') ? given : await fileOf(given));
  const client = new auth.JWT({ email: key.client_email, key: key.private_key, scopes });
  const { token_uri: tokenUrl = usualTokenUrl } = key;
  if (tokenUrl !== usualTokenUrl)
    // The library knows one address only, whatever the key says.
    client.transporter.interceptors.request.add({
      resolved: async (request) =>
        String(request.url) === usualTokenUrl ? { ...request, url: new URL(tokenUrl) } : request,
    });
  return { client, address: key.client_email };
}

async function ofThisMachine(): Promise<GoogleAccount> {
  const machine = new auth.GoogleAuth({ scopes });
  try {
    await machine.getClient();
    const { client_email: address } = await machine.getCredentials().catch(() => ({ client_email: undefined }));
    return { client: machine, address: address ?? null };
  } catch {
    const message = `There is no key to Google: ${googleKeyName} is not set, and this machine has none of its own.`;
    throw new RowcallError('vendor.auth', message, { why: 'none' });
  }
}

async function fileOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw wrongKey(`${googleKeyName} is neither the JSON of a key nor the name of a file that can be read.`);
  }
}

function keyOf(text: string): Key {
  const key: unknown = parsed(text);
  if (!isKey(key)) throw wrongKey(`What ${googleKeyName} gives is not the JSON key of a service account.`);
  return key;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isKey(key: unknown): key is Key {
  if (typeof key !== 'object' || key === null) return false;
  const isText = (name: string, value: unknown = Reflect.get(key, name)) => typeof value === 'string' && value !== '';
  return isText('client_email') && isText('private_key') && (!('token_uri' in key) || isText('token_uri'));
}

function wrongKey(message: string): RowcallError {
  return new RowcallError('vendor.auth', message);
}
