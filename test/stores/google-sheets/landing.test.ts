import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openSheets } from '../../../adapters/stores/google-sheets/store.ts';
import { markId } from '../../../adapters/stores/google-sheets/write-marks.ts';
import type { Memo } from '../../../core/store.ts';
import type { Fault } from '../../emulators/google/faults.ts';
import { type Google, startGoogle } from '../../emulators/google/start-google.ts';
import { typedTable } from '../../typed-table.ts';
import { heldClock } from './held-clock.ts';
import { leapingClock, opened, readTable, settingFor, startUnlimited } from './kit.ts';
import { dealsTab, newDeal, patch, tables } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());
beforeEach(() => google.clearFaults());

const lose = (fault: Fault, times = 1) => google.fault({ on: 'spreadsheets.batchUpdate', fault, times });
const noteOf = (text: string) => ({ patches: [patch(3, { note: null }, { note: text })], creates: [] });

/** A spreadsheet that was just looked at. */
async function looked() {
  const clock = leapingClock();
  const { store, id, robot } = await opened(google, { tabs: [dealsTab(8)] }, tables, { clock });
  const { memo } = await readTable(store, 'deals');
  const setting = settingFor(google, tables, robot, { clock });
  const marks = () =>
    google
      .doc(id)
      .meta.filter(({ key }) => key.startsWith('rowcall.write.'))
      .map(({ value }) => value);
  return { store, id, memo, clock, setting, marks, note: () => google.human(id).see('Deals', 'F3') };
}

describe('a write whose answer never came', () => {
  test('has landed when its mark is there', async () => {
    const { store, memo, note } = await looked();
    lose({ is: 'lost' });
    const { outcomes } = await store.write(noteOf('x'), memo, 'plan/0');
    expect([...outcomes.values()]).toEqual([{ is: 'unknown' }]);
    expect(await store.revoke!('plan/0')).toBe('written');
    expect(note()).toBe('x');
  });

  test('does not land late once somebody has asked for it', async () => {
    const late = heldClock();
    const slow = await startGoogle({ clock: late, quota: { perUser: null, perProject: null } });
    const { store, id } = await opened(slow, { tabs: [dealsTab(8)] }, tables);
    const { memo } = await readTable(store, 'deals');
    slow.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'late', after: 20_000 } });
    await store.write(noteOf('x'), memo, 'plan/0');
    expect(await store.revoke!('plan/0')).toBe('never');
    late.wake();
    await slow.settled();
    expect(slow.human(id).see('Deals', 'F3')).toBe('');
    await slow.close();
  });

  test('lands late where nobody has asked', async () => {
    const late = heldClock();
    const slow = await startGoogle({ clock: late, quota: { perUser: null, perProject: null } });
    const { store, id } = await opened(slow, { tabs: [dealsTab(8)] }, tables);
    const { memo } = await readTable(store, 'deals');
    slow.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'late', after: 20_000 } });
    await store.write(noteOf('x'), memo, 'plan/0');
    late.wake();
    await slow.settled();
    expect(slow.human(id).see('Deals', 'F3')).toBe('x');
    expect(await store.revoke!('plan/0')).toBe('written');
    await slow.close();
  });

  test('is asked for again when the answer to that is lost too', async () => {
    const { store, marks } = await looked();
    lose({ is: 'lost' });
    expect(await store.revoke!('plan/0')).toBe('never');
    lose({ is: 'dropped' });
    expect(await store.revoke!('plan/1')).toBe('never');
    expect(marks()).toEqual(['revoked plan/0#0', 'revoked plan/1#0']);
  });

  test('stays open while Google does not answer at all', async () => {
    const { store } = await looked();
    lose({ is: 'dropped' }, 9);
    await expect(store.revoke!('plan/0')).rejects.toMatchObject({ code: 'vendor.unreachable' });
  });
});

