import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import { watchMemo } from '../../../adapters/stores/google-sheets/names.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { Memo } from '../../../core/store.ts';
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
  memo: Memo | null = null,
): Promise<readonly Diagnosis[]> {
  const [id, robot] = [newId(), newRobot()];
  const { role = 'writer', shared = [], ...rest } = seed;
  const share = role === 'none' ? [] : [{ role, email: robot }];
  google.add({ id, title: 'Sales', tabs: [dealsTab(3)], timeZone: 'Etc/UTC', ...rest, shared: [...shared, ...share] });
  prepare(id);
  return await googleSheets.diagnose!(
    { spreadsheet: id },
    settingFor(google, tables, robot, { given: more, clock: leapingClock() }),
    memo,
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
      'well report.google.may-edit',
      'well report.google.script',
    ]);
    expect(found[2]!.args).toEqual({ owner: 'owner@example.com' });
    expect(found[3]!.args).toEqual({ people: expect.stringMatching(/^owner@example\.com, robot/) });
  });

  test('tells who may edit, who may look, and whether everybody may who has the link', async () => {
    const found = await diagnose({
      shared: [
        { role: 'writer', email: 'olena@example.com' },
        { role: 'reader', email: 'ivan@example.com' },
        { role: 'commenter', email: 'petro@example.com' },
        { role: 'writer', email: 'anyone' },
      ],
    });
    const args = (code: string) => found.find((one) => one.code === code)?.args;
    expect(args('report.google.may-edit')?.['people']).toContain('owner@example.com, olena@example.com, robot');
    expect(args('report.google.may-look')).toEqual({ people: 'ivan@example.com, petro@example.com' });
    expect(args('google.open-link')).toEqual({ edits: true });
  });

  test('where it is shared for looking, says that who else may open it is not told', async () => {
    expect(codes(await diagnose({ role: 'reader' }))).toContain('well report.google.people-unseen');
  });

  test('names in whose name the script may call', async () => {
    const named = { ...told, GOOGLE_SCRIPT_CALLERS: 'olena@example.com, ivan@example.com' };
    expect((await diagnose({}, named)).at(-1)).toEqual({
      is: 'well',
      code: 'report.google.script',
      args: { people: 'olena@example.com, ivan@example.com', count: 2 },
    });
  });

  test.each<[string, { readonly id?: string; readonly until?: number } | null, string]>([
    ['was never asked', null, 'doubtful google.watch.none'],
    ['would not', { id: '' }, 'doubtful google.watch.refused'],
    [
      'has told for as long as it was asked to',
      { until: Date.parse(leapingClock().now()) - 1 },
      'doubtful google.watch.over',
    ],
    ['tells', { until: Date.parse(leapingClock().now()) + 3_600_000 }, 'well report.google.watch'],
  ])('knows that Google Drive %s', async (_, watch, expected) => {
    const hooks = { GOOGLE_HOOK_URL: 'https://rowcall.example/hook', GOOGLE_HOOK_SECRET: 's'.repeat(32) };
    const kept = { id: 'x', resource: 'r', address: hooks.GOOGLE_HOOK_URL, until: 1, ...watch };
    const memo = watch === null ? null : { [watchMemo]: JSON.stringify(kept) };
    expect(codes(await diagnose({}, hooks, () => {}, memo)).at(-1)).toBe(expected);
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
