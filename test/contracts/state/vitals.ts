import { describe, expect, test } from '@jest/globals';
import type { Prepare } from './kit.ts';
import { effect, held, later, noon, working } from './kit.ts';

export function describeVitals(prepare: Prepare): void {
  describe('how things stand', () => {
    test('before anybody was at work nothing is known of a last time', async () => {
      const state = await (await prepare()).open();
      expect(await state.vitals()).toEqual({
        last: null,
        isAtWork: false,
        waiting: 0,
        since: null,
        unsent: null,
        heard: null,
      });
    });

    test('somebody is at work, has given it back, or was cut short', async () => {
      const ground = await prepare();
      const [one, other] = [await ground.open(), await ground.open('other')];
      const lease = await held(one);
      expect(await one.vitals()).toMatchObject({ last: noon, isAtWork: true });

      ground.clock.set(later(7));
      await one.release(lease);
      ground.clock.set(later(100));
      expect(await one.vitals()).toMatchObject({ last: later(7), isAtWork: false });

      await held(one);
      ground.clock.set(later(1000));
      expect(await one.vitals()).toMatchObject({ last: later(160), isAtWork: false });
      expect(await other.vitals()).toMatchObject({ last: null });
    });

    test('a message that may leave and does not is counted from when it could have, one that rests is not', async () => {
      const { ground, state, settle } = await working(prepare);
      await settle({ effects: [effect('a'), effect('b', { lane: 'other' })] });
      expect((await state.vitals()).unsent).toBe(noon);
      ground.clock.set(later(5));
      for (const { effect: one, attempt } of await state.claim(later(5), 2))
        await state.delivered(one.key, attempt, { is: 'failed', why: 'sender.unreachable', retryAt: later(60) });
      expect((await state.vitals()).unsent).toBeNull();
      ground.clock.set(later(100));
      expect((await state.vitals()).unsent).toBe(later(60));
    });

    test('the last call of the spreadsheet is noted, in whose name it was made', async () => {
      const ground = await prepare();
      const [state, other] = [await ground.open(), await ground.open('other')];
      await state.heard('olena@example.com');
      ground.clock.set(later(60));
      expect((await state.vitals()).heard).toEqual({ at: noon, caller: 'olena@example.com' });
      await state.heard(null);
      expect((await state.vitals()).heard).toEqual({ at: later(60), caller: null });
      expect((await other.vitals()).heard).toBeNull();
    });

    test('what waits at the door is counted, and since when', async () => {
      const ground = await prepare();
      const [state, other] = [await ground.open(), await ground.open('other')];
      await state.file({ is: 'hint', hint: { table: 'people' } });
      ground.clock.set(later(60));
      await state.file({ is: 'hint', hint: { table: 'people' } });
      expect(await state.vitals()).toMatchObject({ waiting: 2, since: noon });
      expect(await other.vitals()).toMatchObject({ waiting: 0, since: null });
    });
  });
}
