import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { apply } from '../../adapters/actions/apply.ts';
import { backup } from '../../adapters/actions/backup.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { isBackupDue } from '../../adapters/actions/restoring/backup-due.ts';
import type { BackupHead } from '../../adapters/actions/restoring/backup-file.ts';
import { readBackup, writeBackup } from '../../adapters/actions/restoring/backup-file.ts';
import { verifyBackup } from '../../adapters/actions/verify-backup.ts';
import { RowcallError } from '../../core/errors.ts';
import { anyCells } from '../core/arbitrary.ts';
import { modelOf } from '../settings.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';
import { memoryFiles } from './memory-files.ts';

const settings = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone, unique: true }
      stage: { type: choice, column: Stage, options: [New, Won], default: New, owner: shared }
      total: { type: number, column: Total }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;

/** People of whom some are written in other ways than Rowcall would. */
const rows = Array.from({ length: 24 }, (_, at) => [
  `Person ${at}`,
  at % 3 === 0 ? `067 123 45 ${String(at).padStart(2, '0')}` : null,
  ['New', 'won', 'Wno', null][at % 4] ?? null,
  at,
]);

async function lay(tables = settings): Promise<KeptDesk> {
  const kept = await keptDesk(tables, [
    { title: 'People', headers: ['Name', 'Phone', 'Stage', 'Total'], rows, computed: [3] },
  ]);
  await perform(apply, kept.desk, kept.asked);
  kept.files.stored.set('b.xlsx', { bytes: new Uint8Array([1, 2, 3]), modified: '2026-11-22T09:00:00.000Z' });
  return kept;
}

const names = ({ files }: KeptDesk) => [...files.stored.keys()].filter((path) => path !== 'b.xlsx');
const everyOther = 3600 * 24 * 1000;

describe('a backup', () => {
  test('is a file that any program can read, and a copy of the spreadsheet; it writes nothing there', async () => {
    const kept = await lay();
    const before = JSON.stringify(await kept.store.describe(100));

    const made = await perform(backup, kept.desk, kept.asked);

    expect(backup.output.parse(made)).toEqual(made);
    expect(made).toMatchObject({ is: 'made', records: 24, unnamed: 0, beside: true });
    const [head, first, ...others] = gunzipSync(kept.files.stored.get(made.file!)!.bytes)
      .toString()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(head).toMatchObject({ rowcall: 'backup', format: 1, spreadsheet: 'b.xlsx', tables: [{ key: 'people' }] });
    expect(first).toMatchObject({
      table: 'people',
      cells: { name: 'Person 0', total: 0 },
      marks: { total: 'computed' },
    });
    expect(others.at(-1)).toMatchObject({ records: 24 });
    expect([...kept.files.stored.get(made.copy!)!.bytes]).toEqual([1, 2, 3]);
    expect(names(kept).every((path) => path.startsWith('.rowcall/backups/b.2026-11-22T09-'))).toBe(true);
    expect(JSON.stringify(await kept.store.describe(100))).toBe(before);
  });

  test('holds what people have typed by now, and is not made twice of the same', async () => {
    const kept = await lay();
    const first = await perform(backup, kept.desk, kept.asked);
    const same = await perform(backup, kept.desk, kept.asked);
    kept.store.person.type('people', 2, 'name', 'Zoë');
    const changed = await perform(backup, kept.desk, kept.asked);

    expect(same).toMatchObject({ is: 'same', file: first.file });
    expect(changed).toMatchObject({ is: 'made' });
    expect(gunzipSync(kept.files.stored.get(changed.file!)!.bytes).toString()).toContain('Zoë');
  });

  test('is made anew where only the file has changed, be it in a tab that the settings do not know', async () => {
    const kept = await lay();
    await perform(backup, kept.desk, kept.asked);
    kept.files.stored.get('b.xlsx')!.bytes = new Uint8Array([4]);
    expect(await perform(backup, kept.desk, kept.asked)).toMatchObject({ is: 'made' });
  });

  test('goes into the folder of the settings; the oldest that are too many go once the new one reads back', async () => {
    const kept = await lay(`backup: { to: ../backups, keep: 2 }\n${settings}`);
    const made = [];
    for (let at = 0; at < 4; at++) {
      kept.store.person.type('people', 2, 'name', `Zoë ${at}`);
      made.push(await perform(backup, kept.desk, kept.asked));
    }

    expect(made.map(({ removed }) => removed)).toEqual([0, 0, 1, 1]);
    expect(made[0]).toMatchObject({ beside: false });
    expect(names(kept).sort()).toEqual(
      made
        .slice(2)
        .flatMap(({ file, copy }) => [copy!, file!])
        .sort(),
    );
  });

  test('that does not read back as it was written removes nothing', async () => {
    const kept = await lay();
    await perform(backup, kept.desk, kept.asked);
    kept.store.person.type('people', 2, 'name', 'Zoë');
    const place: typeof kept.files.place = (file, bytes) => kept.files.place(file, bytes.subarray(0, -9));
    const desk = { ...kept.desk, files: { ...kept.files, place } };

    await expect(perform(backup, desk, { ...kept.asked, keep: 1 })).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(names(kept).filter((path) => path.endsWith('.gz'))).toHaveLength(2);
  });

  test('is made although what Rowcall remembers cannot be read', async () => {
    const kept = await lay();
    const openState = async () => {
      throw new RowcallError('state.unreadable', 'It cannot be read.');
    };
    expect(await perform(backup, { ...kept.desk, openState }, kept.asked)).toMatchObject({ is: 'made', records: 24 });
  });

  test('counts rows that have no id yet', async () => {
    const kept = await lay();
    kept.store.person.insert('people', { name: 'Dan' });
    expect(await perform(backup, kept.desk, kept.asked)).toMatchObject({ records: 25, unnamed: 1 });
  });

  test('changes no verdict by where it is kept', () => {
    expect(modelOf(`backup: { to: ../b }\n${settings}`).fingerprint).toBe(modelOf(settings).fingerprint);
  });
});

