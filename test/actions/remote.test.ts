import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type * as z from 'zod';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import * as actions from '../../adapters/actions/index.ts';
import { remoteDesk, remoteSettings, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';

const { perform } = actions;
const link = 'https://remote.example/s/team';

let vendor: Vendor;
let desk: Desk;
let folder: string;
let manifest: string;

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs, other: remoteTabs });
  tellOf(vendor);
  desk = remoteDesk();
  folder = mkdtempSync(join(tmpdir(), 'rowcall-remote-'));
  manifest = join(folder, 'rowcall.yaml');
  writeFileSync(manifest, remoteSettings('team'));
});

afterEach(() => vendor.close());

const column = (sheet: string, header: string) => {
  const [tab] = vendor.see(sheet).tabs;
  return tab!.rows.map((row) => row[tab!.headers.indexOf(header)] ?? null);
};

describe('a spreadsheet that stands elsewhere', () => {
  test('is found by the settings alone, by its link, and by an id where its kind is said', async () => {
    const byLink = await perform(actions.init, desk, { book: `${link}/edit?tab=0#gid=0` });
    const byId = await perform(actions.init, desk, { book: 'team', kind: 'remote' });

    expect(byLink).toEqual(byId);
    expect(byLink).toMatchObject({ name: 'The team', book: link });
    expect(byLink.text).toContain('store: { kind: remote, sheet: team }');
    expect(desk.load(byLink.text, 'rowcall.yaml')).not.toHaveProperty('issues');
    const checked = await perform(actions.check, desk, { manifest });
    expect((await perform(actions.check, desk, { book: link, manifest })).tables).toEqual(checked.tables);
  });

  test('is checked, explained, previewed and answered, asked about, undone and put back like any other', async () => {
    const asked = { manifest };
    const seen = await perform(actions.overview, desk, asked);
    const previewed = await perform(actions.preview, desk, asked);
    const explained = await perform(actions.explain, desk, { ...asked, table: 'People', row: 'Bob' });
    expect([seen.tables, explained.label]).toEqual([[{ table: 'People', records: 3 }], 'Bob']);
    expect(vendor.calls().write).toBe(0);

    const applied = await perform(actions.apply, desk, { ...asked, person: 'Olena' });
    expect(applied.columns).toEqual(previewed.columns);
    expect(column('team', 'Stage')).toEqual(['New', 'Won', 'Lost']);
    expect(column('team', 'Phone')).toEqual(['067 123 45 67', '+380671234567', '0501112233']);

    const { suggestions } = await perform(actions.suggestions, desk, asked);
    expect(suggestions.map(({ column: one }) => one)).toContain('Phone');
    const [first] = suggestions;
    await perform(actions.decline, desk, { ...asked, key: first!.key });
    const accepted = await perform(actions.accept, desk, { ...asked, person: 'Olena' });
    const { lines } = await perform(actions.history, desk, asked);
    expect(lines.map(({ cause }) => cause)).toContain(accepted.cause);
    const kept = await perform(actions.backup, desk, asked);
    expect(kept).toMatchObject({ is: 'made', copy: null, records: 3 });
    const undone = await perform(actions.undo, desk, { ...asked, cause: accepted.cause! });
    expect(undone.restored).toBe(accepted.accepted.length);
    const { book, cells } = await perform(actions.restore, desk, { ...asked, from: kept.file!, yes: true });
    expect([book, cells]).toEqual([link, accepted.accepted.length]);
    expect(await perform(actions.verifyBackup, desk, asked)).toMatchObject({ sound: true });
    expect(await perform(actions.questions, desk, asked)).toMatchObject({ book: link, questions: [] });
    const ticked = await perform(actions.tick, desk, asked);
    expect(ticked).toMatchObject({ left: false, open: null });
  });

  test('is remembered beside its settings, each under its own address', async () => {
    await perform(actions.apply, desk, { manifest });
    await perform(actions.apply, desk, { manifest, book: 'https://remote.example/s/other' });
    const { lines } = await perform(actions.history, desk, { manifest });

    expect(readdirSync(folder).sort()).toEqual(['.rowcall', 'rowcall.yaml']);
    expect(lines).toHaveLength(1);
    await perform(actions.backup, desk, { manifest });
    await perform(actions.backup, desk, { manifest, book: 'https://remote.example/s/other' });
    const backups = readdirSync(join(folder, '.rowcall', 'backups'));
    expect(new Set(backups.map((name) => name.split('.')[0])).size).toBe(2);
  });

  test('that is shared for looking only can be looked at in every way, and is not written', async () => {
    vendor.share('team', 'reader');
    const asked = { manifest };
    const { backup, check, history, overview, preview, questions, suggestions } = actions;
    for (const look of [check, overview, preview, questions, suggestions, history, backup])
      await perform<z.ZodType, z.ZodType>(look, desk, asked);
    await perform(actions.explain, desk, { ...asked, table: 'People', row: 'Ann' });

    await expect(perform(actions.apply, desk, asked)).rejects.toMatchObject({
      code: 'store.read-only',
      message: `${link} can be read here, not written.`,
    });
    expect(vendor.calls().write).toBe(0);
    expect(vendor.see('team').tabs).toEqual(remoteTabs);
  });

  test('in which nobody was at work costs the scheduler one light call', async () => {
    await perform(actions.tick, desk, { manifest });
    await perform(actions.tick, desk, { manifest });
    vendor.calls();
    await perform(actions.tick, desk, { manifest });

    // One more asks, when it is opened, whether it may be written.
    expect(vendor.calls()).toEqual({ version: 2, read: 0, write: 0 });
  });

  test('without its key is not opened, and one error says all that is missing and how to get it', async () => {
    for (const name of ['REMOTE_URL', 'REMOTE_TOKEN']) delete process.env[name];

    await expect(perform(actions.check, desk, { manifest })).rejects.toMatchObject({
      code: 'environment.invalid',
      message:
        'REMOTE_URL is not set. The address of the service, as the test prints it.\nREMOTE_TOKEN is not set. The key of the service: ask the test for it.',
    });
  });

  test.each([
    ['https://elsewhere.example/s/team', undefined, 'book.unknown-address', /has the address https/],
    ['team', 'remotte', 'request.invalid', /Did you mean "remote"\?/],
    ['te am', 'remote', 'book.unknown-address', /of the kind remote has not the address te am/],
  ])('of an address that nobody knows is refused: %s', async (book, kind, code, message) => {
    const asked = { book, ...(kind !== undefined && { kind }) };
    await expect(perform(actions.init, desk, asked)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
