import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { workbook } from '../../../adapters/stores/workbook/index.ts';
import { failures } from '../../../core/errors.ts';
import { faultyDisk, nodeError } from './faulty-disk.ts';
import { bookPath, type Desk, deskOf, patchOf } from './kit.ts';
import { ann, people, peopleBook } from './people.ts';

const book = (age: number, note: string | null = null) =>
  peopleBook(['_id', 'Name', 'Age', 'Note'], [[ann, 'Ann', age, note]]);
const older = patchOf(ann, { age: 30 }, { age: 31 });
const isBackup = (path: string) => /^\/team\/\.rowcall\/backups\/book\.[^/]*Z\.xlsx$/.test(path);
const backupsOf = ({ disk }: Desk) => disk.paths.filter(isBackup);
const temporary = (desk: Desk) => desk.disk.paths.filter((path) => path.endsWith('.tmp'));
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a book is replaced whole or not at all', () => {
  const steps = async () => {
    const desk = deskOf(book(30), people);
    await desk.read();
    const before = desk.disk.log.length;
    await desk.write([older]);
    return { from: before, names: desk.disk.log.slice(before) };
  };

  test('a crash at any step leaves the old or the new one, every backup whole, and the next write sound', async () => {
    const { from, names } = await steps();
    const written = deskOf(book(30), people);
    await written.read();
    await written.write([older]);
    const whole = [book(30), written.bytes()];
    const seen = new Set<string>();

    for (let step = from; step < from + names.length; step++) {
      for (const how of ['crash before', 'crash within'] as const) {
        const desk = deskOf(book(30), people);
        await desk.read();
        desk.disk.fault = (at) => (at === step ? how : null);
        const said = await desk.write([older]).then(
          ([outcome]) => outcome!.is,
          () => 'error',
        );
        const disk = desk.disk.afterCrash();
        const left = disk.bytesOf(bookPath)!;
        const which = whole.findIndex((bytes) => bytes.equals(left));
        expect({ step: names[step - from], how, which: which >= 0 }).toEqual({
          step: names[step - from],
          how,
          which: true,
        });
        seen.add(which === 0 ? 'old' : 'new');
        if (said === 'applied') expect(which).toBe(1);
        if (said === 'error') expect(which).toBe(0);
        for (const path of disk.paths.filter(isBackup)) expect(disk.bytesOf(path)!.equals(whole[0]!)).toBe(true);

        const after = deskOf('', people, { disk });
        const [record] = await after.read();
        await after.write([patchOf(ann, { age: record!.cells['age']! }, { age: 32 })]);
        expect((await after.read())[0]!.cells['age']).toBe(32);
        expect(after.disk.paths.filter((path) => path.startsWith('/team/~'))).toEqual([]);
      }
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
    expect(names).toEqual(expect.arrayContaining(['create', 'write', 'sync', 'rename', 'sync folder']));
  });

  test.each([
    ['a full disk', 'ENOSPC', 'disk.full', true],
    ['a quota', 'EDQUOT', 'disk.full', true],
    ['a folder that may not be written', 'EACCES', 'book.read-only', false],
    ['a file system that may not be written', 'EROFS', 'book.read-only', false],
    ['a file that is in use', 'EBUSY', 'book.open', true],
    ['a disk that fails', 'EIO', 'disk.failed', true],
  ] as const)(
    '%s at any step keeps the book, leaves nothing behind, and is said',
    async (_, code, expected, isRetried) => {
      expect(failures[expected].retryable).toBe(isRetried);
      const { from, names } = await steps();
      const writing = names.flatMap((name, at) =>
        ['create', 'write', 'sync', 'rename'].includes(name) ? [from + at] : [],
      );
      for (const step of writing) {
        const desk = deskOf(book(30), people);
        await desk.read();
        desk.disk.fault = (at) => (at === step ? nodeError(code) : null);
        expect(await codeOf(desk.write([older]))).toBe(expected);
        expect(desk.bytes().equals(book(30))).toBe(true);
        expect(temporary(desk)).toEqual([]);
      }
    },
  );

  test('a rename whose answer is lost is known by what stands there', async () => {
    const desk = deskOf(book(30), people);
    const { rename } = desk.disk;
    desk.disk.rename = async (from, to) => {
      await rename(from, to);
      if (to === bookPath) throw nodeError('EIO');
    };
    expect(await desk.write([older])).toMatchObject([{ is: 'applied' }]);
  });

  test('a rename whose answer is lost for good is unknown, and what was remembered stays so', async () => {
    const desk = deskOf(book(30), people);
    const { memo } = await desk.store.read([{ table: 'people' }], null);
    const { rename, read } = desk.disk;
    desk.disk.rename = async (from, to) => {
      await rename(from, to);
      if (to !== bookPath) return;
      desk.disk.read = async () => {
        throw nodeError('EIO');
      };
      throw nodeError('EIO');
    };
    const written = await desk.store.write({ patches: [older], creates: [] }, memo);
    expect([...written.outcomes.values()]).toEqual([{ is: 'unknown' }]);
    expect(written.memo).toEqual(memo);
    desk.disk.read = read;
    expect((await desk.read())[0]!.cells['age']).toBe(31);
  });

  test('a disk that gives back other bytes than it was given changes nothing', async () => {
    const desk = deskOf(book(30), people);
    const { create } = desk.disk;
    desk.disk.create = async (path, like) => {
      const file = await create(path, like);
      const isBook = path.endsWith('.rowcall.tmp');
      return { ...file, write: (bytes) => file.write(isBook ? bytes.subarray(1) : bytes) };
    };
    expect(await codeOf(desk.write([older]))).toBe('book.unproven');
    expect(desk.bytes().equals(book(30))).toBe(true);
    expect(temporary(desk)).toEqual([]);
  });

  test('a failure that nobody knows is said with its cause', async () => {
    const desk = deskOf(book(30), people);
    const odd = nodeError('EODD');
    desk.disk.fault = (_, name) => (name === 'create' ? odd : null);
    await expect(desk.write([older])).rejects.toMatchObject({ code: 'disk.failed', cause: odd });
  });
});

