import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cell.ts';
import { bookPath, deskOf, idOf, newRecord, patchOf } from './kit.ts';
import { ann, bob, people, peopleBook } from './people.ts';

const headers = ['_id', 'Name', 'Age', 'Note'];
const annRow = [ann, 'Ann', 30, null];
const bobRow = [bob, 'Bob', 41, null];
const cidRow = [null, 'Cid', 50, null];

/** Somebody saves the workbook anew between our look and our write. */
async function meanwhile(rows: readonly (readonly Cell[])[], as = headers) {
  const desk = deskOf(peopleBook(headers, [annRow, bobRow, cidRow]), people);
  const seen = await desk.read();
  desk.disk.put(bookPath, peopleBook(as, rows));
  return { desk, places: seen.map(({ place }) => place) };
}

const ofBob = patchOf(bob, { age: 41 }, { age: 42 }, { place: 3 });
const ages = async (desk: Awaited<ReturnType<typeof meanwhile>>['desk']) =>
  (await desk.read()).map(({ cells }) => `${cells['name']} ${cells['age']}`);

describe('the right record is written although people', () => {
  test('sorted the rows', async () => {
    const { desk } = await meanwhile([bobRow, cidRow, annRow]);
    expect(await desk.write([ofBob])).toMatchObject([{ is: 'applied', place: 2 }]);
    expect(await ages(desk)).toEqual(['Bob 42', 'Cid 50', 'Ann 30']);
  });

  test('inserted rows above', async () => {
    const { desk } = await meanwhile([[null, 'New', 1, null], annRow, bobRow, cidRow]);
    expect(await desk.write([ofBob])).toMatchObject([{ is: 'applied', place: 4 }]);
    expect(await ages(desk)).toEqual(['New 1', 'Ann 30', 'Bob 42', 'Cid 50']);
  });

  test('deleted rows above', async () => {
    const { desk } = await meanwhile([bobRow, cidRow]);
    expect(await desk.write([ofBob])).toMatchObject([{ is: 'applied', place: 2 }]);
    expect(await ages(desk)).toEqual(['Bob 42', 'Cid 50']);
  });

  test('copied the row below itself: the upper one is the record', async () => {
    const { desk } = await meanwhile([annRow, bobRow, bobRow]);
    expect(await desk.write([ofBob])).toMatchObject([{ is: 'applied', place: 3 }]);
    expect(await ages(desk)).toEqual(['Ann 30', 'Bob 42', 'Bob 41']);
  });

  test('moved and renamed columns', async () => {
    const renamed = ['Note', 'AGE (years)', '_id', 'Name:'];
    const { desk } = await meanwhile(
      [annRow, bobRow].map(([id, name, age, note]) => [note!, age!, id!, name!]),
      renamed,
    );
    expect(await desk.write([ofBob])).toMatchObject([{ is: 'applied' }]);
    expect(await ages(desk)).toEqual(['Ann 30', 'Bob 42']);
  });
});

