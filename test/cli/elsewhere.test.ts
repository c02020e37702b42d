import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Elsewhere, inAirtable, inGoogle, inNotion, people, settingsOf } from '../remote/elsewhere.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

/** Every command is a process of its own. */
jest.setTimeout(120_000);

const vendors = [
  ['google-sheets', inGoogle],
  ['airtable', inAirtable],
  ['notion', inNotion],
] as const;

let there: Elsewhere;
let folder: string;
let env: Readonly<Record<string, string>>;

async function prepare(start: () => Promise<Elsewhere>): Promise<void> {
  there = await start();
  there.share('writing');
  folder = newFolder();
  env = { ...there.env, [there.key[0]]: there.key[1] };
  writeFileSync(join(folder, 'rowcall.yaml'), settingsOf(there));
}

afterEach(async () => {
  endAll();
  await there.close();
});

const run = (...args: readonly string[]) => rowcall(folder, args, [], env);
const start = (...args: readonly string[]) => startRowcall(folder, ['start', ...args], [], env);
const asTyped = (at: number) => Object.fromEntries(people.map((row) => [row[0], row[at]]));
const ended = (child: ReturnType<typeof start>) => new Promise((done) => child.once('close', done));

describe.each(vendors)('a spreadsheet of %s', (_, vendor) => {
  beforeEach(() => prepare(vendor));

  test('is checked, explained, previewed, answered, told of and undone through commands', async () => {
    const [checked, explained, previewed] = await Promise.all([
      run('check', there.link),
      run('explain', 'People', 'Bob'),
      run('preview'),
    ]);
    expect([checked.code, explained.code, previewed.code]).toEqual([0, 0, 0]);
    expect(checked.out).toContain('3 records');
    expect(explained.out).toContain('Stage: would become “Won”');
    expect(previewed.out).toContain('People: ');
    expect([there.column('Phone'), there.column('Stage')]).toEqual([asTyped(1), asTyped(2)]);
    expect(there.calls().writes).toBe(0);
    expect(existsSync(join(folder, '.rowcall'))).toBe(false);

    const applied = await run('apply');
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(there.column('Stage')).toEqual({ Ann: 'New', Bob: 'Won', Cid: 'Lost' });
    expect(there.column('Phone')).toEqual(asTyped(1));
    expect(there.column('Rowcall')).toEqual({ Ann: '? 1', Bob: '? 1', Cid: '? 1' });

    const accepted = JSON.parse((await run('accept', '--json')).out);
    expect(there.column('Phone')).toEqual({
      Ann: '+380 67 123 4567',
      Bob: '+380 67 123 4567',
      Cid: '+380 50 111 2233',
    });
    const history = await run('history');
    expect([history.code, history.out]).toEqual([0, expect.stringContaining('067 123 45 67')]);
    const undone = await run('undo', accepted.cause);
    expect([undone.code, undone.out]).toEqual([0, expect.stringContaining('3 cells hold again what they held')]);
    expect(there.column('Phone')).toEqual(asTyped(1));

    const doctor = await run('doctor');
    expect([doctor.code, doctor.err]).toEqual([0, '']);
    expect(doctor.out).toMatch(/^Working; last check \d+ s ago/u);
    expect(`${doctor.out}${applied.out}${history.out}`).not.toContain(there.key[1].slice(0, 20));
  });

  test('that is shared for looking can be looked at, and is not written', async () => {
    there.share('looking');
    const looked = await Promise.all([run('check'), run('explain', 'People', 'Ann'), run('preview')]);
    expect(looked.map(({ code, err }) => [code, err])).toEqual(looked.map(() => [0, '']));
    const refused = await run('apply');
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    expect([there.column('Phone'), there.column('Stage')]).toEqual([asTyped(1), asTyped(2)]);
    expect(there.headers()).not.toContain('Rowcall');
  });

  test('whose rows and columns are moved, renamed and typed in just before a write keeps all of that, and gets what was meant', async () => {
    await run('apply');
    there.type('Ann', 'Stage', 'lost');
    there.type('Cid', 'Phone', '12');
    there.beforeNextWrite(() => {
      there.type('Bob', 'Remark', 'won');
      there.add('Dan', '063 444 55 66', 'new');
      there.rename('Phone', 'Telephone');
      there.shuffle();
    });
    const applied = await run('apply');
    expect([applied.code, applied.err]).toEqual([0, '']);
    // Whoever was added meanwhile is answered by the next look.
    await run('apply');

    expect(there.column('Stage')).toEqual({ Ann: 'Lost', Bob: 'Won', Cid: 'Lost', Dan: 'New' });
    expect(there.column('Telephone')).toEqual({ ...asTyped(1), Cid: '12', Dan: '063 444 55 66' });
    expect(there.column('Remark')).toEqual({ ...asTyped(3), Bob: 'won', Dan: null });
    expect(there.column('Rowcall')).toEqual({ Ann: '? 1', Bob: '? 1', Cid: '! 1', Dan: '? 1' });
  });

  test('is answered by rowcall start', async () => {
    const running = start('--apply', '--every', '1');
    await heard(running, '6 answers');
    const answered = heard(running, '2 answers');
    there.add('Dan', '063 444 55 66', 'new');
    await answered;
    expect(there.column('Stage')).toEqual({ Ann: 'New', Bob: 'Won', Cid: 'Lost', Dan: 'New' });
    running.kill('SIGTERM');
    expect(await ended(running)).toBe(0);
  });
});

describe('rowcall start on a spreadsheet that nobody touches', () => {
  beforeEach(() => prepare(inGoogle));

  test('asks by one light call at a time, and begins again where it was', async () => {
    await run('apply');
    const first = start('--apply', '--every', '1');
    await heard(first, 'Ctrl-C ends.');
    // The last write has raised the version of the file: it is looked at once more, and then only asked.
    while ((await asked(2)).reads > 0);
    first.kill('SIGTERM');
    await ended(first);

    const again = start('--apply', '--every', '1');
    await heard(again, 'Ctrl-C ends.');
    // What it shows at the beginning is all that it reads.
    there.calls();
    expect(await asked(4)).toMatchObject({ reads: 0, writes: 0 });
  });
});

/** Waits until there were so many light calls; answers what else was asked meanwhile. */
async function asked(times: number): Promise<ReturnType<Elsewhere['calls']>> {
  const all = { light: 0, reads: 0, writes: 0 };
  while (all.light < times) {
    await new Promise((over) => setTimeout(over, 100));
    const { light, reads, writes } = there.calls();
    all.light += light;
    all.reads += reads;
    all.writes += writes;
  }
  return all;
}
