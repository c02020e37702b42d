import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../emulators/google/faults.ts';
import type { Human } from '../../emulators/google/human.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { leapingClock, opened, readTable, startUnlimited } from './kit.ts';
import { dealsTab, idOf, newDeal, patch, tables, write } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());
beforeEach(() => google.clearFaults());

/** A spreadsheet that was just looked at; what is done next is done before our write arrives. */
async function looked(count = 8, meanwhile: (person: Human) => void = () => {}, when: 'before' | 'after' = 'before') {
  const { store, id } = await opened(google, { tabs: [dealsTab(count)] }, tables);
  const { memo } = await readTable(store, 'deals');
  const person = google.human(id);
  const fault: FaultRule = {
    on: 'spreadsheets.batchUpdate',
    fault: { is: 'meanwhile', when, act: () => meanwhile(person) },
  };
  google.fault(fault);
  return { store, memo, person };
}

/** What stands in a column, from row 2 on. */
const column = (person: Human, letter: string, count = 8) =>
  Array.from({ length: count }, (_, i) => person.see('Deals', `${letter}${i + 2}`));

describe('people who are at it between our look and our write', () => {
  test('the cell that somebody typed into meanwhile keeps what was typed', async () => {
    const { store, memo, person } = await looked(8, (one) => one.type('Deals', 'A4', 'Roof, urgent'));
    const { outcomes } = await write(store, memo, patch(4, { name: 'Deal 4' }, { name: 'Roof' }));
    expect(outcomes).toMatchObject([{ is: 'conflict', now: { name: 'Roof, urgent' } }]);
    expect(person.see('Deals', 'A4')).toBe('Roof, urgent');
  });

  test('one cell that was changed meanwhile keeps no other record from being written', async () => {
    const { store, memo, person } = await looked(8, (one) => one.type('Deals', 'C4', 'won'));
    const { outcomes } = await write(
      store,
      memo,
      patch(4, { stage: 'new' }, { stage: 'lost' }),
      patch(5, { stage: 'new' }, { stage: 'lost' }),
    );
    expect(outcomes.map((one) => one?.is)).toEqual(['conflict', 'applied']);
    expect(column(person, 'C')).toEqual(['new', 'new', 'won', 'lost', 'new', 'new', 'new', 'new']);
  });

  test('a sheet that was sorted meanwhile is found out by the ids, and what people wrote is as they wrote it', async () => {
    const { store, memo, person } = await looked(8, (one) => one.sort('Deals', 'D', 'down'));
    const { outcomes } = await write(store, memo, patch(3, { name: 'Deal 3' }, { name: 'Roof' }));
    expect(outcomes).toEqual([{ is: 'missing' }]);
    expect(column(person, 'A')).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((row) => `Deal ${row}`));
  });

  test('a row that was inserted above meanwhile moves ours out of the way of the write', async () => {
    const { store, memo, person } = await looked(8, (one) => one.insertRows('Deals', 2));
    const { outcomes } = await write(store, memo, patch(4, { phone: '+380 44 000 00 4' }, { phone: '+380440000004' }));
    expect(outcomes).toEqual([{ is: 'missing' }]);
    expect(person.see('Deals', 'B5')).toBe('+380 44 000 00 4');
    expect(person.see('Deals', 'B4')).toBe('+380 44 000 00 3');
  });

  test('a row that was deleted meanwhile does not come back', async () => {
    const { store, memo, person } = await looked(8, (one) => one.deleteRows('Deals', 4));
    const { outcomes } = await write(store, memo, patch(4, { note: null }, { note: 'kept' }));
    expect(outcomes).toEqual([{ is: 'missing' }]);
    expect(column(person, 'A')).toEqual(['Deal 2', 'Deal 3', 'Deal 5', 'Deal 6', 'Deal 7', 'Deal 8', 'Deal 9', '']);
  });

  test('a column that was inserted meanwhile: nobody takes the write for done, and what it went over is told', async () => {
    const { store, memo } = await looked(8, (one) => one.insertColumns('Deals', 'A'));
    const { outcomes, memo: next } = await write(store, memo, patch(4, { due: '2025-12-13' }, { due: '2026-01-31' }));
    expect(outcomes).toMatchObject([{ is: 'conflict', now: { due: '2025-12-13' } }]);
    const { overwritten } = await readTable(store, 'deals', next);
    expect(overwritten).toEqual([{ table: 'deals', id: idOf(4), was: { amount: 400 } }]);
  });

  test('what a write by position went over in another row is told once', async () => {
    const { store, memo } = await looked(8, (one) => one.sort('Deals', 'D', 'down'));
    const { memo: next } = await write(store, memo, patch(3, { due: '2025-12-12' }, { due: '2026-01-31' }));
    const first = await readTable(store, 'deals', next);
    expect(first.overwritten).toEqual([{ table: 'deals', id: idOf(8), was: { due: '2025-12-17' } }]);
    expect((await readTable(store, 'deals', first.memo)).overwritten).toEqual([]);
  });

  test('a text that stands in the row which came there is replaced by mistake, and told', async () => {
    const { store, memo } = await looked(8, (one) => one.sort('Deals', 'D', 'down'));
    const { outcomes, memo: next } = await write(store, memo, patch(3, { stage: 'new' }, { stage: 'won' }));
    expect(outcomes).toEqual([{ is: 'missing' }]);
    const { overwritten } = await readTable(store, 'deals', next);
    expect(overwritten).toEqual([{ table: 'deals', id: idOf(8), was: { stage: 'new' } }]);
  });

  test('a renamed tab refuses the write, nothing is written, and the next look finds the tab', async () => {
    const { store, memo, person } = await looked(8, (one) => one.renameTab('Deals', 'Deals of 2026'));
    const { outcomes, memo: next } = await write(store, memo, patch(4, { note: null }, { note: 'x' }));
    expect(outcomes).toEqual([{ is: 'missing' }]);
    expect(person.see('Deals of 2026', 'F4')).toBe('');
    const { snapshot } = await readTable(store, 'deals', next);
    expect(snapshot.records).toHaveLength(8);
  });

  test('an id for a new row that landed in another row is not taken for given', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3, { 4: { _id: null, Name: 'Fresh' } })] }, tables);
    const { memo } = await readTable(store, 'deals');
    const person = google.human(id);
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'before', act: () => person.insertRows('Deals', 4) },
    });
    const fresh = { ...patch(4, {}, {}, { place: 4, carries: null }), id: 'freshdeal001' };
    const { outcomes } = await write(store, memo, fresh);
    expect(outcomes).toEqual([{ is: 'missing' }]);
    expect(person.see('Deals', 'H5')).toBe('');
  });

  test('a new record goes below what somebody typed there meanwhile', async () => {
    const { store, memo, person } = await looked(3, (one) => one.type('Deals', 'A5', 'Typed just now'));
    const creates = [newDeal('k', 'newdeal00001', { name: 'Made by a rule' })];
    const { outcomes } = await store.write({ patches: [], creates }, memo);
    expect([...outcomes.values()]).toEqual([{ is: 'applied', id: 'newdeal00001', place: 6 }]);
    expect([person.see('Deals', 'A5'), person.see('Deals', 'A6')]).toEqual(['Typed just now', 'Made by a rule']);
  });

  test('what is typed right after our write stays, and the write counts', async () => {
    const { store, memo, person } = await looked(8, (one) => one.type('Deals', 'C4', 'won'), 'after');
    const { outcomes } = await write(store, memo, patch(4, { stage: 'new' }, { stage: 'lost' }));
    expect(outcomes).toEqual([{ is: 'applied', id: idOf(4), place: 4 }]);
    expect(person.see('Deals', 'C4')).toBe('won');
  });
});

