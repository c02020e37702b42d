import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../core/entry.ts';
import type { Prepare } from './kit.ts';
import {
  effect,
  entry,
  held,
  kept,
  line,
  noon,
  patchOf,
  phone,
  question,
  request,
  settlement,
  working,
} from './kit.ts';

export function describePlans(prepare: Prepare): void {
  const part = { patches: [patchOf('a', { name: 'Ann' }, { name: 'ann' })], creates: [] };

  describe('plans', () => {
    test('begun before a crash are found open afterwards, with what they meant to write', async () => {
      const { ground, state, lease } = await working(prepare);
      await state.intend(lease, 'p1', 'c1', part, [line('a', { phase: 'intent' })]);
      await state.close();

      const again = await ground.open();
      expect(await again.unfinished()).toEqual([{ plan: 'p1', cause: 'c1', part, at: noon }]);
    });

    test('of which some is known stay open for the rest', async () => {
      const { state, lease, settle } = await working(prepare);
      const both = { ...part, patches: [...part.patches, patchOf('b', { name: 'Bob' }, { name: 'bob' })] };
      await state.intend(lease, 'p1', 'c1', both, []);

      await settle({ plan: 'p1', closed: false, open: part });

      expect(await state.unfinished()).toEqual([{ plan: 'p1', cause: 'c1', part, at: noon }]);
    });

    test('are closed once settled, and stay open while an outcome is unknown', async () => {
      const { state, lease, settle } = await working(prepare);
      await state.intend(lease, 'p1', 'c1', part, []);
      await settle({ closed: false });
      expect(await state.unfinished()).toHaveLength(1);

      await settle({ closed: true });
      expect(await state.unfinished()).toEqual([]);
    });

    test('leave in the history what they did, not what they only meant to do', async () => {
      const { state, lease, settle } = await working(prepare);
      await state.intend(lease, 'p1', 'c1', part, [line('a', { phase: 'intent' }), line('b', { phase: 'intent' })]);
      expect((await state.history({ limit: 9 })).map(({ id, phase }) => [id, phase])).toEqual([
        ['b', 'intent'],
        ['a', 'intent'],
      ]);

      await settle({ journal: [line('a')], closed: false });
      expect((await state.history({ limit: 9 })).map(({ id, phase }) => [id, phase])).toEqual([
        ['a', 'observed'],
        ['b', 'intent'],
      ]);

      await settle({ closed: true });
      expect((await state.history({ limit: 9 })).map(({ id, phase }) => [id, phase])).toEqual([['a', 'observed']]);
    });

    test('keep both what a person typed in a record and what was then written there', async () => {
      const { state, settle } = await working(prepare);
      const typed = line('a', { actor: { is: 'unknown', from: null, to: line('a').at }, after: { name: 'ann' } });
      await settle({ journal: [typed, line('a', { before: { name: 'ann' }, after: { name: 'Ann' } })] });

      expect((await state.history({ table: 'people', id: 'a', limit: 9 })).map(({ after }) => after['name'])).toEqual([
        'Ann',
        'ann',
      ]);
    });
  });

  describe('a settlement', () => {
    test('is kept whole or not at all', async () => {
      const { state, lease, ask } = await working(prepare);
      await state.file({ is: 'request', request: request('r1') });
      await state.intend(lease, 'p1', 'c1', part, []);
      const broken = { ...entry('2'), subject: undefined } as unknown as Entry;
      const all = settlement({
        records: [kept('a')],
        keys: new Map([['people/a', [phone('1')]]]),
        effects: [effect('e1')],
        wakes: new Map([['people/a', [{ rule: 'r', at: entry('1').at }]]]),
        questions: [question('q1')],
        journal: [line('a')],
        answers: new Map([['r1', null]]),
        memo: { people: '1' },
        entries: [entry('1', { amount: 5 }), broken],
      });
      await expect(state.settle(lease, all)).rejects.toThrow();

      expect(await state.records('people', 'all')).toEqual([]);
      expect(await ask({ ask: 'count', ...phone('1') })).toBe(0);
      expect(await ask({ ask: 'sum', ledger: 'stock', subject: 'bolt' })).toBe(0);
      expect(await state.history({ limit: 9 })).toEqual([]);
      expect(await state.unfinished()).toHaveLength(1);
      expect(await state.inbox(9)).toHaveLength(1);

      await state.settle(lease, { ...all, entries: [entry('1')] });
      expect(await state.records('people', 'all')).toHaveLength(1);
    });

    test('and everything else asked at the same time do not get into each other', async () => {
      const { state, settle } = await working(prepare);
      const filed = Array.from({ length: 20 }, (_, i) => state.file({ is: 'request', request: request(`r${i % 10}`) }));
      const settled = Array.from({ length: 10 }, (_, i) =>
        settle({ plan: `p${i}`, records: [kept(`k${i}`)], entries: [entry(`${i}`, { amount: 1 })] }),
      );
      const [known] = await Promise.all([Promise.all(filed), Promise.all(settled), state.history({ limit: 9 })]);

      expect(known.filter(Boolean)).toHaveLength(10);
      expect(await state.records('people', 'all')).toHaveLength(10);
    });
  });

  describe('what the store wants to remember', () => {
    test('is kept by table, and what a settlement does not name stays', async () => {
      const { ground, state, settle } = await working(prepare);
      expect(await state.memo()).toBeNull();
      await settle({ memo: { people: '1', deals: '1' } });
      await settle({ memo: { people: '2' } });
      await state.close();

      expect({ ...(await (await ground.open()).memo()) }).toEqual({ people: '2', deals: '1' });
    });

    test('which spreadsheet this is the memory of is kept, each workspace its own', async () => {
      const { ground, state, lease } = await working(prepare);
      expect(await state.identity()).toBeNull();
      await state.identify(lease, 'sheet 1');
      await state.identify(lease, 'sheet 2');

      expect(await (await ground.open()).identity()).toBe('sheet 2');
      expect(await (await ground.open('others')).identity()).toBeNull();
    });

    test('after a restart the lease of the process that fell is still there to wait for', async () => {
      const { ground, state } = await working(prepare);
      await state.close();

      const again = await ground.open();
      expect(await again.take('two', 60)).toBeNull();
      ground.clock.set('2026-11-22T12:01:00.000Z');
      expect((await held(again, 'two')).clean).toBe(false);
    });
  });
}
