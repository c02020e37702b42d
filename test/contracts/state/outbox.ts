import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../../core/effect.ts';
import type { State } from '../../../core/state.ts';
import type { Prepare } from './kit.ts';
import { effect, later, noon, request, working } from './kit.ts';

const receipt = { at: noon, id: '1700.1', link: 'https://slack.example/1' };
const sent = { is: 'sent', receipt } as const;
const failed = (retryAt: string | null) => ({ is: 'failed', why: 'sender.refused', retryAt }) as const;
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

      expect(await state.claim(noon, 1)).toEqual([
        { effect: one, parts: [], number: null, previous: null, attempt: 1, failures: 0, at: noon },
      ]);
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

    test('that failed for good are told to people, who may have them sent again as if for the first time', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', invoice)] });
      await claimed(state);
      await state.delivered('a', 1, failed(noon));
      await claimed(state);
      await state.delivered('a', 2, failed(null));

      expect(await state.questions({ open: true, limit: 9 })).toMatchObject([
        {
          key: 'alarm/effect/a/2',
          kind: 'alarm',
          about: ['people/a'],
          args: { what: 'effect', kind: 'slack', why: 'sender.refused' },
        },
      ]);
      await state.delivered('a', 2, failed(noon));
      expect(await state.questions({ open: true, limit: 9 })).toEqual([]);
      expect(await state.claim(noon, 9)).toMatchObject([{ number: '1', attempt: 3, failures: 0 }]);
    });

    test('know how often they failed, and are not blamed for what is not their fault', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, failed(noon));
      await claimed(state);
      await state.delivered('a', 2, { ...failed(noon), notNow: true });

      expect(await state.claim(noon, 9)).toMatchObject([{ attempt: 3, failures: 1 }]);
    });

    test('wait while their lane rests: after one was sent, or when the other side takes nothing now', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a', { card: 'x' }), effect('b'), effect('c', { lane: 'other' })] });
      await claimed(state, 0, 1);
      await state.delivered('a', 1, { ...sent, rest: later(2) });
      expect(await claimed(state, 1)).toEqual(['c']);
      expect(await claimed(state, 2)).toEqual(['b']);

      await state.delivered('b', 1, { ...failed(later(9)), notNow: true });
      await settle({ effects: [effect('d', { card: 'x' })] });
      expect(await claimed(state, 8)).toEqual([]);
      expect(await claimed(state, 9)).toEqual(['b']);
    });

    test('file what follows from their receipts, once', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a')] });
      await claimed(state);
      await state.delivered('a', 1, { ...sent, requests: [request('receipt/a'), request('receipt/a')] });
      await state.delivered('a', 1, { ...sent, requests: [request('receipt/b')] });

      expect((await state.inbox(9)).map(({ work }) => work)).toEqual([
        { is: 'request', request: request('receipt/a') },
      ]);
    });

    test('that have not left are counted, with the moment from which the next may', async () => {
      const { state, settle } = await working(prepare);
      expect(await state.backlog(noon)).toEqual({ waiting: 0, sending: 0, crowded: false, next: null });
      await settle({ effects: [effect('a'), effect('b'), effect('c', { lane: 'other' })] });
      expect(await state.backlog(noon)).toEqual({ waiting: 3, sending: 0, crowded: true, next: noon });

      await claimed(state);
      expect(await state.backlog(noon)).toEqual({ waiting: 1, sending: 2, crowded: false, next: null });
      await state.delivered('a', 1, { ...sent, rest: later(5) });
      await state.delivered('c', 1, failed(later(3)));
      expect(await state.backlog(noon)).toEqual({ waiting: 2, sending: 0, crowded: false, next: later(3) });
      expect(await state.backlog(later(4))).toMatchObject({ next: later(4) });
    });
  });

  describe('a gathering', () => {
    const into = (keys: readonly string[], part: Partial<Effect> = {}) =>
      effect('all', { about: '', payload: null, parts: keys, ...part });

    test('is made of what waits in crowded lanes, which is told in order and with what people see of it', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('x', { card: 'seen' })] });
      await claimed(state);
      await state.delivered('x', 1, sent);
      const late = effect('d', { until: later(1) });
      const seen = effect('b', { card: 'seen' });
      await settle({
        effects: [effect('a'), seen, effect('c', { card: 'new' }), late, effect('e', { lane: 'other' })],
      });

      expect(await state.crowded(later(2), 9)).toEqual([
        { effect: effect('a'), since: noon, shown: false },
        { effect: seen, since: noon, shown: true },
        { effect: effect('c', { card: 'new' }), since: noon, shown: false },
      ]);
      expect((await state.crowded(noon, 2)).map(({ effect: { key } }) => key)).toEqual(['a', 'b']);
    });

    test('takes the place of its first part and says what its parts would have said; they happen no more', async () => {
      const { state, settle } = await working(prepare);
      const [a, c] = [effect('a'), effect('c')];
      await settle({ effects: [effect('0'), a, effect('b'), c, effect('d')] });
      expect(await state.gather(into(['a', 'c']))).toBe(true);
      await settle({ effects: [a, c] });

      expect(await claimed(state)).toEqual(['0']);
      await state.delivered('0', 1, sent);
      expect(await state.claim(noon, 9)).toEqual([
        { effect: into(['a', 'c']), parts: [a, c], number: null, previous: null, attempt: 1, failures: 0, at: noon },
      ]);
      await state.delivered('all', 1, sent);
      expect(await claimed(state)).toEqual(['b']);
      await state.delivered('b', 1, sent);
      expect(await claimed(state)).toEqual(['d']);
    });

    test('may not be tried before its first part might', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b')] });
      await claimed(state);
      await state.delivered('a', 1, failed(later(9)));
      await state.gather(into(['a', 'b']));

      expect(await claimed(state, 8)).toEqual([]);
      expect(await claimed(state, 9)).toEqual(['all']);
    });

    test('is not made when one of its parts has left meanwhile', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b')] });
      await claimed(state);

      expect(await state.gather(into(['a', 'b']))).toBe(false);
      await state.delivered('a', 1, sent);
      expect(await claimed(state)).toEqual(['b']);
    });

    test('says nothing of what was withdrawn, replaced, forgotten or sent after all; with nothing to say it is not sent', async () => {
      const { state, settle, lease } = await working(prepare);
      const parts = [
        effect('a', { card: 'a' }),
        effect('b', { card: 'b' }),
        effect('c', { about: 'people/c' }),
        effect('d'),
        effect('e', { card: 'e' }),
      ];
      await settle({ effects: parts });
      await state.gather(into(parts.map(({ key }) => key)));
      await settle({ withdrawn: ['a'], effects: [effect('b2', { card: 'b', lane: 'other' })] });
      await state.forget(lease, 'people/c');
      await state.delivered('d', 0, sent);

      const claims = await state.claim(noon, 9);
      expect(claims.map((one) => [one.effect.key, one.parts.map(({ key }) => key)])).toEqual([
        ['all', ['e']],
        ['b2', []],
      ]);
      await settle({ withdrawn: ['e'] });
      await state.delivered('all', 1, failed(noon));
      expect(await claimed(state)).toEqual([]);
    });

    test('keeps its parts as long as it may still say them, however old they are', async () => {
      const { state, settle, lease } = await working(prepare);
      const parts = [effect('a'), effect('b')];
      await settle({ effects: parts });
      await state.gather(into(['a', 'b']));
      await state.prune(lease, { history: later(99), settled: later(99) }, 99);
      expect(await state.claim(noon, 9)).toMatchObject([{ parts }]);

      await state.delivered('all', 1, sent);
      await state.prune(lease, { history: later(199), settled: later(199) }, 99);
      await settle({ effects: parts });
      expect(await claimed(state)).toEqual(['a']);
    });

    test('of which nobody knows whether it was sent is asked about with every record it is about', async () => {
      const { state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b', { about: 'people/b' })] });
      await state.gather(into(['a', 'b']));
      await claimed(state);
      await state.delivered('all', 1, { is: 'unknown' });

      expect((await state.questions({ open: true, limit: 9 })).map(({ about }) => [...about].sort())).toEqual([
        ['people/a', 'people/b'],
      ]);
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
