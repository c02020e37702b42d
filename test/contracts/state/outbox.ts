import { describe, expect, test } from '@jest/globals';
import type { State } from '../../../core/state.ts';
import type { Prepare } from './kit.ts';
import { effect, later, noon, working } from './kit.ts';

const receipt = { at: noon, id: '1700.1', link: 'https://slack.example/1' };
const sent = { is: 'sent', receipt } as const;
const failed = (retryAt: string | null) => ({ is: 'failed', why: 'no such channel', retryAt }) as const;
const invoice = { number: { sequence: 'invoice', period: '2026' } };

async function claimed(state: State, seconds = 0, limit = 9): Promise<readonly string[]> {
  return (await state.claim(later(seconds), limit)).map(({ effect: { key }, number }) =>
    number ? `${key} №${number}` : key,
  );
}

export function describeOutbox(prepare: Prepare): void {
  describe('effects', () => {
    test('of one lane go in order, one at a time; lanes do not wait for each other', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a1'), effect('a2'), effect('b1', { lane: 'other' })] });

      expect(await claimed(state)).toEqual(['a1', 'b1']);
      expect(await claimed(state)).toEqual([]);
      await state.delivered('a1', 1, sent);
      expect(await claimed(state)).toEqual(['a2']);
    });

    test('are claimed as they were wanted, no more at once than asked for', async () => {
      const { state, settle } = await working(prepare);
      const one = effect('a', { card: 'deal 1', until: later(60), payload: { text: 'Привіт', to: ['x'] } });
      await settle({ effects: [one, effect('b', { lane: 'other' })] });

      expect(await state.claim(noon, 1)).toEqual([{ effect: one, number: null, previous: null, attempt: 1 }]);
    });

    test('with a key that is known happen once, also when it was sent long ago', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, sent);
      await settle({ effects: [effect('a')] });

      expect(await claimed(state)).toEqual([]);
    });

    test('replace the unsent one of their card, and never one that is on its way', async () => {
      const { state, settle } = await working(prepare);
      const card = { card: 'deal 1' };
      await settle({ effects: [effect('first', card), effect('second', card), effect('other')] });
      expect(await claimed(state)).toEqual(['second']);

      await settle({ effects: [effect('third', card)] });
      await state.delivered('second', 1, sent);
      expect(await claimed(state)).toEqual(['other']);
      await state.delivered('other', 1, sent);
      expect(await state.claim(noon, 9)).toMatchObject([{ effect: { key: 'third' }, previous: receipt }]);
    });

    test('are dropped after their time, and the lane goes on', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { until: later(10) }), effect('b', { until: later(20) })] });

      expect(await claimed(state, 20)).toEqual(['b']);
    });

    test('that failed wait until they may be tried again, and their lane with them', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b')] });
      await claimed(state);
      await state.delivered('a', 1, failed(later(60)));

      expect(await claimed(state, 59)).toEqual([]);
      expect(await state.claim(later(60), 9)).toMatchObject([{ effect: { key: 'a' }, attempt: 2 }]);
    });

    test('that failed for good are not tried again, and the lane goes on', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b')] });
      await claimed(state);
      await state.delivered('a', 1, failed(null));

      expect(await claimed(state)).toEqual(['b']);
    });

    test('that a process took with it when it fell are shown, and never sent again by themselves', async () => {
      const { ground, state, settle } = await working(prepare);
      await settle({ effects: [effect('a', invoice), effect('b')] });
      await claimed(state);
      await state.close();

      const again = await ground.open();
      expect(await claimed(again, 9999)).toEqual([]);
      expect(await again.stranded(noon, 9)).toEqual([]);
      expect(await again.stranded(later(60), 9)).toMatchObject([{ effect: { key: 'a' }, number: '1', attempt: 1 }]);
    });

    test('of which nobody knows are asked about; the lane goes on', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b')] });
      await claimed(state);
      await state.delivered('a', 1, { is: 'unknown' });

      expect(await state.questions({ open: true, limit: 9 })).toMatchObject([
        { kind: 'unknown-effect', about: ['people/a'], args: { kind: 'slack' } },
      ]);
      expect(await claimed(state)).toEqual(['b']);
    });

    test('that were found after all are no question any more', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, { is: 'unknown' });
      await state.delivered('a', 1, sent);

      expect(await state.questions({ open: true, limit: 9 })).toEqual([]);
      expect(await claimed(state)).toEqual([]);
    });

    test('are sent again when a person says so', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, { is: 'unknown' });
      await state.delivered('a', 1, failed(noon));

      expect(await claimed(state)).toEqual(['a']);
      expect(await state.questions({ open: true, limit: 9 })).toEqual([]);
    });

    test('are asked about again when nobody knows of the next attempt either', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, { is: 'unknown' });
      await state.delivered('a', 1, failed(noon));
      await claimed(state);
      await state.delivered('a', 2, { is: 'unknown' });

      expect(await state.questions({ open: true, limit: 9 })).toHaveLength(1);
    });

    test('listen to the last attempt only: late news of an earlier one does not send them a third time', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, failed(noon));
      await claimed(state);
      await state.delivered('a', 1, failed(noon));

      expect(await claimed(state)).toEqual([]);
    });

    test('that were sent after all are sent, whoever says so and when', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, failed(later(60)));
      await state.delivered('a', 1, sent);

      expect(await claimed(state, 60)).toEqual([]);
    });
  });

  describe('numbers', () => {
    test('are taken one after another when an effect is claimed, each sequence and period by itself', async () => {
      const { state, settle } = await working(prepare);
      const of = (sequence: string, period: string, lane: string) => ({ number: { sequence, period }, lane });
      await settle({
        effects: [
          effect('a', of('invoice', '2026', '1')),
          effect('b', of('invoice', '2026', '2')),
          effect('c', of('invoice', '2027', '3')),
          effect('d', of('act', '2026', '4')),
          effect('e', { lane: '5' }),
        ],
      });

      expect(await claimed(state)).toEqual(['a №1', 'b №2', 'c №1', 'd №1', 'e']);
    });

    test('stay with their effect however often it is tried', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', invoice), effect('b', { ...invoice, lane: 'other' })] });
      expect(await claimed(state)).toEqual(['a №1', 'b №2']);
      await state.delivered('a', 1, failed(noon));

      expect(await claimed(state)).toEqual(['a №1']);
    });

    test('are never given back: not after failing, not after being replaced', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { ...invoice, card: 'x' })] });
      await claimed(state);
      await state.delivered('a', 1, failed(noon));
      await settle({ effects: [effect('b', { ...invoice, card: 'x' })] });

      expect(await claimed(state)).toEqual(['b №2']);
      await state.delivered('b', 1, failed(null));
      await settle({ effects: [effect('c', invoice)] });
      expect(await claimed(state)).toEqual(['c №3']);
    });
  });
}
