import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { RowcallError } from '../../core/errors.ts';
import { environment, functionEnvironment, givenTo, heartbeatUrl, signingEnvironment } from '../../functions/env.ts';
import { beat } from '../../functions/heartbeat.ts';

const address = 'postgres://anna:hunter2@db.example/crm';

describe('the environment', () => {
  test('says nothing where nothing is set, nor where a variable is empty', () => {
    const nothing = { database: null, workspace: null, passingDisk: false };

    expect(environment({})).toEqual(nothing);
    expect(environment({ DATABASE_URL: '', K_SERVICE: '', ROWCALL_WORKSPACE: '', HOME: '/root' })).toEqual(nothing);
  });

  test('names the database and the workspace', () => {
    expect(environment({ DATABASE_URL: address, ROWCALL_WORKSPACE: 'team' })).toEqual({
      database: address,
      workspace: 'team',
      passingDisk: false,
    });
  });

  test.each([
    ['on Cloud Run the disk passes', { K_SERVICE: 'rowcall' }, true],
    ['unless it is said that it stays', { K_SERVICE: 'rowcall', SINGLE_HOST_OK: '1' }, false],
    ['which 0 does not say', { K_SERVICE: 'rowcall', SINGLE_HOST_OK: '0' }, true],
    ['elsewhere it stays', { SINGLE_HOST_OK: '0' }, false],
  ])('%s', (_, set, passing) => {
    expect(environment(set).passingDisk).toBe(passing);
  });

  test.each([
    [{ DATABASE_URL: 'mysql://anna:hunter2@db.example/crm' }, /^DATABASE_URL must begin with postgres:\/\/\.$/],
    [{ SINGLE_HOST_OK: 'hunter2' }, /^SINGLE_HOST_OK must be 1 or 0\.$/],
  ])('that is wrong is named, its value is not', (set, message) => {
    const read = () => environment(set);

    expect(read).toThrow(
      expect.objectContaining({ code: 'environment.invalid', message: expect.stringMatching(message) }),
    );
    expect(read).not.toThrow(/hunter2/);
  });
});

describe('what a kind of spreadsheet is told', () => {
  const kind = {
    kind: 'remote',
    needs: [
      { name: 'REMOTE_TOKEN', how: 'Ask the service for it.', secret: true, required: true },
      { name: 'REMOTE_URL', how: 'Where it is.', secret: false, required: false },
    ],
  };

  test('is what it needs, and nothing else that is set', () => {
    const given = givenTo(kind, { REMOTE_TOKEN: 'hunter2', REMOTE_URL: '', OTHER_TOKEN: 'hunter3' });

    expect(['REMOTE_TOKEN', 'REMOTE_URL', 'OTHER_TOKEN', 'constructor'].map(given)).toEqual([
      'hunter2',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is demanded by name, with how to get it', () => {
    expect(() => givenTo(kind, { REMOTE_TOKEN: '' })).toThrow(
      expect.objectContaining({
        code: 'environment.invalid',
        message: 'REMOTE_TOKEN is not set. Ask the service for it.',
      }),
    );
  });
});

describe('what functions go by', () => {
  test('is the settings in this folder where nothing is set, and work that goes on after an answer', () => {
    expect(functionEnvironment({})).toEqual({
      settings: ['rowcall.yaml'],
      port: 8080,
      tickKey: null,
      isGuarded: false,
      worksOn: true,
      signing: { address: null, key: null, google: null },
    });
  });

  test('is several settings, parted by commas or lines', () => {
    expect(functionEnvironment({ ROWCALL_SETTINGS: 'sales.yaml, stock/\norders.yaml,' }).settings).toEqual([
      'sales.yaml',
      'stock/',
      'orders.yaml',
    ]);
  });

  test('is on Cloud Run that its owner says who may call, and that nothing works on after an answer, unless it is said', () => {
    expect(functionEnvironment({ K_SERVICE: 'hook' })).toMatchObject({ isGuarded: true, worksOn: false });
    expect(functionEnvironment({ K_SERVICE: 'hook', ROWCALL_WORKS_ON: '1' })).toMatchObject({ worksOn: true });
  });

  test.each([
    [{ PORT: 'hunter2' }, /^PORT must be a number\.$/],
    [{ ROWCALL_TICK_KEY: 'hunter2' }, /^ROWCALL_TICK_KEY must have 16 characters at least\.$/],
    [{ ROWCALL_WORKS_ON: 'hunter2' }, /^ROWCALL_WORKS_ON must be 1 or 0\.$/],
  ])('that is wrong is named, its value is not', (set, message) => {
    const read = () => functionEnvironment(set);

    expect(read).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }));
    expect(read).not.toThrow(/hunter2/);
  });
});

describe('the watchman outside', () => {
  test('is called where his address is given, and nobody is where there is none', async () => {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const heard = await beat(`http://127.0.0.1:${port}/ping`);
    await new Promise((closed) => server.close(closed));

    expect([heard, calls]).toEqual([true, ['POST /ping']]);
    expect(await beat(`http://127.0.0.1:${port}/ping`)).toBe(false);
    expect(await beat(heartbeatUrl({}))).toBe(true);
    expect(() => heartbeatUrl({ HEARTBEAT_URL: 'hunter2' })).toThrow(/^HEARTBEAT_URL must be an address/);
  });
});

describe('where people reach the pages behind links', () => {
  const key = 'k'.repeat(32);

  test('is nowhere, unless an address is said', () => {
    expect(signingEnvironment({})).toEqual({ address: null, key: null, google: null });
    expect(signingEnvironment({ ROWCALL_URL: 'https://crm.example.com/' }).address).toBe('https://crm.example.com');
    expect(signingEnvironment({ ROWCALL_URL: 'http://127.0.0.1:8080' }).address).toBe('http://127.0.0.1:8080');
  });

  test.each([
    ['an address that anybody on the way can read', { ROWCALL_URL: 'http://crm.example.com' }],
    ['one that has more than a path', { ROWCALL_URL: 'https://crm.example.com/?a=b' }],
    ['one that leaves no room for the link', { ROWCALL_URL: `https://${'a'.repeat(80)}.example` }],
    ['a short key', { ROWCALL_SIGN_KEY: 'short' }],
    ['half of what Google gives', { GOOGLE_CLIENT_ID: 'id' }],
    ['no key where a call may reach any instance', { ROWCALL_URL: 'https://crm.example.com', K_SERVICE: 'hook' }],
  ])('%s is refused, and no value is printed', (_, variables: Record<string, string>) => {
    expect(() => signingEnvironment(variables)).toThrow(RowcallError);
    try {
      signingEnvironment(variables);
    } catch (error) {
      expect(String(error)).not.toContain(Object.values(variables)[0]);
    }
  });

  test('on Cloud Run with a key it is there', () => {
    const variables = { ROWCALL_URL: 'https://crm.example.com', K_SERVICE: 'hook', ROWCALL_SIGN_KEY: key };
    expect(signingEnvironment(variables)).toMatchObject({ address: 'https://crm.example.com', key });
  });
});
