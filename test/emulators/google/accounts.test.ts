import { describe, expect, test } from '@jest/globals';
import { auth, sheets } from 'googleapis/build/src/apis/sheets/index.js';
import type { ServiceAccountKey } from './auth.ts';
import { apiOf, deals, open, refusalOf, robot, scopes, spreadsheetId } from './kit.ts';
import type { Google } from './start-google.ts';

const readonly = ['https://www.googleapis.com/auth/spreadsheets.readonly'];

/** The real client of a service account; only the address of Google is another one. */
function clientOf({ client_email: email, private_key: key, token_uri: url }: ServiceAccountKey, asked = scopes) {
  const client = new auth.JWT({ email, key, scopes: [...asked] });
  client.transporter.interceptors.request.add({
    resolved: async (request) => (String(request.url).endsWith('/token') ? { ...request, url: new URL(url) } : request),
  });
  return client;
}

function read(google: Google, client: ReturnType<typeof clientOf>) {
  const api = sheets({ version: 'v4', auth: client, rootUrl: `${google.url}/`, retry: false });
  return api.spreadsheets.values.get({ spreadsheetId, range: 'Deals' });
}

describe('signing in', () => {
  test('a service account signs in with its key, once for many calls', async () => {
    const { google } = await open(deals([['Name']]));
    const client = clientOf(google.accounts.serviceAccount(robot));
    expect((await read(google, client)).data.values).toEqual([['Name']]);
    await read(google, client);
    expect(google.calls.map(({ name }) => name)).toEqual([
      'token',
      'spreadsheets.values.get',
      'spreadsheets.values.get',
    ]);
    expect(google.count()).toBe(2);
  });

  test('a key that was taken away gets no token, and tokens that were taken back open nothing', async () => {
    const { google } = await open(deals([['Name']]));
    const key = google.accounts.serviceAccount(robot);
    const client = clientOf(key);
    await read(google, client);
    google.accounts.revokeAll();
    expect(await refusalOf(apiOf(google, 'ya29.old').values('Deals'))).toMatchObject({
      status: 401,
      error: { status: 'UNAUTHENTICATED' },
    });
    google.accounts.forget(robot);
    const answer = await clientOf(key)
      .getAccessToken()
      .catch((error: Error) => error.message);
    expect(answer).toMatch(/invalid_grant/);
  });

  test('a key that was not made here gets no token', async () => {
    const { google } = await open(deals([['Name']]));
    google.accounts.serviceAccount(robot);
    const form = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'e30.e30.c2lnbmF0dXJl',
    });
    const answer = await google.fetch(`${google.url}/token`, { method: 'POST', body: form });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
    ]);
  });

  test('a token opens what it was asked for and nothing else', async () => {
    const { google } = await open(deals([['Name']]));
    const { values, batch, drive } = apiOf(google, google.accounts.grant(robot, readonly));
    expect(await values('Deals')).toEqual([['Name']]);
    expect(await refusalOf(batch([{ addSheet: {} }]))).toMatchObject({
      status: 403,
      error: {
        message: 'Request had insufficient authentication scopes.',
        details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
      },
    });
    expect(await refusalOf(drive.files.get({ fileId: spreadsheetId }))).toMatchObject({
      status: 403,
      error: { errors: [{ reason: 'insufficientPermissions' }] },
    });
  });

  test('nobody is let in without a token', async () => {
    const { google } = await open(deals([['Name']]));
    const answer = await google.fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}`);
    expect(answer.status).toBe(401);
  });
});

test('an identity token is checked with the certificates that are served, as with those of Google', async () => {
  const { google } = await open(deals([['Name']]));
  const verify = async (idToken: string, audience: string) => {
    const client = new auth.OAuth2({
      endpoints: { oauth2FederatedSignonPemCertsUrl: `${google.url}/oauth2/v1/certs` },
    });
    const ticket = await client.verifyIdToken({ idToken, audience });
    return ticket.getPayload()?.email;
  };
  const claims = { aud: 'script-client', email: 'ann@example.com' };
  expect(await verify(google.accounts.idToken(claims), 'script-client')).toBe('ann@example.com');
  await expect(verify(google.accounts.idToken(claims), 'another')).rejects.toThrow(/recipient/);
  await expect(
    verify(google.accounts.idToken({ ...claims, iss: 'https://evil.example' }), 'script-client'),
  ).rejects.toThrow(/issuer/);
  const [head, , signature] = google.accounts.idToken(claims).split('.');
  const forged = Buffer.from(JSON.stringify({ ...claims, iss: 'https://accounts.google.com' })).toString('base64url');
  await expect(verify(`${head}.${forged}.${signature}`, 'script-client')).rejects.toThrow(/signature/);
  const jwk = await google.fetch(`${google.url}/oauth2/v3/certs`);
  expect(await jwk.json()).toMatchObject({ keys: [{ kty: 'RSA', use: 'sig', kid: 'emulatorkey1' }] });
});
