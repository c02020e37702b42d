import { RowcallError } from '../../core/errors.ts';
import type { GoogleCaller } from './google-id-token.ts';

/** Where Google asks people who they are, and tells us. */
export interface GoogleSignIn {
  readonly authorize: string;
  readonly token: string;
  /** Where its certificates are; absent: where they always are. */
  readonly certificates?: string;
}

export const googleSignIn: GoogleSignIn = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
};

const patience = 10_000;
const longestToken = 16_384;

/** What one sign-in is begun with: each of them new, and known to nobody else but the verifier of the challenge. */
export interface BegunSignIn {
  readonly client: string;
  readonly redirect: string;
  readonly state: string;
  readonly nonce: string;
  /** SHA-256 of the verifier, in base64url. */
  readonly challenge: string;
}

/** The address at Google to which a person is sent. */
export function googleAddress({ authorize }: GoogleSignIn, begun: BegunSignIn): string {
  const { client, redirect, state, nonce, challenge } = begun;
  const asked = new URLSearchParams({
    client_id: client,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid email',
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    // Whoever has several accounts says which one.
    prompt: 'select_account',
  });
  return `${authorize}?${asked}`;
}

/** What Google is asked with once the person has come back. */
export interface ReturnedSignIn {
  readonly client: string;
  readonly secret: string;
  readonly redirect: string;
  readonly code: string;
  readonly verifier: string;
  readonly nonce: string;
}

/**
 * Who has come back from Google; `null`: it does not say, or speaks of another sign-in. Throws `vendor.unreachable` while
 * Google cannot be asked.
 */
export async function googlePerson(
  google: GoogleSignIn,
  { client, secret, redirect, code, verifier, nonce }: ReturnedSignIn,
): Promise<GoogleCaller | null> {
  const idToken = await tokenFor(google.token, {
    grant_type: 'authorization_code',
    client_id: client,
    client_secret: secret,
    redirect_uri: redirect,
    code,
    code_verifier: verifier,
  });
  if (idToken === null) return null;
  const { verifyGoogleIdToken } = await import('./google-id-token.ts');
  const caller = await verifyGoogleIdToken(idToken, [client], google.certificates);
  return caller?.nonce === nonce ? caller : null;
}

async function tokenFor(address: string, form: Readonly<Record<string, string>>): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status >= 500) throw new Error('Google is away');
    const said: unknown = await answer.json();
    if (!answer.ok || typeof said !== 'object' || said === null || !('id_token' in said)) return null;
    const { id_token: token } = said;
    return typeof token === 'string' && token.length <= longestToken ? token : null;
  } catch {
    // Nothing of the call is passed on: the secret stands in it.
    throw new RowcallError('vendor.unreachable', 'Google does not answer who has signed in.');
  }
}