describe('a new record of which nobody knows whether it was made', () => {
  const made = newDeal('rule/1', 'newdeal00001', { name: 'Once' });
  const names = (id: string) =>
    google
      .human(id)
      .screen('Deals')
      .map(([name]) => name)
      .filter((name) => name === 'Once');

  test.each(['the same process', 'another one'])('is not made twice by %s, whatever is written before', async (who) => {
    const { store, id, memo, clock, setting } = await looked();
    lose({ is: 'lost' });
    const first = await store.write({ patches: [], creates: [made] }, memo, 'plan/0');
    const isSame = who === 'the same process';
    const next = isSame ? store : openSheets({ spreadsheet: id }, setting).store;
    // A process that ended has told nobody what it wrote.
    const known = isSame ? first.memo : memo;
    expect(await next.revoke!('plan/0')).toBe('written');
    clock.pass(60_000);
    const between = await next.write(noteOf('x'), known, 'other/0');
    clock.pass(60_000);
    const again = await next.write({ patches: [], creates: [made] }, between.memo, 'again/0');
    expect([...again.outcomes.values()]).toMatchObject([{ is: 'applied', id: 'newdeal00001' }]);
    expect(names(id)).toEqual(['Once']);
  });

  test('does not come back when a person removed it before anybody knew', async () => {
    const { store, id, memo } = await looked();
    lose({ is: 'lost' });
    const { memo: next } = await store.write({ patches: [], creates: [made] }, memo, 'plan/0');
    expect(await store.revoke!('plan/0')).toBe('written');
    google.human(id).deleteRows('Deals', 10);
    const again = await store.write({ patches: [], creates: [made] }, next, 'again/0');
    expect([...again.outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    expect(names(id)).toEqual([]);
  });
});

describe('a write of several calls', () => {
  const creates = Array.from({ length: 301 }, (_, i) =>
    newDeal(`rule/${i}`, `newdeal${String(i).padStart(5, '0')}`, { name: `New ${i}` }),
  );

  test('has landed when its first call has, and the rest never will', async () => {
    const { store, memo, marks } = await looked();
    const late = { is: 'dropped' } as const;
    google.fault({
      on: (call) => call.name === 'spreadsheets.batchUpdate' && google.count(call.name) > 1,
      fault: late,
    });
    google.calls.length = 0;
    const { outcomes } = await store.write({ patches: [], creates }, memo, 'plan/0');
    expect([...outcomes.values()].map(({ is }) => is)).toEqual([...Array(300).fill('applied'), 'unknown']);
    expect(await store.revoke!('plan/0')).toBe('written');
    expect(marks()).toEqual(['written plan/0#0', 'revoked plan/0#1']);
  });

  test('makes no call after one of which nobody knows', async () => {
    const { store, memo } = await looked();
    lose({ is: 'dropped' });
    google.calls.length = 0;
    const { outcomes } = await store.write({ patches: [], creates }, memo, 'plan/0');
    expect(google.count('spreadsheets.batchUpdate')).toBe(1);
    expect([...outcomes.values()].map(({ is }) => is)).toEqual([...Array(300).fill('unknown'), 'missing']);
  });

  test('is not taken for done while it may still be tidied up after', async () => {
    const { store, memo, marks, note } = await looked();
    const dated = [newDeal('rule/1', 'newdeal00001', { name: 'New', due: '2026-12-31' })];
    const isAfterFirst = ({ name }: { name: string }) => name === 'spreadsheets.batchUpdate' && google.count(name) > 1;
    google.fault({ on: isAfterFirst, fault: { is: 'dropped' }, times: 1 });
    google.calls.length = 0;
    const known = await store.write({ patches: [], creates: dated }, memo, 'plan/0');
    expect([...known.outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    expect(marks()).toEqual(['written plan/0#0', 'revoked plan/0#1']);

    google.fault({ on: isAfterFirst, fault: { is: 'dropped' }, times: 9 });
    google.calls.length = 0;
    const more = [newDeal('rule/2', 'newdeal00002', { name: 'Newer', due: '2026-12-31' })];
    const unknown = await store.write({ patches: noteOf('x').patches, creates: more }, known.memo, 'other/0');
    expect([...unknown.outcomes.values()].map(({ is }) => is)).toEqual(['applied', 'unknown']);
    expect(note()).toBe('x');
  });
});

describe('the marks that writes leave', () => {
  test('are cleared away by the next plan, but not by the same one', async () => {
    const { store, memo, marks } = await looked();
    let next: Memo = memo;
    for (const name of ['a/0', 'a/1', 'b/0', 'c/0']) {
      const before = (next === memo ? null : name === 'a/1' ? 'a/0' : name === 'b/0' ? 'a/1' : 'b/0') ?? null;
      const part = { patches: [patch(3, { note: before }, { note: name })], creates: [] };
      next = (await store.write(part, next, name)).memo;
      if (name === 'a/1') expect(marks()).toEqual(['written a/0#0', 'written a/1#0']);
    }
    expect(marks()).toEqual(['written c/0#0']);
  });

  test('stay for more than a day where nobody was answered, and no longer than three', async () => {
    const { store, memo, marks, clock } = await looked();
    await store.revoke!('lost/0');
    let next: Memo = memo;
    let before: string | null = null;
    const days: (readonly [number, boolean])[] = [];
    for (let day = 0; day <= 4; day++) {
      const part = { patches: [patch(3, { note: before }, { note: `day ${day}` })], creates: [] };
      next = (await store.write(part, next, `${day}/0`)).memo;
      before = `day ${day}`;
      days.push([day, marks().includes('revoked lost/0#0')]);
      clock.pass(24 * 3_600_000);
    }
    expect(days.slice(0, 2)).toEqual([
      [0, true],
      [1, true],
    ]);
    expect(days.slice(3)).toEqual([
      [3, false],
      [4, false],
    ]);
  });

  test('keep a write from being made whose number is taken by something else, until it has another name', async () => {
    const { store, id, memo, note } = await looked();
    google.doc(id).meta = [
      { id: markId('plan/0#0'), key: 'mine', value: 'x', visibility: 'DOCUMENT', sheet: null, row: null, column: null },
    ];
    await expect(store.write(noteOf('x'), memo, 'plan/0')).rejects.toMatchObject({ code: 'vendor.busy' });
    expect(await store.revoke!('plan/0')).toBe('never');
    expect(note()).toBe('');
    const { memo: fresh } = await readTable(store, 'deals');
    const { outcomes } = await store.write(noteOf('x'), fresh, 'plan-again/0');
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
  });

  test('nothing is marked for whoever gives no name', async () => {
    const { store, memo, marks } = await looked();
    await store.write(noteOf('x'), memo);
    expect(marks()).toEqual([]);
  });
});

describe('what was written all the same', () => {
  test('of a record that somebody changed meanwhile is told', async () => {
    const { store, id, memo } = await looked();
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'before', act: () => google.human(id).type('Deals', 'C3', 'won') },
    });
    const part = { patches: [patch(3, { stage: 'new', note: null }, { stage: 'lost', note: 'x' })], creates: [] };
    const { outcomes } = await store.write(part, memo, 'plan/0');
    expect([...outcomes.values()]).toMatchObject([{ is: 'conflict', now: { stage: 'won' }, wrote: { note: 'x' } }]);
  });

  test('is told where a text was found in a row that lost its id', async () => {
    const { store, id, memo } = await looked();
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'before', act: () => google.human(id).clear('Deals', 'H3') },
    });
    const part = { patches: [patch(3, { stage: 'new', note: null }, { stage: 'lost', note: 'x' })], creates: [] };
    const { outcomes } = await store.write(part, memo, 'plan/0');
    expect([...outcomes.values()]).toEqual([{ is: 'missing', wrote: { stage: 'lost' } }]);
  });

  test('a row that somebody changed while it was given its id is that record from now on', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3, { 4: { _id: null, Name: 'Fresh' } })] }, tables);
    const { memo } = await readTable(store, 'deals');
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'before', act: () => google.human(id).type('Deals', 'A4', 'Fresher') },
    });
    const fresh = { ...patch(4, { note: null }, { note: 'x' }, { place: 4, carries: null }), id: 'freshdeal001' };
    const { outcomes } = await store.write({ patches: [fresh], creates: [] }, memo, 'plan/0');
    expect([...outcomes.values()]).toMatchObject([{ is: 'conflict', now: { name: 'Fresher' }, wrote: { note: 'x' } }]);
  });
});

