import { createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { driveRefusal, Refusal, sheetsRefusal } from './refusal.ts';

/** Who is calling, and what the token lets them do. */
export interface Caller {
  readonly email: string;
  readonly scopes: readonly string[];
}

/** The key file of a service account, as Google Cloud hands it out. */
export interface ServiceAccountKey {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly token_uri: string;
}

const googleTokenUrl = 'https://oauth2.googleapis.com/token';
const keyId = 'emulatorkey1';

let pair: { readonly privateKey: string; readonly publicKey: string } | null = null;
/** Made once a process: it takes a tenth of a second. */
function keys() {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return pair;
}

/** Google's accounts: hands out access tokens for signed assertions, and ID tokens with the certificates to check them. */
export function accounts(url: () => string, now: () => number) {
  const tokens = new Map<string, Caller & { readonly until: number }>();
  const known = new Set<string>();
  let count = 0;

  function grant(email: string, scopes: readonly string[], seconds = 3599): string {
    const token = `ya29.emulator-${++count}`;
    tokens.set(token, { email, scopes, until: now() + seconds * 1000 });
    return token;
  }

  return {
    /** A token that works at once, for tests that are not about signing in. */
    grant,
    /** After this no token works any more: the way a taken-away key looks. */
    revokeAll: () => tokens.clear(),
    /** A service account with a key that works here. */
    serviceAccount(email: string): ServiceAccountKey {
      known.add(email);
      return {
        type: 'service_account',
        project_id: 'emulator',
        private_key_id: keyId,
        private_key: keys().privateKey,
        client_email: email,
        client_id: '100000000000000000001',
        token_uri: `${url()}/token`,
      };
    },
    /** From now on the account's key is refused. */
    forget: (email: string) => known.delete(email),
    /** Answers the token endpoint. */
    exchange(form: URLSearchParams): unknown {
      if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
        throw oauthError('unsupported_grant_type', 'Invalid grant_type');
      const claims = verified(form.get('assertion') ?? '', keys().publicKey);
      if (claims === null) throw oauthError('invalid_grant', 'Invalid JWT Signature.');
      const { iss, aud, scope, exp, iat } = claims;
      if (typeof iss !== 'string' || !known.has(iss))
        throw oauthError('invalid_grant', 'Invalid grant: account not found');
      const seconds = now() / 1000;
      if (aud !== googleTokenUrl && aud !== `${url()}/token`)
        throw oauthError('invalid_grant', 'Invalid JWT: Failed audience check.');
      if (
        typeof exp !== 'number' ||
        typeof iat !== 'number' ||
        exp < seconds ||
        iat > seconds + 300 ||
        exp - iat > 3600
      )
        throw oauthError(
          'invalid_grant',
          'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
        );
      if (typeof scope !== 'string' || scope === '')
        throw oauthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
      return { access_token: grant(iss, scope.split(' ')), expires_in: 3599, token_type: 'Bearer' };
    },
    /** An ID token as Apps Script sends it; every claim can be set wrong. */
    idToken(claims: Readonly<Record<string, unknown>>): string {
      const seconds = Math.floor(now() / 1000);
      const all = {
        iss: 'https://accounts.google.com',
        sub: '100000000000000000002',
        email_verified: true,
        iat: seconds,
        exp: seconds + 3600,
        ...claims,
      };
      const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
      const body = `${part({ alg: 'RS256', kid: keyId, typ: 'JWT' })}.${part(all)}`;
      return `${body}.${createSign('RSA-SHA256').update(body).sign(keys().privateKey, 'base64url')}`;
    },
    /** What ID tokens are checked with: by key id, or as a JWK set. */
    certificates: (form: 'pem' | 'jwk') =>
      form === 'pem'
        ? { [keyId]: keys().publicKey }
        : {
            keys: [
              { ...createPublicKey(keys().publicKey).export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' },
            ],
          },
    /** Who calls; refused with 401 where that is not known. */
    caller(authorization: string | undefined, api: 'sheets' | 'drive'): Caller {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) throw unauthenticated(api, 'missing');
      const caller = tokens.get(token);
      if (caller === undefined || caller.until <= now()) throw unauthenticated(api, 'invalid');
      return caller;
    },
  };
}

function verified(jwt: string, publicKey: string): Readonly<Record<string, unknown>> | null {
  const [head, body, signature] = jwt.split('.');
  if (head === undefined || body === undefined || signature === undefined) return null;
  const isGenuine = createVerify('RSA-SHA256').update(`${head}.${body}`).verify(publicKey, signature, 'base64url');
  return isGenuine ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null;
}

function oauthError(error: string, description: string): Refusal {
  return new Refusal(400, error, { error, error_description: description });
}

const expected =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
  'See https://developers.google.com/identity/sign-in/web/devconsole-project.';

function unauthenticated(api: 'sheets' | 'drive', why: 'missing' | 'invalid'): Refusal {
  if (api === 'drive')
    return why === 'missing'
      ? driveRefusal(
          403,
          'forbidden',
          "Method doesn't allow unregistered callers (callers without established identity).",
        )
      : driveRefusal(401, 'authError', 'Invalid Credentials', 'Authorization');
  const message =
    why === 'missing'
      ? `Request is missing required authentication credential. ${expected}`
      : `Request had invalid authentication credentials. ${expected}`;
  return sheetsRefusal(401, message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: why === 'missing' ? 'CREDENTIALS_MISSING' : 'ACCESS_TOKEN_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'sheets.googleapis.com' },
    },
  ]);
}

const mayRead = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/spreadsheets.readonly',
  'https://www.googleapis.com/auth/drive',
  'https://www.googleapis.com/auth/drive.readonly',
  'https://www.googleapis.com/auth/drive.file',
];
const mayWrite = mayRead.filter((scope) => !scope.endsWith('.readonly'));
const mayReadFiles = [
  'https://www.googleapis.com/auth/drive',
  'https://www.googleapis.com/auth/drive.readonly',
  'https://www.googleapis.com/auth/drive.file',
  'https://www.googleapis.com/auth/drive.metadata',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];

/** Refuses a token that was not asked for with a scope that is enough. */
export function checkScope({ scopes }: Caller, api: 'sheets' | 'drive', isWrite: boolean): void {
  const enough =
    api === 'drive'
      ? mayReadFiles.filter((one) => !isWrite || !/metadata|readonly/.test(one))
      : isWrite
        ? mayWrite
        : mayRead;
  if (scopes.some((scope) => enough.includes(scope))) return;
  const message = 'Request had insufficient authentication scopes.';
  if (api === 'drive')
    throw driveRefusal(
      403,
      'insufficientPermissions',
      'Insufficient Permission: Request had insufficient authentication scopes.',
    );
  throw sheetsRefusal(403, message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      domain: 'googleapis.com',
      metadata: { service: 'sheets.googleapis.com' },
    },
  ]);
}
