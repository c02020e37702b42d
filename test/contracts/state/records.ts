import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cell, Cells } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { anyCell } from '../../core/arbitrary.ts';
import type { Prepare } from './kit.ts';
import { byKey, email, idsOf, kept, later, phone, placed, working } from './kit.ts';

/** Names that mean something to JavaScript, and ordinary ones. */
const anyField = fc.constantFrom('name', 'Ім’я', '__proto__', 'constructor', 'toString', '', '0', 'a b');

export function describeRecords(prepare: Prepare): void {
  describe('records', () => {
    test('come back exactly as they were kept', async () => {
      const { state, settle } = await working(prepare);
      const one = kept('a', {
        revision: 7,
        seen: { name: 'Ann', tags: ['x', 'y'], none: null, yes: true, n: 1.5 },
        marks: { n: 'computed' },
        accepted: { price: { amount: '12.50', currency: 'UAH' } },
        held: ['name'],
        pins: ['tags'],
        off: ['validation.name'],
        findings: [{ code: 'x.y', severity: 'note', table: 'people', record: 'a', suggestions: [null, ['a']] }],
        reverted: ['name', 'tags'],
        adopted: later(5),
        model: 'm2',
        gone: true,
        bare: true,
      });
      await settle({ records: [one] });

      expect(await state.records('people', ['a'])).toEqual([one]);
      await settle({ records: [kept('a')] });
      expect(await state.records('people', ['a'])).toEqual([kept('a')]);
    });

    test('may hold anything, under any name', async () => {
      const { state, settle } = await working(prepare);
      const hostile = fc.dictionary(anyField, anyCell, { noNullPrototype: false });
      await fc.assert(
        fc.asyncProperty(hostile, async (cells) => {
          await settle({ records: [kept('a', { seen: cells as Cells, accepted: cells })] });
          const [back] = await state.records('people', ['a']);
          expect(Object.keys(back!.seen).toSorted()).toEqual(Object.keys(cells).toSorted());
          for (const [field, cell] of Object.entries(cells)) {
            expect(sameCell(back!.seen[field]!, cell)).toBe(true);
            expect(sameCell(back!.accepted[field] as Cell, cell)).toBe(true);
          }
        }),
        { numRuns: 50 },
      );
    });

    test('have no prototype: a cell named __proto__ is a cell', async () => {
      const { state, settle } = await working(prepare);
      const seen = JSON.parse('{"__proto__":"typed","name":"Ann"}') as Cells;
      await settle({ records: [kept('a', { seen, accepted: { deep: { inside: 1 } } })] });

      const [back] = await state.records('people', ['a']);
      expect(Object.getPrototypeOf(back!.seen)).toBeNull();
      expect(Object.getPrototypeOf(back!.accepted['deep'])).toBeNull();
      expect(Object.entries(back!.seen)).toEqual([
        ['__proto__', 'typed'],
        ['name', 'Ann'],
      ]);
    });

    test('take the place of their former selves', async () => {
      const { state, settle } = await working(prepare);
      await settle({ records: [kept('a'), kept('b')] });
      await settle({ records: [kept('a', { revision: 2, seen: { name: 'Ann' } })] });

      const all = await state.records('people', 'all');
      expect(all.map(({ id, revision, seen }) => [id, revision, { ...seen }])).toEqual([
        ['a', 2, { name: 'Ann' }],
        ['b', 1, { name: 'b' }],
      ]);
    });

    test('are asked for by table: the same id elsewhere is another record, an unknown id is none', async () => {
      const { state, settle } = await working(prepare);
      await settle({ records: [kept('a'), kept('a', { table: 'deals', seen: { title: 'Roof' } })] });

      expect(idsOf(await state.records('people', ['a', 'nobody']))).toEqual(['a']);
      expect((await state.records('deals', 'all')).map(({ seen }) => ({ ...seen }))).toEqual([{ title: 'Roof' }]);
    });
  });

  describe('keys', () => {
    test('find the records that stand under them, in order of id', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ c: [phone('1')], a: [phone('1')], b: [phone('2')] }));

      expect(idsOf(await ask(byKey(phone('1'))))).toEqual(['a', 'c']);
      expect(await ask(byKey(phone('3')))).toEqual([]);
    });

    test('are each of their own index', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ a: [phone('1')], b: [email('1')] }));

      expect(idsOf(await ask(byKey(email('1'))))).toEqual(['b']);
    });

    test('move with the record', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ a: [phone('1'), email('e')] }));
      await settle(placed({ a: [phone('2'), email('e')] }));

      const found = [phone('1'), phone('2'), email('e')].map(async (key) => idsOf(await ask(byKey(key))));
      expect(await Promise.all(found)).toEqual([[], ['a'], ['a']]);
    });

    test('stay where a settlement does not speak of them, and vanish where it says that there are none', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ a: [phone('1')], b: [phone('1')] }));
      await settle({ records: [kept('a', { revision: 2 })] });
      await settle({ records: [kept('b', { gone: true })], keys: new Map([['people/b', []]]) });

      expect(idsOf(await ask(byKey(phone('1'))))).toEqual(['a']);
    });

    test('with more records than asked for answer that there is a crowd', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ a: [phone('1')], b: [phone('1')], c: [phone('1')] }));

      expect(idsOf(await ask(byKey(phone('1'), 3)))).toEqual(['a', 'b', 'c']);
      expect(await ask(byKey(phone('1'), 2))).toBe('crowd');
    });

    test('count each record once', async () => {
      const { settle, ask } = await working(prepare);
      await settle(placed({ a: [phone('1'), phone('1')], b: [phone('1')], c: [] }));

      expect(await ask({ ask: 'count', ...phone('1') })).toBe(2);
      expect(await ask({ ask: 'count', ...phone('9') })).toBe(0);
    });

    test('are asked by the thousand at once', async () => {
      const { state, settle } = await working(prepare);
      const names = Array.from({ length: 1500 }, (_, i) => `r${i}`);
      await settle(placed(Object.fromEntries(names.map((name) => [name, [phone(name)]]))));

      const replies = await state.answer([
        ...names.map((name) => byKey(phone(name))),
        ...names.map((name) => ({ ask: 'get', table: 'people', id: name }) as const),
        ...names.map((name) => ({ ask: 'count', ...phone(name) }) as const),
      ]);
      expect(replies.size).toBe(4500);
      expect([...replies.values()].every((reply) => reply === 1 || idsOf(reply) !== null)).toBe(true);
      expect(
        [...replies.values()].slice(0, 3000).map((reply) => idsOf(Array.isArray(reply) ? reply : [reply])),
      ).toEqual([...names, ...names].map((name) => [name]));
    });

    test('do not answer for a record that is not known', async () => {
      const { ask } = await working(prepare);

      expect(await ask({ ask: 'get', table: 'people', id: 'nobody' })).toBeNull();
    });
  });

  describe('askers', () => {
    test('are those that asked the key, then those that own it', async () => {
      const { state, settle } = await working(prepare);
      await settle({
        ...placed({ a: [phone('1')], b: [phone('2')], c: [] }),
        asked: new Map([
          ['people/b', [phone('1')]],
          ['people/c', [email('e')]],
        ]),
      });

      expect(await state.askers([phone('1')], 10)).toEqual(['people/b', 'people/a']);
      expect(await state.askers([phone('1'), email('e'), phone('9')], 10)).toEqual([
        'people/b',
        'people/c',
        'people/a',
      ]);
    });

    test('are those that stand under other keys, where a question to the key itself is not enough', async () => {
      const { state, settle } = await working(prepare);
      await settle({
        ...placed({ a: [phone('1')], b: [phone('2')], c: [] }),
        asked: new Map([['people/c', [phone('1')]]]),
      });

      expect(await state.askers([phone('1')], 10, [phone('2')])).toEqual(['people/c', 'people/b']);
      expect(await state.askers([phone('1')], 10, [])).toEqual(['people/c']);
    });

    test('no longer ask what they asked before', async () => {
      const { state, settle } = await working(prepare);
      await settle({ ...placed({ a: [] }), asked: new Map([['people/a', [phone('1'), phone('2')]]]) });
      await settle({ ...placed({ a: [] }), asked: new Map([['people/a', [phone('2')]]]) });

      expect([await state.askers([phone('1')], 10), await state.askers([phone('2')], 10)]).toEqual([[], ['people/a']]);
    });

    test('are no more than wanted, each once, and none that is gone', async () => {
      const { state, settle } = await working(prepare);
      const keys = [phone('1'), phone('2'), phone('3')];
      await settle({
        records: [kept('a'), kept('b'), kept('c', { gone: true })],
        asked: new Map(['a', 'b', 'c'].map((id) => [`people/${id}`, keys])),
      });

      expect((await state.askers(keys, 10)).toSorted()).toEqual(['people/a', 'people/b']);
      expect(await state.askers(keys, 1)).toHaveLength(1);
    });
  });

  describe('records that another model judged last', () => {
    const judged = (id: string, model: string, part = {}) => kept(id, { model, ...part });

    test('are those there whose model is not this one, in the asked tables alone', async () => {
      const { state, settle } = await working(prepare);
      await settle({
        records: [
          judged('a', 'm1'),
          judged('b', 'm2'),
          judged('c', 'm3'),
          judged('d', 'm1', { gone: true }),
          judged('e', 'm1', { table: 'deals' }),
        ],
      });

      expect((await state.outdated('m2', ['people'], 9)).toSorted()).toEqual(['people/a', 'people/c']);
      expect((await state.outdated('m2', ['people', 'deals'], 9)).toSorted()).toEqual([
        'deals/e',
        'people/a',
        'people/c',
      ]);
      expect(await state.outdated('m2', [], 9)).toEqual([]);
    });

    test('come some at a time, always in the same order, until none is left', async () => {
      const { state, settle } = await working(prepare);
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await settle({ records: ids.map((id, i) => judged(id, `m${i}`)) });

      const all = await state.outdated('m2', ['people'], 9);
      expect(all).toHaveLength(4);
      for (const limit of [1, 2, 3]) expect(await state.outdated('m2', ['people'], limit)).toEqual(all.slice(0, limit));
      await settle({ records: ids.map((id) => judged(id, 'm2')) });
      expect(await state.outdated('m2', ['people'], 9)).toEqual([]);
    });
  });

  test('those of which something is found under a code are told, of the asked tables and not those that are gone', async () => {
    const { state, settle } = await working(prepare);
    const telling = (id: string, code: string, part = {}) =>
      kept(id, {
        findings: [
          { code: 'a.b', severity: 'note', table: 'people', record: id, args: { say: '"c.d"' } },
          { code, severity: 'note', table: 'people', record: id },
        ],
        ...part,
      });
    await settle({
      records: [
        telling('b', 'c.d'),
        telling('a', 'c.d'),
        telling('c', 'c.de'),
        kept('d'),
        telling('e', 'c.d', { gone: true }),
        telling('f', 'c.d', { table: 'deals' }),
      ],
    });

    const told = async (tables: readonly string[]) => (await state.told('c.d', tables)).map(({ id }) => id);
    expect(await told(['people'])).toEqual(['a', 'b']);
    expect(await told(['people', 'deals'])).toEqual(['a', 'b', 'f']);
    expect(await told([])).toEqual([]);
    expect((await state.told('c.d', ['people']))[0]).toEqual((await state.records('people', ['a']))[0]);
  });

  test('how many records of each table are there is known, without those that are gone', async () => {
    const { state, settle } = await working(prepare);
    expect(await state.census()).toEqual(new Map());
    await settle({
      records: [
        kept('a'),
        kept('b'),
        kept('c', { gone: true }),
        kept('a', { table: 'deals' }),
        kept('a', { table: 'calls', gone: true }),
      ],
    });

    expect(await state.census()).toEqual(
      new Map([
        ['people', 2],
        ['deals', 1],
      ]),
    );
  });
}