describe('a write that Google takes later than it was asked', () => {
  const busy = { is: 'refused', status: 429 } as const;

  test('is made all the same as long as the look that it goes by is not too old', async () => {
    const { store, memo, note } = await looked();
    lose(busy);
    await store.write(noteOf('x'), memo, 'plan/0');
    expect(note()).toBe('x');
  });

  test('is not made by a look of more than five seconds ago', async () => {
    const { store, memo, note, clock } = await looked();
    lose(busy, 4);
    const began = clock.passed();
    await expect(store.write(noteOf('x'), memo, 'plan/0')).rejects.toMatchObject({ code: 'vendor.busy' });
    expect(clock.passed() - began).toBeLessThanOrEqual(5000);
    expect(note()).toBe('');
  });
});

test('what comes after very much else is left for a fresh look when that took long', async () => {
  const fields = Array.from({ length: 200 }, (_, i) => `f${i}`);
  const wide = new Map([
    [
      'wide',
      typedTable('wide', Object.fromEntries(fields.map((field) => [field, { owner: 'rowcall' as const }])), ['Wide']),
    ],
  ]);
  const rows = Array.from({ length: 101 }, (_, i) => [...fields.map(() => 'old'), `wide${String(i).padStart(8, '0')}`]);
  const clock = leapingClock();
  const tabs = [{ title: 'Wide', rows: [[...fields, '_id'], ...rows], rowCount: 120, columnCount: 210 }];
  const { store } = await opened(google, { tabs }, wide, { clock });
  const { memo } = await readTable(store, 'wide');
  const cells = (cell: string) => Object.fromEntries(fields.map((field) => [field, cell]));
  const patches = rows.map((row) => ({
    table: 'wide',
    id: row.at(-1)!,
    expect: cells('old'),
    set: cells('new'),
    because: {},
  }));
  lose({ is: 'meanwhile', when: 'after', act: () => clock.pass(6000) });
  google.calls.length = 0;
  const { outcomes } = await store.write({ patches, creates: [] }, memo, 'plan/0');
  expect([...outcomes.values()].map(({ is }) => is)).toEqual([...Array(100).fill('applied'), 'missing']);
  expect(google.count('spreadsheets.batchUpdate')).toBe(1);
});
