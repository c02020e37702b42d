import { describe, expect, test } from '@jest/globals';
import { adapterNames, storeNames } from '../run.ts';
import { asks, clearsId, copies, deletes, rename, retitle, sortsTheirs, tell, types, writes } from './tell.ts';

const roof = { title: 'Roof', phone: '0671000001', stage: 'Won', company: 'Acme 0' };
const door = { title: 'Door', phone: '+380 67 100 0002', stage: 'New', company: 'Acme 1' };
const gate = { title: 'Gate', phone: '067-100-00-03', stage: 'Lost' };
const deals = [roof, door, gate];

describe.each([...storeNames, ...adapterNames])('what went wrong once, in %s', (store) => {
  test('a deal that is won is told once, although the answer of the messenger is lost', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [[25_000, types('Door', 'stage', 'Won')]],
      faults: { 'message 1': 'lost' },
    });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts).toHaveLength(1);
  });

  test('rows that were there before fire nothing, although the first write was lost', async () => {
    const { checked, end } = await tell(store, { deals, faults: { 'write 1': 'lost' } });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts).toEqual([]);
  });

  test('a row that came after the first look fires, although the first write was lost', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [[35_000, writes({ title: 'Wall', stage: 'Won' })]],
      faults: { 'write 1': 'lost' },
    });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts.map(({ what }) => what)).toEqual(['won']);
  });

  test('a phone typed while a write is under way is never lost, however late the write lands', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [[12_000, types('Roof', 'phone', '067-777-00-01')]],
      faults: { 'write 1': 'late' },
    });

    expect([...checked.violations, ...checked.lostWhereChecked]).toEqual([]);
  });

  test('what was written before a crash stands in history, although a person then typed over a part of it', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [[10_000, types('Roof', 'rank', 'mine')]],
      faults: { 'write 1': 'dies after' },
    });

    expect(checked.violations).toEqual([]);
  });

  test('what was written stands in history, although the row was deleted before anybody knew', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [[5000, deletes('Gate')]],
      faults: { 'write 1': 'lost' },
    });

    expect(checked.violations).toEqual([]);
  });

  test('a company counts its deals again, although the write of the count was lost', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [[25_000, deletes('Door')]],
      faults: { 'write 2': 'dropped' },
    });

    expect(checked.violations).toEqual([]);
  });

  test('nothing follows from a request for a deal that a person has deleted meanwhile', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [
        [25_000, asks('Door', { stage: 'Won' })],
        [25_300, deletes('Door')],
      ],
    });

    expect(checked.violations).toEqual([]);
    expect(end.sheet.tabs.get('tasks')!.lines).toEqual([]);
  });

  test('a phone that a person asks for in another form is written, or said not to be', async () => {
    const { checked } = await tell(store, {
      deals: [...deals, { title: 'Wall', stage: 'New' }],
      people: [[25_000, asks('Wall', { phone: '0671000009' })]],
    });

    expect(checked.violations).toEqual([]);
  });
});

test('a copied record with an id of its own is not taken for another copy that was deleted', async () => {
  const { checked } = await tell('records', {
    deals,
    people: [
      [30_000, copies('Door', 'unheard')],
      [31_000, copies('Door', 'heard by its id')],
      [45_000, deletes('Door')],
    ],
  });

  expect(checked.violations).toEqual([]);
});

describe.each(['sheets', 'workbook', 'google-sheets'] as const)('what went wrong once among rows, in %s', (store) => {
  test('rows whose ids stayed behind in a sort are followed', async () => {
    const { checked, end } = await tell(store, { deals, people: [[25_000, sortsTheirs]] });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts).toEqual([]);
  });

  test('rows whose ids stayed behind in a sort are followed, although word came of one of them only', async () => {
    const { checked, end } = await tell(store, {
      deals: [gate, roof, door],
      people: [
        [25_000, types('Door', 'stage', 'Won')],
        [48_000, (office) => sortsTheirs(office, { table: 'deals', places: [2] })],
      ],
    });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts.length).toBe(new Set(end.history.posts.map(({ key }) => key)).size);
  });

  test('rows whose ids stayed behind in a sort are followed, although two of them hold the same', async () => {
    const { checked, end } = await tell(store, { deals: [roof, gate, gate, door], people: [[25_000, sortsTheirs]] });

    expect([...checked.violations, ...checked.undecidable]).toEqual([]);
    expect(end.history.posts).toEqual([]);
  });

  test('rows whose ids stayed behind in a sort are followed, although a column is away', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [
        [25_000, rename('phone', 'Something')],
        [25_500, sortsTheirs],
        [60_000, rename('phone', 'phone')],
      ],
    });

    expect(checked.violations).toEqual([]);
    expect(end.history.posts).toEqual([]);
  });

  test('a row that has lost its id is the same row, although word came of its place only', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [
        [25_000, types('Door', 'stage', 'Won')],
        [45_000, clearsId('Door')],
      ],
    });

    expect([...checked.violations, ...checked.undecidable]).toEqual([]);
    expect(end.history.posts.map(({ what }) => what)).toEqual(['won']);
  });

  test('what waits for a column is written when its header is back', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [
        [22_000, rename('check', 'Something')],
        [24_000, types('Roof', 'phone', '0671000003')],
        [34_000, rename('check', 'check')],
      ],
    });

    expect(checked.violations).toEqual([]);
  });

  test('a request is not answered as done while its tab cannot be found', async () => {
    const { checked } = await tell(store, {
      deals,
      people: [
        [25_000, asks('Door', { phone: '+380 67 100 0009' })],
        [25_050, retitle('Something')],
        [37_000, retitle('deals')],
      ],
    });

    expect(checked.violations).toEqual([]);
  });

  test('a copy of a won deal has an id of its own, and what was told of the first stays told', async () => {
    const { checked, end } = await tell(store, {
      deals,
      people: [
        [25_000, types('Door', 'stage', 'Won')],
        [45_000, copies('Door')],
      ],
    });

    expect([...checked.violations, ...checked.undecidable]).toEqual([]);
    expect(new Set(end.history.posts.map(({ key }) => key)).size).toBe(end.history.posts.length);
  });
});
