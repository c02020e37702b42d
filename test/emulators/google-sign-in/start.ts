import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { GoogleSignIn } from '../../../adapters/vendors/google-sign-in.ts';
import { accounts } from '../google/auth.ts';

/** Google's own pages of signing in, for one client of ours: it holds both to what OpenID Connect asks of them. */
export interface GoogleAccounts {
  readonly endpoints: GoogleSignIn;
  readonly client: { readonly id: string; readonly secret: string };
  /** Who sits at the browser from now on: claims of the token, some of which may be wrong; `null`: somebody who declines. */
  person: Readonly<Record<string, unknown>> | null;
  /** Changes the token before it is handed out. */
  forge: (token: string) => string;
  /** How often a code was exchanged. */
  exchanged(): number;
  close(): Promise<void>;
}

interface Granted {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

/** Starts them. */
export async function startGoogleAccounts(): Promise<GoogleAccounts> {
  const client = { id: 'rowcall-pages.apps.example', secret: 'google-secret-5b1d' };
  const issuer = accounts(() => '', Date.now);
  const codes = new Map<string, Granted>();
  let exchanged = 0;

  function authorize(asked: URLSearchParams): string {
    const redirect = asked.get('redirect_uri') ?? '';
    const back = new URL(redirect);
    back.searchParams.set('state', asked.get('state') ?? '');
    const isWhole =
      asked.get('response_type') === 'code' &&
      asked.get('client_id') === client.id &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('scope')?.split(' ').includes('openid') === true;
    if (!isWhole || google.person === null)
      back.searchParams.set('error', isWhole ? 'access_denied' : 'invalid_request');
    else {
      const code = randomUUID();
      codes.set(code, { redirect, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
      back.searchParams.set('code', code);
    }
    return back.href;
  }

  function exchange(form: URLSearchParams): { readonly status: number; readonly body: unknown } {
    exchanged++;
    const code = form.get('code') ?? '';
    const granted = codes.get(code);
    codes.delete(code);
    const verifier = form.get('code_verifier') ?? '';
    const isRight =
      granted !== undefined &&
      form.get('grant_type') === 'authorization_code' &&
      form.get('client_id') === client.id &&
      form.get('client_secret') === client.secret &&
      form.get('redirect_uri') === granted.redirect &&
      createHash('sha256').update(verifier).digest('base64url') === granted.challenge;
    if (!isRight) return { status: 400, body: { error: 'invalid_grant' } };
    const token = issuer.idToken({ aud: client.id, nonce: granted.nonce, ...google.person });
    return { status: 200, body: { id_token: google.forge(token), token_type: 'Bearer', expires_in: 3599 } };
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://google');
    const sent = await text(request);
    if (url.pathname === '/auth') {
      response.writeHead(302, { location: authorize(url.searchParams) }).end();
      return;
    }
    const { status, body } =
      url.pathname === '/token'
        ? exchange(new URLSearchParams(sent))
        : { status: 200, body: issuer.certificates('pem') };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const google: GoogleAccounts = {
    endpoints: { authorize: `${url}/auth`, token: `${url}/token`, certificates: `${url}/certs` },
    client,
    person: null,
    forge: (token) => token,
    exchanged: () => exchanged,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return google;
}
