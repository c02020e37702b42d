import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../virtual-clock.ts';
import { apiOf, cellAt, deals, open, refusalOf, robot, scopes, spreadsheetId, text } from './kit.ts';

const people = [['Name'], ['Ann']];
const write = {
  updateCells: { range: cellAt(1, 0), fields: 'userEnteredValue', rows: [{ values: [text('Anna')] }] },
};

describe('what goes wrong on the way', () => {
  test('a call that is dropped did nothing, and one whose answer is lost was done', async () => {
    const { google, batch } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    google.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'dropped' } });
    await expect(batch([write])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ann.see('Deals', 'A2')).toBe('Ann');
    google.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'lost' } });
    await expect(batch([write])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ann.see('Deals', 'A2')).toBe('Anna');
  });

  test('a late call is done after its caller has gone', async () => {
    const clock = virtualClock('2026-11-22T10:00:00.000Z');
    const { google, batch } = await open(deals(people), { clock });
    const ann = google.human(spreadsheetId);
    google.fault({ fault: { is: 'late', after: 20_000 } });
    await expect(batch([write])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ann.see('Deals', 'A2')).toBe('Ann');
    await clock.pass(20_000);
    await google.settled();
    expect(ann.see('Deals', 'A2')).toBe('Anna');
  });

  test('a slow call takes its time, and Google ends one of more than three minutes that it may have done', async () => {
    const clock = virtualClock('2026-11-22T10:00:00.000Z');
    const { google } = await open(deals(people), { clock });
    const url = `${google.url}/v4/spreadsheets/${spreadsheetId}:batchUpdate`;
    const headers = { authorization: `Bearer ${google.accounts.grant(robot, scopes)}` };
    const call = () => google.fetch(url, { method: 'POST', headers, body: JSON.stringify({ requests: [write] }) });
    google.fault({ fault: { is: 'slow', there: 1000, back: 2000 } });
    expect((await clock.run(call)).status).toBe(200);
    expect(clock.now()).toBe('2026-11-22T10:00:03.000Z');
    google.human(spreadsheetId).type('Deals', 'A2', 'Ann');
    google.fault({ fault: { is: 'slow', there: 1000, back: 200_000 } });
    expect((await clock.run(call)).status).toBe(504);
    expect(google.human(spreadsheetId).see('Deals', 'A2')).toBe('Anna');
    expect(clock.now()).toBe('2026-11-22T10:03:03.000Z');
  });

  test('a server in trouble refuses in the words of the API that is called, as often as it is told', async () => {
    const { google, batch, drive, values } = await open(deals(people));
    google.fault({ fault: { is: 'refused', status: 503 }, times: 2 });
    expect(await refusalOf(values('Deals'))).toMatchObject({ status: 503, error: { status: 'UNAVAILABLE' } });
    expect(await refusalOf(batch([write]))).toMatchObject({ status: 503 });
    google.fault({ on: 'files.get', fault: { is: 'refused', status: 403 } });
    expect(await refusalOf(drive.files.get({ fileId: spreadsheetId }))).toMatchObject({
      status: 403,
      error: { errors: [{ reason: 'userRateLimitExceeded' }] },
    });
    google.fault({ on: ({ kind }) => kind === 'write', fault: { is: 'refused', status: 500, retryAfter: 7 } });
    expect(await values('Deals!A2')).toEqual([['Ann']]);
    google.clearFaults();
    expect(await batch([write])).toMatchObject({ replies: [{}] });
  });
});

describe('how many calls there may be', () => {
  test('sixty readings and sixty writings a minute of one account, and then more in the next minute', async () => {
    const clock = virtualClock('2026-11-22T10:00:59.000Z');
    const { google, batch, values } = await open(deals(people), { clock });
    for (let i = 0; i < 60; i++) await values('Deals!A2');
    const { status, error } = await refusalOf(values('Deals!A2'));
    expect(status).toBe(429);
    expect(error).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringMatching(
        /^Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'/,
      ),
      details: [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value: '60' } }, {}],
    });
    await batch([write]);
    await clock.pass(1000);
    expect(await values('Deals!A2')).toEqual([['Anna']]);
    expect(google.count()).toBe(63);
  });

  test('three hundred a minute for all accounts of a project together', async () => {
    const { google } = await open(deals(people), { quota: { perUser: null, perProject: 2 } });
    const [one, other] = ['a@x.iam', 'b@x.iam'].map((email) => apiOf(google, google.accounts.grant(email, scopes)));
    google.changeFile(spreadsheetId, { permissions: [{ id: 'all', type: 'anyone', role: 'reader' }] });
    await one!.values('Deals');
    await other!.values('Deals');
    expect(await refusalOf(one!.values('Deals'))).toMatchObject({ status: 429 });
    google.setQuota({ perUser: null, perProject: null });
    await one!.values('Deals');
  });

  test('every call is counted, also those that were refused or broken', async () => {
    const { google, batch, values, drive } = await open(deals(people));
    google.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'lost' } });
    await batch([write]).catch(() => {});
    await values('Nobody!A1').catch(() => {});
    await drive.files.get({ fileId: spreadsheetId });
    expect(google.calls).toEqual([
      { name: 'spreadsheets.batchUpdate', api: 'sheets', kind: 'write', id: spreadsheetId, status: null },
      { name: 'spreadsheets.values.get', api: 'sheets', kind: 'read', id: spreadsheetId, status: 400 },
      { name: 'files.get', api: 'drive', kind: 'other', id: spreadsheetId, status: 200 },
    ]);
    google.calls.length = 0;
    expect([google.count(), google.count('files.get')]).toEqual([0, 0]);
  });
});
