import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../virtual-clock.ts';
import type { Notification } from './channels.ts';
import { cellAt, deals, open, refusalOf, robot, spreadsheetId, text } from './kit.ts';

const people = [['Name'], ['Ann']];
const write = {
  updateCells: { range: cellAt(1, 0), fields: 'userEnteredValue', rows: [{ values: [text('Anna')] }] },
};

describe('the file', () => {
  test('its version rises with every change by anyone, and with nothing else', async () => {
    const { google, drive, batch, values } = await open(deals(people));
    const version = async () => {
      const { data } = await drive.files.get({
        fileId: spreadsheetId,
        fields: 'version,lastModifyingUser(emailAddress)',
      });
      return [data.version, data.lastModifyingUser?.emailAddress];
    };
    expect(await version()).toEqual(['1', 'owner@example.com']);
    await values('Deals');
    await batch([{ ...write, updateCells: { ...write.updateCells, fields: '' } }]).catch(() => {});
    expect(await version()).toEqual(['1', 'owner@example.com']);
    await batch([write]);
    expect(await version()).toEqual(['2', robot]);
    google.human(spreadsheetId).type('Deals', 'A2', 'Ann');
    expect(await version()).toEqual(['3', 'owner@example.com']);
    google.human(spreadsheetId, 'bob@example.com').hideRows('Deals', 2);
    expect(await version()).toEqual(['4', 'bob@example.com']);
  });

  test('little is told of it unless more is asked, and a field that does not exist is refused', async () => {
    const { drive } = await open({ ...deals(people), title: 'Our deals' });
    const { data } = await drive.files.get({ fileId: spreadsheetId });
    expect(data).toEqual({
      kind: 'drive#file',
      id: spreadsheetId,
      name: 'Our deals',
      mimeType: 'application/vnd.google-apps.spreadsheet',
    });
    expect(await refusalOf(drive.files.get({ fileId: spreadsheetId, fields: 'versions' }))).toMatchObject({
      status: 400,
      error: { errors: [{ reason: 'invalidParameter', location: 'fields' }] },
    });
  });

  test('who owns it, who may open it and what the asker may do is told to those who may edit it', async () => {
    const { google, drive } = await open(deals(people));
    const fields = 'owners(emailAddress),permissions(type,role,emailAddress),capabilities(canEdit),trashed';
    const owners = [{ emailAddress: 'owner@example.com' }];
    const permissions = [
      { type: 'user', role: 'owner', emailAddress: 'owner@example.com' },
      { type: 'user', role: 'writer', emailAddress: robot },
    ];
    const { data } = await drive.files.get({ fileId: spreadsheetId, fields });
    expect(data).toEqual({ owners, permissions, capabilities: { canEdit: true }, trashed: false });
    const list = { fileId: spreadsheetId, fields: 'permissions(type,role,emailAddress)' };
    expect((await drive.permissions.list(list)).data).toEqual({ permissions });
    google.changeFile(spreadsheetId, {
      trashed: true,
      permissions: [
        ...google.doc(spreadsheetId).permissions.slice(0, 1),
        { id: 'all', type: 'anyone', role: 'reader' },
      ],
    });
    const reader = await drive.files.get({ fileId: spreadsheetId, fields });
    expect(reader.data).toEqual({ owners, capabilities: { canEdit: false }, trashed: true });
    expect(await refusalOf(drive.permissions.list(list))).toMatchObject({ status: 403 });
  });

  test('a copy is another file, with the same cells and notes, shared with nobody', async () => {
    const { google, drive, sheets, batch } = await open(deals(people));
    const location = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } };
    const developerMetadata = { metadataKey: 'col', visibility: 'DOCUMENT', location };
    await batch([{ createDeveloperMetadata: { developerMetadata } }]);
    const { data } = await drive.files.copy({ fileId: spreadsheetId, requestBody: { name: 'Try' } });
    expect(data.name).toBe('Try');
    expect(data.id).not.toBe(spreadsheetId);
    await batch([write]);
    const copy = data.id ?? '';
    const dataFilters = [{ developerMetadataLookup: { metadataKey: 'col' } }];
    const found = await sheets.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: copy,
      requestBody: { dataFilters },
    });
    expect(found.data.valueRanges?.[0]?.valueRange?.values).toEqual([['Name'], ['Ann']]);
    expect(google.doc(copy).permissions).toHaveLength(1);
  });

  test('a file that is not shared looks in Drive as if it were not there, and one that is not there too', async () => {
    const { google, drive, values } = await open({ ...deals(people), shared: [] });
    const ask = () => refusalOf(drive.files.get({ fileId: spreadsheetId }));
    const missing = {
      status: 404,
      error: { errors: [{ reason: 'notFound', message: `File not found: ${spreadsheetId}.` }] },
    };
    expect(await ask()).toMatchObject(missing);
    expect(await refusalOf(values('Deals'))).toMatchObject({ status: 403, error: { status: 'PERMISSION_DENIED' } });
    google.remove(spreadsheetId);
    expect(await ask()).toMatchObject(missing);
    expect(await refusalOf(values('Deals'))).toMatchObject({ status: 404, error: { status: 'NOT_FOUND' } });
  });
});

