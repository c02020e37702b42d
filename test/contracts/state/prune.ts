import { describe, expect, test } from '@jest/globals';
import type { OpenQuestion, State } from '../../../core/state.ts';
import type { Prepare, Working } from './kit.ts';
import { effect, later, line, noon, question, request, working } from './kit.ts';

const receipt = { at: noon, id: '1' };
const day = 86_400;
/** A hundred days after noon everything of the first day is old. */
const now = later(100 * day);
const retention = { history: later(10 * day), settled: later(10 * day) };

async function sent(state: State, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [claimed] = (await state.claim(noon, 99)).filter(({ effect }) => effect.key === key);
    await state.delivered(key, claimed!.attempt, { is: 'sent', receipt });
  }
}

/** Whether an effect of that key is still known: then it is not queued again. */
async function knows({ state, settle }: Working, key: string): Promise<boolean> {
  await settle({ effects: [effect(key, { lane: `again ${key}` })] });
  return !(await state.claim(now, 99)).some(({ effect }) => effect.key === key);
}

export function describePrune(prepare: Prepare): void {
  describe('what is old', () => {
    test('goes from history once its time is over, and the rest stays', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ journal: [line('old'), line('new', { at: later(20 * day) })] });

      expect(await state.prune(lease, retention, 9)).toBe(1);
      expect((await state.history({ limit: 9 })).map(({ id }) => id)).toEqual(['new']);
    });

    test('of a plan that is still open stays in history', async () => {
      const { state, lease } = await working(prepare);
      await state.intend(lease, 'p1', 'c1', { patches: [], creates: [] }, [line('a', { phase: 'intent' })]);

      expect(await state.prune(lease, retention, 9)).toBe(0);
      expect(await state.history({ limit: 9 })).toHaveLength(1);
    });

    test('goes in bites, the oldest first, until nothing is left to go', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ journal: [3, 1, 2, 5, 4].map((n) => line(`${n}`, { at: later(n) })) });

      expect(await state.prune(lease, retention, 2)).toBe(2);
      expect((await state.history({ limit: 9 })).map(({ id }) => id)).toEqual(['5', '4', '3']);
      expect([await state.prune(lease, retention, 2), await state.prune(lease, retention, 2)]).toEqual([2, 1]);
      expect(await state.prune(lease, retention, 2)).toBe(0);
    });

    test('goes of requests that were answered, and never of those that wait', async () => {
      const { state, lease, settle } = await working(prepare);
      for (const key of ['done', 'waits']) await state.file({ is: 'request', request: request(key) });
      await settle({ answers: new Map([['done', null]]) });

      expect(await state.prune(lease, retention, 9)).toBe(1);
      expect([await state.verdict('done'), await state.inbox(9)]).toMatchObject([null, [{}]]);
    });

    test('goes of questions that were answered, but for what was said of suggestions and duplicates', async () => {
      const { ground, state, lease, settle } = await working(prepare);
      const kinds: readonly OpenQuestion['kind'][] = [
        ...['conflict', 'suggestion', 'guard', 'alarm', 'copy', 'unknown-effect', 'duplicate'],
      ] as never;
      await settle({ questions: [...kinds.map((kind) => question(kind, { kind })), question('open')] });
      await state.resolve(lease, kinds, 'fine');
      ground.clock.set(now);

      expect(await state.prune(lease, retention, 9)).toBe(5);
      expect((await state.questions({ open: false, limit: 9 })).map(({ key }) => key).toSorted()).toEqual([
        'duplicate',
        'suggestion',
      ]);
      expect(await state.questions({ open: true, limit: 9 })).toHaveLength(1);
    });

    test('counts from the answer, not from the question', async () => {
      const { ground, state, lease, settle } = await working(prepare);
      await settle({ questions: [question('q')] });
      ground.clock.set(later(20 * day));
      await state.resolve(lease, 'q', 'fine');

      expect(await state.prune(lease, retention, 9)).toBe(0);
      expect(await state.question('q')).toMatchObject({ answer: 'fine' });
    });

    test('goes of effects that came to their end, however they did', async () => {
      const all = await working(prepare);
      const { ground, state, lease, settle } = all;
      await settle({
        effects: [
          effect('sent', { lane: '1' }),
          effect('late', { lane: '2', until: later(-1) }),
          effect('replaced', { lane: '3', card: 'c' }),
          effect('newer', { lane: '3', card: 'c' }),
          effect('unwanted', { lane: '4', card: 'd' }),
          effect('waits', { lane: '5' }),
        ],
      });
      await settle({ withdrawn: ['d'] });
      await sent(state, 'sent');
      ground.clock.set(now);

      expect(await state.prune(lease, retention, 99)).toBe(4);
      expect([await knows(all, 'sent'), await knows(all, 'newer'), await knows(all, 'waits')]).toEqual([
        false,
        true,
        true,
      ]);
    });

    test('leaves the last receipt of a card, by which a message is edited in place, until there is a later one', async () => {
      const all = await working(prepare);
      const { ground, state, lease, settle } = all;
      await settle({ effects: [effect('first', { card: 'c' })] });
      await sent(state, 'first');
      ground.clock.set(now);
      expect(await state.prune(lease, retention, 9)).toBe(0);

      await settle({ effects: [effect('second', { card: 'c' })] });
      expect(await state.claim(now, 9)).toMatchObject([{ previous: receipt }]);
      await state.delivered('second', 1, { is: 'sent', receipt });
      ground.clock.set(later(300 * day));
      const late = { history: retention.history, settled: later(101 * day) };
      expect(await state.prune(lease, late, 9)).toBe(1);
      expect([await knows(all, 'first'), await knows(all, 'second')]).toEqual([false, true]);
    });

    test('leaves what carries a number: no number is ever without its document', async () => {
      const all = await working(prepare);
      const { ground, state, lease, settle } = all;
      const number = { sequence: 'invoice', period: '2026' };
      await settle({ effects: [effect('invoice', { number, lane: '1' }), effect('plain', { lane: '2' })] });
      const claimed = await state.claim(noon, 9);
      for (const { effect: one, attempt } of claimed) await state.delivered(one.key, attempt, { is: 'sent', receipt });
      ground.clock.set(now);

      expect(await state.prune(lease, retention, 1)).toBe(1);
      expect([await knows(all, 'invoice'), await knows(all, 'plain')]).toEqual([true, false]);
    });

    test('looks past what must stay: it never stands in the way of what may go', async () => {
      const all = await working(prepare);
      const { ground, state, lease, settle } = all;
      const stay = Array.from({ length: 6 }, (_, i) => effect(`card ${i}`, { card: `${i}`, lane: `card ${i}` }));
      await settle({ effects: [...stay, effect('plain', { lane: 'plain' })] });
      for (const { effect: one, attempt } of await state.claim(noon, 99))
        await state.delivered(one.key, attempt, { is: 'sent', receipt });
      ground.clock.set(now);

      const bites = [];
      for (let i = 0; i < 4; i++) bites.push(await state.prune(lease, retention, 2));
      expect(bites.reduce((sum, bite) => sum + bite, 0)).toBe(1);
      expect(await knows(all, 'plain')).toBe(false);
    });

    test('of another workspace is not touched', async () => {
      const { ground, state, lease, settle } = await working(prepare);
      await settle({ journal: [line('a')] });
      const others = await ground.open('others');
      const theirs = await others.take('two', 60);

      expect(await others.prune(theirs!, retention, 9)).toBe(0);
      expect(await state.prune(lease, retention, 9)).toBe(1);
    });
  });
}