describe('answers that never come', () => {
  const lost = (on: string, fault: FaultRule['fault'], times = 1) => google.fault({ on, fault, times });

  test('a write whose answer is lost is not known to be done, and is made once only', async () => {
    const { store, memo, person } = await looked();
    google.clearFaults();
    lost('spreadsheets.batchUpdate', { is: 'lost' });
    google.calls.length = 0;
    const { outcomes } = await write(store, memo, patch(4, { note: null }, { note: 'x' }));
    expect(outcomes).toEqual([{ is: 'unknown' }]);
    expect(google.count('spreadsheets.batchUpdate')).toBe(1);
    expect(person.see('Deals', 'F4')).toBe('x');
  });

  test.each([500, 502, 503])(
    'after a write that a server in trouble (%i) answered nobody knows either',
    async (status) => {
      const { store, memo } = await looked();
      google.clearFaults();
      lost('spreadsheets.batchUpdate', { is: 'refused', status });
      google.calls.length = 0;
      const { outcomes } = await write(store, memo, patch(4, { note: null }, { note: 'x' }));
      expect(outcomes).toEqual([{ is: 'unknown' }]);
      expect(google.count('spreadsheets.batchUpdate')).toBe(1);
    },
  );

  test('a reading is made again when its answer is lost', async () => {
    const clock = leapingClock();
    const { store } = await opened(google, { tabs: [dealsTab(8)] }, tables, { clock });
    lost('spreadsheets.get', { is: 'dropped' }, 2);
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records).toHaveLength(8);
  });

  test('a new record whose making was lost on the way back is not made twice', async () => {
    const { store, memo, person } = await looked(3);
    google.clearFaults();
    lost('spreadsheets.batchUpdate', { is: 'lost' });
    const creates = [newDeal('rule/1', 'newdeal00001', { name: 'Once' })];
    const first = await store.write({ patches: [], creates }, memo);
    expect([...first.outcomes.values()]).toEqual([{ is: 'unknown' }]);
    // Nobody has looked since, so that only the claim which the first making left tells that it was made.
    const again = await store.write({ patches: [], creates }, memo);
    expect([...again.outcomes.values()]).toEqual([{ is: 'applied', id: 'newdeal00001' }]);
    expect(column(person, 'A', 5)).toEqual(['Deal 2', 'Deal 3', 'Deal 4', 'Once', '']);
  });

  test('a new record whose making arrives late is not made twice, others beside it are made', async () => {
    const { store, memo, person } = await looked(3);
    google.clearFaults();
    lost('spreadsheets.batchUpdate', { is: 'late', after: 0 });
    const one = newDeal('rule/1', 'newdeal00001', { name: 'Once' });
    await store.write({ patches: [], creates: [one] }, memo);
    await google.settled();
    const both = [one, newDeal('rule/2', 'newdeal00002', { name: 'Another' })];
    const { outcomes } = await store.write({ patches: [], creates: both }, memo);
    expect([...outcomes.values()].map(({ is }) => is)).toEqual(['applied', 'applied']);
    expect(column(person, 'A', 6)).toEqual(['Deal 2', 'Deal 3', 'Deal 4', 'Once', 'Another', '']);
  });

  test('what the making of a record left in the spreadsheet is cleared away by the next one', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3)] }, tables);
    const { memo } = await readTable(store, 'deals');
    const claims = () => google.doc(id).meta.map(({ value }) => value);
    const first = await store.write({ patches: [], creates: [newDeal('a', 'newdeal00001', { name: 'A' })] }, memo);
    expect(claims()).toEqual(['newdeal00001']);
    await store.write({ patches: [], creates: [newDeal('b', 'newdeal00002', { name: 'B' })] }, first.memo);
    expect(claims()).toEqual(['newdeal00002']);
  });
});