describe('nothing is written over what people did meanwhile', () => {
  test('a changed cell is a conflict and says what is there now; other records are written', async () => {
    const { desk } = await meanwhile([annRow, [bob, 'Bob', 99, 'mine'], cidRow]);
    const other = patchOf(ann, { age: 30 }, { age: 31 });
    expect(await desk.write([ofBob, other])).toEqual([
      { is: 'conflict', now: expect.objectContaining({ age: 99, note: 'mine' }) },
      expect.objectContaining({ is: 'applied' }),
    ]);
    expect(await ages(desk)).toEqual(['Ann 31', 'Bob 99', 'Cid 50']);
  });

  test('a deleted row is missing', async () => {
    const { desk } = await meanwhile([annRow, cidRow]);
    expect(await desk.write([ofBob])).toEqual([{ is: 'missing' }]);
  });

  test('a row number is believed only while every row stands where it stood', async () => {
    const { desk, places } = await meanwhile([[null, 'New', 1, null], annRow, bobRow, cidRow]);
    expect(await desk.write([idOf('cccccccccccc', places[2]!, null)])).toEqual([{ is: 'missing' }]);
    const seen = await desk.read();
    expect(await desk.write([idOf('cccccccccccc', seen[3]!.place, null)])).toMatchObject([{ is: 'applied' }]);
    expect((await desk.read()).map(({ id }) => id)).toEqual([null, ann, bob, 'cccccccccccc']);
  });

  test('our own writes move no row, so the next one may go by row numbers still', async () => {
    const desk = deskOf(peopleBook(headers, [annRow, cidRow]), people);
    const [, cid] = await desk.read();
    await desk.write([patchOf(ann, { age: 30 }, { age: 31 })], [newRecord('d', { name: 'Dan' })]);
    expect(await desk.write([idOf('cccccccccccc', cid!.place, null)])).toMatchObject([{ is: 'applied' }]);
  });

  test('what people changed before a write of ours is not counted as seen by it', async () => {
    const { desk } = await meanwhile([annRow, bobRow, [null, 'Cid', 51, null]]);
    const { memo } = await desk.store.read([{ table: 'people' }], null);
    const old = { people: JSON.stringify({ ...JSON.parse(memo['people']!), hash: 'of an older file' }) };
    const written = await desk.store.write({ patches: [ofBob], creates: [] }, old);
    expect(written.memo).toEqual(old);
    const again = await desk.store.write(
      { patches: [patchOf(bob, { age: 42 }, { age: 43 })], creates: [] },
      {
        people: (await desk.store.read([{ table: 'people' }], null)).memo['people']!,
      },
    );
    const current = (await desk.store.read([{ table: 'people' }], null)).memo;
    expect(again.memo).toEqual(current);
  });

  test('a memo that makes no sense is no memo', async () => {
    const desk = deskOf(peopleBook(headers, [annRow, cidRow]), people);
    for (const people of ['', 'null', '7', '{']) {
      const written = await desk.store.write({ patches: [idOf('cccccccccccc', 3, null)], creates: [] }, { people });
      expect([...written.outcomes.values()]).toEqual([{ is: 'missing' }]);
    }
  });
});

test('ids that a sort left behind go back, and the contents stay where they are', async () => {
  const desk = deskOf(peopleBook(headers, [annRow, bobRow]), people);
  await desk.read();
  desk.disk.put(
    bookPath,
    peopleBook(headers, [
      [ann, ...bobRow.slice(1)],
      [bob, ...annRow.slice(1)],
    ]),
  );
  const [first, second] = await desk.read();
  const swap = [
    idOf(bob, first!.place, ann),
    { ...idOf(ann, second!.place, bob), expect: { note: null }, set: { note: 'back' } },
  ];
  expect(await desk.write(swap)).toMatchObject([{ is: 'applied' }, { is: 'applied' }]);
  expect((await desk.read()).map(({ id, cells }) => [id, cells['name'], cells['note']])).toEqual([
    [bob, 'Bob', null],
    [ann, 'Ann', 'back'],
  ]);
});

test('inverse patches bring back what every cell held', async () => {
  const all = ['_id', 'Name', 'Age', 'Born', 'Seen', 'Vip', 'Tags', 'Note'];
  const held: Cell[][] = [
    [ann, 'Ann', 30, '1996-02-29', '2026-11-22T09:30:00.000Z', true, 'a, b', ' x '],
    [bob, '007', -0.5, 'soon', null, null, null, '=1'],
  ];
  const desk = deskOf(peopleBook(all, held), people);
  const before = await desk.read();
  const set = {
    name: 'Z',
    age: null,
    born: '2000-01-01',
    seen: '2000-01-01T00:00:00.000Z',
    vip: false,
    tags: ['c'],
    note: null,
  };
  const patches = before.map(({ id, cells }) => patchOf(id!, cells, set));
  expect(await desk.write(patches)).toMatchObject([{ is: 'applied' }, { is: 'applied' }]);
  const back = patches.map((patch) => ({ ...patch, expect: patch.set, set: patch.expect }));
  expect(await desk.write(back)).toMatchObject([{ is: 'applied' }, { is: 'applied' }]);
  expect(await desk.read()).toEqual(before);
});