describe('a book that somebody has open is not written', () => {
  test.each([
    ['in Excel', '~$book.xlsx'],
    ['in LibreOffice', '.~lock.book.xlsx#'],
    ['in WPS Office', '.~book.xlsx'],
  ])('%s', async (where, lock) => {
    const desk = deskOf(book(30), people);
    desk.disk.put(`/team/${lock}`, 'Ann');
    await expect(desk.write([older])).rejects.toMatchObject({
      code: 'book.open',
      message: expect.stringContaining(where),
    });
    expect(desk.disk.paths).toEqual([`/team/${lock}`, bookPath].sort());
    await desk.disk.remove(`/team/${lock}`);
    expect(await desk.write([older])).toMatchObject([{ is: 'applied' }]);
  });

  test('not even when it is opened while we write', async () => {
    const desk = deskOf(book(30), people);
    desk.disk.meanwhile = (step) => {
      if (step === 'sync') desk.disk.put('/team/~$book.xlsx', 'Ann');
    };
    expect(await codeOf(desk.write([older]))).toBe('book.open');
    expect(desk.bytes().equals(book(30))).toBe(true);
    expect(temporary(desk)).toEqual([]);
  });

  test('by the name of a link to it either', async () => {
    const desk = deskOf(book(30), people, { path: '/link.xlsx' });
    desk.disk.put(bookPath, book(30));
    desk.disk.links.set('/link.xlsx', bookPath);
    desk.disk.put('/team/~$book.xlsx', 'Ann');
    expect(await codeOf(desk.write([older]))).toBe('book.open');
  });

  test('but it is read', async () => {
    const desk = deskOf(book(30), people);
    desk.disk.put('/team/~$book.xlsx', 'Ann');
    expect(await desk.read()).toHaveLength(1);
  });
});

describe('a book that is saved while we write', () => {
  test('is read anew, and each patch decides by what is there now', async () => {
    const desk = deskOf(book(30), people);
    let saved = false;
    desk.disk.meanwhile = (step) => {
      if (step !== 'sync' || saved) return;
      saved = true;
      desk.disk.put(bookPath, book(30, 'typed meanwhile'));
    };
    expect(await desk.write([older])).toMatchObject([{ is: 'applied' }]);
    expect((await desk.read())[0]!.cells).toMatchObject({ age: 31, note: 'typed meanwhile' });
  });

  test('is seen to the last look before the new file takes its place', async () => {
    const count = deskOf(book(30), people);
    await count.write([older]);
    const looks = count.disk.log.lastIndexOf('look', count.disk.log.lastIndexOf('rename'));
    const desk = deskOf(book(30), people);
    desk.disk.meanwhile = () => {
      if (desk.disk.log.length === looks) desk.disk.put(bookPath, book(30, 'typed meanwhile'));
    };
    expect(await desk.write([older])).toMatchObject([{ is: 'applied' }]);
    expect((await desk.read())[0]!.cells).toMatchObject({ age: 31, note: 'typed meanwhile' });
  });

  test('over the very cell keeps what people typed', async () => {
    const desk = deskOf(book(30), people);
    desk.disk.meanwhile = (step) => {
      if (step === 'sync') desk.disk.put(bookPath, book(99));
    };
    expect(await desk.write([older])).toMatchObject([{ is: 'conflict', now: { age: 99 } }]);
    expect((await desk.read())[0]!.cells['age']).toBe(99);
  });

  test('again and again is left for later', async () => {
    const desk = deskOf(book(30), people);
    let note = 0;
    desk.disk.meanwhile = (step) => {
      if (step === 'sync') desk.disk.put(bookPath, book(30, `${note++}`));
    };
    expect(await codeOf(desk.write([older]))).toBe('book.changed');
    expect((await desk.read())[0]!.cells['age']).toBe(30);
    expect(temporary(desk)).toEqual([]);
  });

  test('and taken away is not made anew', async () => {
    const desk = deskOf(book(30), people);
    desk.disk.meanwhile = (step) => {
      if (step === 'sync') void desk.disk.remove(bookPath);
    };
    expect(await codeOf(desk.write([older]))).toBe('book.not-found');
    expect(desk.disk.bytesOf(bookPath)).toBeNull();
  });
});