describe('watching', () => {
  const channel = { id: 'channel-1', type: 'web_hook', token: 'secret', address: 'https://rowcall.example/hook' };
  const watching = async (sent: Notification[] = []) => {
    const clock = virtualClock('2026-11-22T10:00:00.000Z');
    const deliver = async (notification: Notification) => sent.push(notification);
    return { clock, sent, ...(await open(deals(people), { clock, deliver })) };
  };

  test('a watcher is greeted, hears of every change by anyone, and of nothing after it has stopped', async () => {
    const { google, drive, batch, sent } = await watching();
    const { data } = await drive.files.watch({ fileId: spreadsheetId, requestBody: channel });
    expect(data).toMatchObject({ id: 'channel-1', expiration: String(Date.parse('2026-11-22T11:00:00.000Z')) });
    await batch([write]);
    google.human(spreadsheetId).type('Deals', 'A2', 'Ann');
    await drive.channels.stop({ requestBody: { id: data.id!, resourceId: data.resourceId! } });
    await batch([write]);
    expect(sent.map(({ headers }) => [headers['x-goog-resource-state'], headers['x-goog-message-number']])).toEqual([
      ['sync', '1'],
      ['update', '2'],
      ['update', '3'],
    ]);
    expect(sent[1]).toMatchObject({
      address: channel.address,
      headers: {
        'x-goog-channel-id': 'channel-1',
        'x-goog-channel-token': 'secret',
        'x-goog-changed': 'content,properties',
      },
    });
  });

  test('a channel lasts an hour, a day at most, and then is silent', async () => {
    const { google, drive, clock, sent } = await watching();
    const week = String(Date.parse('2026-11-29T10:00:00.000Z'));
    const { data } = await drive.files.watch({ fileId: spreadsheetId, requestBody: { ...channel, expiration: week } });
    expect(data.expiration).toBe(String(Date.parse('2026-11-23T10:00:00.000Z')));
    await clock.pass(24 * 3_600_000);
    google.human(spreadsheetId).type('Deals', 'A2', 'Anna');
    expect(sent).toHaveLength(1);
  });

  test('an address without TLS, an unknown type, a taken id and a channel that is not there are refused', async () => {
    const { drive } = await watching();
    const watch = (more: object) => drive.files.watch({ fileId: spreadsheetId, requestBody: { ...channel, ...more } });
    const reasons = [
      await refusalOf(watch({ address: 'http://rowcall.example' })),
      await refusalOf(watch({ type: 'mail' })),
      await watch({}).then(() => refusalOf(watch({}))),
      await refusalOf(drive.channels.stop({ requestBody: { id: 'nobody', resourceId: 'x' } })),
    ].map(({ error }) => (error as { errors: { reason: string }[] }).errors[0]?.reason);
    expect(reasons).toEqual(['push.webhookUrlNotHttps', 'channelTypeInvalid', 'channelIdNotUnique', 'notFound']);
  });

  test('messages come by the network, to this machine too', async () => {
    const { google, drive } = await open(deals(people));
    const heard: unknown[] = [];
    const server = createServer((request, response) => {
      heard.push(request.headers['x-goog-resource-state']);
      response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    await drive.files.watch({ fileId: spreadsheetId, requestBody: { ...channel, address } });
    google.human(spreadsheetId).type('Deals', 'A2', 'Anna');
    await google.settled();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(heard).toEqual(['sync', 'update']);
    expect(google.notifications).toHaveLength(2);
  });
});
