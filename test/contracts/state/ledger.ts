import { describe, expect, test } from '@jest/globals';
import type { Prepare } from './kit.ts';
import { entry, later, noon, working } from './kit.ts';

export function describeLedger(prepare: Prepare): void {
  describe('the ledger', () => {
    const sum = { ask: 'sum', ledger: 'stock', subject: 'bolt' } as const;
    const last = { ask: 'last', ledger: 'stock', subject: 'bolt' } as const;

    test('sums the amounts of one subject', async () => {
      const { settle, ask } = await working(prepare);
      await settle({
        entries: [
          entry('1', { amount: 10 }),
          entry('2', { amount: -2.5 }),
          entry('3'),
          entry('4', { amount: 99, subject: 'nut' }),
          entry('5', { amount: 99, ledger: 'cash' }),
        ],
      });

      expect(await ask(sum)).toBe(7.5);
      expect(await ask({ ...sum, subject: 'nobody' })).toBe(0);
    });

    test('takes an entry once by its key, whatever the second one says', async () => {
      const { settle, ask } = await working(prepare);
      await settle({ entries: [entry('1', { amount: 10 })] });
      await settle({ entries: [entry('1', { amount: 50 }), entry('1', { ledger: 'cash' })] });

      expect(await ask(sum)).toBe(10);
    });

    test('tells the entry that came last, with everything it said', async () => {
      const { settle, ask } = await working(prepare);
      const latest = entry('2', { amount: 1, at: later(-3600), data: { who: 'anna', ids: ['a', 'b'], no: null } });
      await settle({ entries: [entry('1')] });
      await settle({ entries: [latest, entry('3', { subject: 'nut' })] });

      expect(await ask(last)).toEqual(latest);
      expect(await ask({ ...last, subject: 'nobody' })).toBeNull();
    });

    test('counts by subject, and tells in order, what came in some days and not at their end', async () => {
      const { settle, state } = await working(prepare);
      const day = { from: noon, to: later(86_400) };
      await settle({
        entries: [
          entry('1', { at: later(60) }),
          entry('2'),
          entry('3', { subject: 'nut', at: later(86_399) }),
          entry('4', { at: later(86_400) }),
          entry('5', { at: later(-1) }),
          entry('6', { ledger: 'cash' }),
        ],
      });

      expect([...(await state.tally('stock', day))]).toEqual([
        ['bolt', 2],
        ['nut', 1],
      ]);
      const told = await state.entries('stock', day, 2);
      expect(told.map(({ key }) => key)).toEqual(['2', '1']);
    });
  });
}
