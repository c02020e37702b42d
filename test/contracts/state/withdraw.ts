import { describe, expect, test } from '@jest/globals';
import type { Prepare } from './kit.ts';
import { effect, later, noon, working } from './kit.ts';

const number = { sequence: 'invoice', period: '2026' };

export function describeWithdraw(prepare: Prepare): void {
  describe('effects that nobody wants any more', () => {
    test('are not sent, and others of the lane go on', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { card: 'c' }), effect('b'), effect('d', { card: 'd' })] });
      await settle({ withdrawn: ['c', 'nobody has this card'] });

      expect((await state.claim(noon, 9)).map(({ effect: { key } }) => key)).toEqual(['b']);
    });

    test('make room for the one that the same pass wants instead', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('old', { card: 'c' })] });
      await settle({ withdrawn: ['c'], effects: [effect('new', { card: 'c' })] });

      expect((await state.claim(noon, 9)).map(({ effect: { key } }) => key)).toEqual(['new']);
    });

    test('are not tried again when they were on their way and come back', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { card: 'c' })] });
      const [away] = await state.claim(noon, 9);
      await settle({ withdrawn: ['c'] });
      await state.delivered('a', away!.attempt, { is: 'failed', why: 'busy', retryAt: noon });

      expect(await state.claim(later(60), 9)).toEqual([]);
    });

    test('leave their number taken: the next document gets the next one', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { card: 'c', number })] });
      const [away] = await state.claim(noon, 9);
      await state.delivered('a', away!.attempt, { is: 'failed', why: 'busy', retryAt: later(60) });
      await settle({ withdrawn: ['c'], effects: [effect('b', { number })] });

      expect(await state.claim(later(60), 9)).toMatchObject([{ effect: { key: 'b' }, number: '2' }]);
    });

    test('that were sent stay sent', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { card: 'c' })] });
      await state.claim(noon, 9);
      await state.delivered('a', 1, { is: 'sent', receipt: { at: noon, id: '1' } });
      await settle({ withdrawn: ['c'], effects: [effect('b', { card: 'c' })] });

      expect(await state.claim(noon, 9)).toMatchObject([{ effect: { key: 'b' }, previous: { id: '1' } }]);
    });
  });
}
