import { expect } from '@jest/globals';
import type { Board } from '../../core/board.ts';
import { boardMark } from '../../core/board.ts';
import type { Harness, Rule } from './store-fixture.ts';
import { readAll, tab, tables } from './store-fixture.ts';

const board = (paused: boolean, more: Board['lines'] = []): Board => ({
  title: 'Rowcall',
  heads: { value: 'Now', box: 'Check here', from: 'Silent from', late: 'What then', alarm: 'Alarm' },
  lines: [
    { is: 'title', key: 'rowcall', label: 'Rowcall' },
    { is: 'fact', key: 'checked', label: 'Last check', value: '24 November, 09:00' },
    {
      is: 'alarm',
      key: 'alive',
      label: 'Working',
      fine: 'yes',
      late: 'No check since “then”',
      from: '2026-11-24T11:00:00.000Z',
    },
    { is: 'box', key: 'pause', label: 'Pause', value: paused },
    ...more,
    { is: 'heading', key: 'week', label: '=SUM(1)' },
    { is: 'fact', key: 'week-0', label: '', value: '+1 cell' },
  ],
});

/** What every store does that has a tab of Rowcall's own. */
export const boards: readonly Rule[] = [
  {
    title: 'the tab of Rowcall’s own is not there before it is written, and tells what is ticked in it then',
    needs: 'a tab',
    async run(harness) {
      const store = await harness.open([tab], tables);
      expect(await store.board!.read()).toBeNull();
      expect(await store.board!.write(board(false), {})).toMatchObject({ is: 'shown' });
      expect([...(await store.board!.read())!]).toEqual([['pause', false]]);
    },
  },
  {
    title: 'the tab of Rowcall’s own shows what was said last, and no line of before',
    needs: 'a tab',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const box = { is: 'box', key: 'go-on', label: 'Go on', value: false } as const;
      await store.board!.write(board(true, [box]), {});
      expect([...(await store.board!.read())!].toSorted()).toEqual([
        ['go-on', false],
        ['pause', true],
      ]);
      await store.board!.write(board(false), {});
      expect([...(await store.board!.read())!]).toEqual([['pause', false]]);
    },
  },
  {
    title: 'a box that somebody ticked since it was written last stays ticked',
    needs: 'a tab',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const ticked = async (value: boolean, was: boolean) => {
        const { lines, ...rest } = board(value);
        const said = lines.map((line) => (line.is === 'box' ? { ...line, was } : line));
        await store.board!.write({ ...rest, lines: said }, {});
        return (await store.board!.read())!.get('pause');
      };
      // What was written last is not what stands there now: to the store that is somebody’s tick.
      await store.board!.write(board(true), {});
      expect(await ticked(false, false)).toBe(true);
      expect(await ticked(false, true)).toBe(false);
      expect(await ticked(true, true)).toBe(false);
    },
  },
  {
    title: 'the tab of Rowcall’s own is no table, and those of people stay as they are',
    needs: 'a tab',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const [before, described] = [await readAll(store), await store.describe(3)];
      await store.board!.write(board(false), {});
      expect(await readAll(store)).toEqual(before);
      expect(await store.describe(3)).toEqual(described);
    },
  },
  {
    title: 'a tab that people have called the same is left alone',
    needs: 'a tab',
    async run(harness) {
      const theirs = { title: 'Rowcall', headers: ['Whom', 'When'], rows: [['Ann', 'Monday']] };
      const store = await harness.open([tab, theirs], tables);
      const before = await store.describe(3);
      expect(await store.board!.read()).toBeNull();
      expect(await store.board!.write(board(false), {})).toMatchObject({ is: 'taken' });
      const after = await store.describe(3);
      expect(after).toEqual(before);
      expect(JSON.stringify(after)).not.toContain(boardMark);
    },
  },
  {
    title: 'what Rowcall put there goes without a trace, and nothing else with it',
    needs: 'taking out',
    async run(harness) {
      const { store, before } = await used(harness);
      expect(await store.takeOut!([{ table: 'people', fields: ['note'] }])).toEqual([]);
      expect(await store.board!.read()).toBeNull();
      expect(await store.describe(5)).toEqual(before);
      expect(await store.takeOut!([{ table: 'people', fields: ['note'] }])).toEqual([]);
    },
  },
  {
    title: 'where columns cannot be taken out, those of Rowcall are emptied and named, and nothing else is touched',
    needs: 'leaving columns',
    async run(harness) {
      const { store, before } = await used(harness);
      const left = await store.takeOut!([{ table: 'people', fields: ['note'] }]);
      expect(store.leavesColumns).toBe(true);
      expect(left.map(({ table, header }) => [table, header])).toContainEqual(['people', 'Note']);
      expect(left.filter(({ header }) => header === null)).toHaveLength(1);
      expect(await store.board!.read()).toEqual(new Map());
      const after = await store.describe(5);
      const named = new Set(left.map(({ header }) => header));
      const ours = after.tables.flatMap(({ columns }) => columns).filter(({ header }) => named.has(header));
      expect(ours.flatMap(({ sample }) => sample)).toEqual([]);
      const theirs = ({ tables: described }: typeof after) =>
        described.map((one) => ({ ...one, columns: one.columns.filter(({ header }) => !named.has(header)) }));
      expect(theirs(after)).toEqual(theirs(before));
    },
  },
];

/** A spreadsheet in which Rowcall has added a column, answered in it, and shown its tab; and how it was before. */
async function used(harness: Harness) {
  const rows = [
    ['Ann', 41],
    ['Bob', null],
  ];
  const theirs = { title: 'People', headers: ['Name', 'Age'], rows, kinds: ['text', 'number'] as const };
  const store = await harness.open([theirs, { ...theirs, title: 'Notes' }], tables);
  const before = await store.describe(5);
  await store.setUp([{ table: 'people', columns: [{ field: 'note', header: 'Note', hidden: false, hint: {} }] }]);
  await store.board!.write(board(true), {});
  const { tables: read, memo } = await store.read([{ table: 'people' }], null);
  const patches = read.get('people')!.records.map(({ id, place }, at) => ({
    table: 'people',
    id: id ?? 'abcd'.charAt(at).repeat(12),
    place,
    ...(id === null && { carries: null }),
    expect: { note: null },
    set: { note: 'hello' },
    because: {},
  }));
  await store.write({ patches, creates: [] }, memo, 'plan/0');
  expect((await store.read([{ table: 'people' }], null)).tables.get('people')!.records[1]).toMatchObject({
    id: patches[1]!.id,
    cells: { note: 'hello' },
  });
  return { store, before };
}