describe('backups', () => {
  test('are made once, before the first change, of the book as it was', async () => {
    const desk = deskOf(book(30), people);
    await desk.write([older]);
    await desk.write([patchOf(ann, { age: 31 }, { age: 32 })]);
    const [backup, ...more] = backupsOf(desk);
    expect(more).toEqual([]);
    expect(desk.disk.bytesOf(backup!)!.equals(book(30))).toBe(true);
  });

  test('are not made by looking, nor by a write that changes nothing', async () => {
    const desk = deskOf(book(30), people);
    await desk.read();
    await desk.write([patchOf(ann, { age: 7 }, { age: 8 })]);
    expect(desk.disk.paths).toEqual([bookPath]);
  });

  test('are kept as many as the settings say, the newest, and only those of this book are removed', async () => {
    const disk = faultyDisk();
    const others = ['book.2020-01-01.xlsx', 'other.2020-01-01T00-00-00.000Z.xlsx', 'book.2020-01-01T00-00-00.000Z.csv'];
    for (const other of others) disk.put(`/team/.rowcall/backups/${other}`, 'x');
    let second = 0;
    const now = () => new Date(Date.UTC(2026, 10, 22, 9, 30, second++));
    for (let age = 30; age < 36; age++) {
      const desk = deskOf(age === 30 ? book(30) : '', people, { disk, backups: 3, now });
      await desk.write([patchOf(ann, { age }, { age: age + 1 })]);
    }
    const kept = disk.paths.filter((path) => path.includes('backups'));
    expect(kept.map((path) => path.slice('/team/.rowcall/backups/'.length))).toEqual(
      [
        ...others,
        'book.2026-11-22T09-30-03.000Z.xlsx',
        'book.2026-11-22T09-30-04.000Z.xlsx',
        'book.2026-11-22T09-30-05.000Z.xlsx',
      ].sort(),
    );
    expect(disk.bytesOf('/team/.rowcall/backups/book.2026-11-22T09-30-05.000Z.xlsx')).toHaveLength(
      disk.bytesOf(bookPath)!.length,
    );
  });

  test('that cannot be made keep the book from being written', async () => {
    const desk = deskOf(book(30), people);
    desk.disk.makeFolder = async () => {
      throw nodeError('EACCES');
    };
    expect(await codeOf(desk.write([older]))).toBe('book.read-only');
    expect(desk.bytes().equals(book(30))).toBe(true);
  });
});

describe('on a real disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-replace-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const setting = { tables: new Map([['people', people]]), zone: 'UTC', folder };

  test('a link stays a link, the file keeps its mode, and nothing is left beside it', async () => {
    writeFileSync(join(folder, 'real.xlsx'), book(30));
    chmodSync(join(folder, 'real.xlsx'), 0o640);
    symlinkSync('real.xlsx', join(folder, 'link.xlsx'));
    const store = await workbook.open({ file: 'link.xlsx' }, setting);
    const { outcomes } = await store.write({ patches: [older], creates: [] }, {});
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    expect(readdirSync(folder).sort()).toEqual(['.rowcall', 'link.xlsx', 'real.xlsx']);
    expect(statSync(join(folder, 'real.xlsx')).mode & 0o777).toBe(0o640);
    const [backup] = readdirSync(join(folder, '.rowcall/backups'));
    expect(backup).toMatch(/^real\.\d{4}-\d\d-\d\dT.*Z\.xlsx$/);
    expect(readFileSync(join(folder, '.rowcall/backups', backup!)).equals(book(30))).toBe(true);
    const again = await store.read([{ table: 'people' }], null);
    expect(again.tables.get('people')!.records[0]!.cells['age']).toBe(31);
  });

  test('a file that nobody may write is left alone, even where its folder would let us', async () => {
    writeFileSync(join(folder, 'locked.xlsx'), book(30));
    chmodSync(join(folder, 'locked.xlsx'), 0o444);
    const store = await workbook.open({ file: 'locked.xlsx' }, setting);
    expect(await codeOf(store.write({ patches: [older], creates: [] }, {}))).toBe('book.read-only');
    expect(readFileSync(join(folder, 'locked.xlsx')).equals(book(30))).toBe(true);
  });
});