describe('a daily backup', () => {
  test('is made only where the settings name a folder, and once a day', async () => {
    const unnamed = await lay();
    const named = await lay(`backup: { to: ../backups }\n${settings}`);
    const ask = (kept: KeptDesk) => perform(backup, kept.desk, { ...kept.asked, daily: true });

    expect((await ask(unnamed)).is).toBe('none');
    expect((await ask(named)).is).toBe('made');
    named.store.person.type('people', 2, 'name', 'Zoë');
    expect((await ask(named)).is).toBe('none');
  });

  test.each([
    [null, true],
    [-everyOther, true],
    [1 - everyOther, false],
    [0, false],
    [1000, true],
  ])('last made at %p ms from now: due is %p', (age, due) => {
    const now = Date.parse('2026-11-22T09:00:00.000Z');
    const last = age === null ? null : new Date(now + age).toISOString();
    expect(isBackupDue(last, new Date(now).toISOString())).toBe(due);
  });
});

describe('a rehearsal', () => {
  test('reads every cell back, and puts every cell and row of a spoilt copy back', async () => {
    const kept = await lay();
    await perform(backup, kept.desk, kept.asked);

    const verified = await perform(verifyBackup, kept.desk, kept.asked);

    expect(verifyBackup.output.parse(verified)).toEqual(verified);
    expect(verified).toMatchObject({ sound: true, records: 24, removed: 2, changed: 22, failed: [], copy: 'sound' });
    expect(verified.cells).toBe(24 * 5);
  });

  test('tells of a copy that is damaged or gone', async () => {
    const kept = await lay();
    const { copy } = await perform(backup, kept.desk, kept.asked);
    kept.files.stored.get(copy!)!.bytes = new Uint8Array([9]);
    const damaged = await perform(verifyBackup, kept.desk, kept.asked);
    kept.files.stored.delete(copy!);
    const gone = await perform(verifyBackup, kept.desk, kept.asked);

    expect([damaged, gone].map(({ copy: is, sound }) => [is, sound])).toEqual([
      ['damaged', false],
      ['missing', false],
    ]);
  });

  test('says which columns the settings do not know any more', async () => {
    const kept = await lay();
    await perform(backup, kept.desk, kept.asked);
    const asked = { ...kept.asked, settings: kept.asked.settings.replace(/ {6}phone:.*\n/u, '') };

    const { left } = await perform(verifyBackup, kept.desk, asked);

    expect(left).toEqual([
      { table: 'People', label: '', column: 'phone', why: 'the settings do not know it any more' },
    ]);
  });

  test('of a backup that was tampered with, or is not there, is refused', async () => {
    const kept = await lay();
    await expect(perform(verifyBackup, kept.desk, kept.asked)).rejects.toMatchObject({ code: 'backup.not-found' });
    const { file } = await perform(backup, kept.desk, kept.asked);
    const stored = kept.files.stored.get(file!)!;
    const text = gunzipSync(stored.bytes).toString();

    for (const bad of [
      text.replace('Person 7', 'Person 8'),
      text.slice(0, -5),
      text.split('\n').slice(1).join('\n'),
      '',
    ]) {
      stored.bytes = gzipSync(bad);
      await expect(perform(verifyBackup, kept.desk, kept.asked)).rejects.toMatchObject({ code: 'backup.damaged' });
    }
    stored.bytes = gzipSync(text.replace('"format":1', '"format":2'));
    await expect(perform(verifyBackup, kept.desk, kept.asked)).rejects.toMatchObject({ code: 'backup.newer' });
  });
});

test('any cells that a spreadsheet can hold read back as they were, and no message tells them', () => {
  const { digest } = memoryFiles({ now: () => '' });
  const head: BackupHead = {
    rowcall: 'backup',
    format: 1,
    at: '2026-11-22T09:00:00.000Z',
    settings: '',
    spreadsheet: 'b.xlsx',
    tables: [],
    copy: null,
  };
  const finite = anyCells(['name', 'phone']).filter((cells) =>
    Object.values(cells).every((cell) => typeof cell !== 'number' || (Number.isFinite(cell) && !Object.is(cell, -0))),
  );
  fc.assert(
    fc.property(fc.array(finite, { maxLength: 5 }), (all) => {
      const records = all.map((cells, at) => ({ table: 'people', id: at % 2 ? null : String(at), cells }));
      const read = readBackup(writeBackup(head, records, digest).bytes, 'f', digest);
      expect(read.records.map(({ cells }) => ({ name: cells['name'] ?? null, phone: cells['phone'] ?? null }))).toEqual(
        all.map((cells) => ({ ...cells })),
      );
    }),
  );
});
