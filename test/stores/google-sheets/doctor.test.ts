import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import type { Diagnosis } from '../../../core/store.ts';
import type { SeedSpreadsheet } from '../../emulators/google/seed.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { leapingClock, newId, newRobot, settingFor, startUnlimited } from './kit.ts';
import { dealsTab, tables } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

const told = { GOOGLE_SCRIPT_AUDIENCE: 'x.apps.googleusercontent.com' };

async function diagnose(
  seed: Partial<SeedSpreadsheet> & { readonly role?: 'reader' | 'writer' | 'none' } = {},
  more: Readonly<Record<string, string>> = told,
  prepare: (id: string) => void = () => {},
): Promise<readonly Diagnosis[]> {
  const [id, robot] = [newId(), newRobot()];
  const { role = 'writer', shared = [], ...rest } = seed;
  const share = role === 'none' ? [] : [{ role, email: robot }];
  google.add({ id, title: 'Sales', tabs: [dealsTab(3)], timeZone: 'Etc/UTC', ...rest, shared: [...shared, ...share] });
  prepare(id);
  return await googleSheets.diagnose!(
    { spreadsheet: id },
    settingFor(google, tables, robot, { given: more, clock: leapingClock() }),
  );
}

const codes = (found: readonly Diagnosis[]) => found.map(({ is, code }) => `${is} ${code}`);

describe('the way to a Google spreadsheet', () => {
  test('is well when the key opens it, for editing, with its tables and columns', async () => {
    const found = await diagnose();
    expect(codes(found)).toEqual([
      'well report.google.robot',
      'well report.google.editor',
      'well report.google.owner',
      'well report.google.told',
    ]);
    expect(found[2]!.args).toEqual({ owner: 'owner@example.com' });
  });

  test('whatever is found can be said in every language, with a remedy where something is to be mended', async () => {
    const all = [
      ...(await diagnose(
        { role: 'reader', shared: [{ role: 'reader', email: 'anyone' }], timeZone: 'Asia/Tokyo' },
        {},
      )),
      ...(await diagnose({ tabs: [{ title: 'Something', rows: [['A']] }] })),
      ...(await diagnose({ role: 'none' })),
    ];
    for (const language of languages)
      for (const { is, code, args = {} } of all) {
        expect(language.messages).toHaveProperty([code]);
        expect(language.say({ code, args })).not.toMatch(/[{}]/);
        if (is !== 'well') expect(language.messages).toHaveProperty([`${code}.remedy`]);
      }
  });

  test('is good enough to look when it is shared for looking', async () => {
    expect(codes(await diagnose({ role: 'reader' }))).toContain('doubtful google.viewer');
  });

  test('is closed when it is not shared, and says with whom it should be', async () => {
    const found = await diagnose({ role: 'none' });
    expect(found[1]).toMatchObject({
      is: 'broken',
      code: 'google.not-shared',
      args: { robot: expect.stringMatching(/^robot/) },
    });
  });

  test('is open to everybody who has the link: that is worth knowing', async () => {
    expect(codes(await diagnose({ shared: [{ role: 'reader', email: 'anyone' }] }))).toContain(
      'doubtful google.open-link',
    );
  });

  test('leads into the bin', async () => {
    expect(codes(await diagnose({}, told, (id) => google.changeFile(id, { trashed: true })))).toContain(
      'broken google.in-bin',
    );
  });

  test('crosses a time zone', async () => {
    const zone = (await diagnose({ timeZone: 'Asia/Tokyo' })).find(({ code }) => code === 'google.zone');
    expect(zone).toMatchObject({ is: 'doubtful', args: { own: 'Asia/Tokyo', zone: 'UTC' } });
  });

  test('leads to a tab without ids, and to none', async () => {
    const rows = [['Name', 'Phone', 'Stage', 'Amount', 'Due']];
    expect(codes(await diagnose({ tabs: [{ title: 'Deals', rows }] }))).toContain('doubtful google.no-ids');
    expect(codes(await diagnose({ tabs: [{ title: 'Other', rows }] }))).toContain('broken table.missing');
  });

  test('is silent when nobody tells of changes', async () => {
    expect(codes(await diagnose({}, {})).at(-1)).toBe('doubtful google.not-told');
  });

  test.each(['not a key', '{"type":"service_account"}', '/no/such/file.json'])('has no key in %j', async (key) => {
    const found = await diagnose({}, { ...told, GOOGLE_SERVICE_ACCOUNT: key });
    expect(codes(found)[0]).toBe('broken google.key');
  });

  test('has a key that was taken away', async () => {
    const [id, robot] = [newId(), newRobot()];
    google.add({ id, tabs: [dealsTab(1)], shared: [{ role: 'writer', email: robot }] });
    const setting = settingFor(google, tables, robot);
    google.accounts.forget(robot);
    expect(codes(await googleSheets.diagnose!({ spreadsheet: id }, setting))).toContain('broken google.key');
  });

  test('meets a Google that takes no calls now', async () => {
    google.fault({ on: 'files.get', fault: { is: 'refused', status: 429 }, times: 50 });
    const found = await diagnose();
    google.clearFaults();
    expect(codes(found)).toContain('doubtful google.busy');
  });
});
