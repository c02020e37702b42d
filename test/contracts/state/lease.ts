import { describe, expect, test } from '@jest/globals';
import type { Prepare } from './kit.ts';
import { held, kept, later, noon, settlement, working } from './kit.ts';

export function describeLease(prepare: Prepare): void {
  describe('the right to work', () => {
    test('one has it, and nobody else gets it, not even the same owner again', async () => {
      const ground = await prepare();
      const [one, two] = [await ground.open(), await ground.open()];
      await held(one, 'one');

      expect([await two.take('two', 60), await one.take('one', 60)]).toEqual([null, null]);
    });

    test('once given back it can be taken, and was left clean', async () => {
      const ground = await prepare();
      const [one, two] = [await ground.open(), await ground.open()];
      const first = await held(one);
      await one.release(first);

      expect(await two.take('two', 60)).toEqual({
        owner: 'two',
        fence: first.fence + 1,
        expires: later(60),
        clean: true,
      });
    });

    test('after its time it can be taken, and the next one is told that the work was not finished', async () => {
      const ground = await prepare();
      const [one, two] = [await ground.open(), await ground.open()];
      await held(one);
      ground.clock.set(later(60));

      expect(await two.take('two', 60)).toMatchObject({ owner: 'two', clean: false });
    });

    test('renewed in time it stays', async () => {
      const ground = await prepare();
      const [one, two] = [await ground.open(), await ground.open()];
      const lease = await held(one);
      ground.clock.set(later(50));

      expect(await one.renew(lease, 60)).toBe(true);
      ground.clock.set(later(100));
      expect(await two.take('two', 60)).toBeNull();
    });

    test('an owner who is late and whom nobody replaced goes on', async () => {
      const { ground, state, lease, settle } = await working(prepare);
      ground.clock.set(later(3600));

      await settle({ records: [kept('a')] });
      expect([await state.renew(lease, 60), (await state.records('people', 'all')).length]).toEqual([true, 1]);
    });

    test('an owner who was replaced can do nothing more, and does no harm by trying', async () => {
      const { ground, state, lease } = await working(prepare);
      const other = await ground.open();
      ground.clock.set(later(61));
      await held(other, 'two');

      const late = { code: 'state.fenced' };
      await expect(state.settle(lease, settlement({ records: [kept('a')] }))).rejects.toMatchObject(late);
      await expect(state.intend(lease, 'p', 'c', { patches: [], creates: [] }, [])).rejects.toMatchObject(late);
      await expect(state.resolve(lease, 'q', 'yes')).rejects.toMatchObject(late);
      await expect(state.identify(lease, 'sheet')).rejects.toMatchObject(late);
      await expect(state.prune(lease, { history: noon, settled: noon }, 9)).rejects.toMatchObject(late);
      await expect(state.forget(lease, 'people/a')).rejects.toMatchObject(late);
      expect(await state.renew(lease, 60)).toBe(false);
      await state.release(lease);
      expect(await other.take('three', 60)).toBeNull();
      expect(await other.records('people', 'all')).toEqual([]);
    });

    test('what was given back is gone: it cannot be worked with', async () => {
      const { state, lease, settle } = await working(prepare);
      await state.release(lease);

      await expect(settle({ records: [kept('a')] })).rejects.toMatchObject({ code: 'state.fenced' });
      expect(await state.renew(lease, 60)).toBe(false);
    });

    test('two processes never have it at once', async () => {
      const { ground, state, lease } = await working(prepare);

      expect(await ground.takeElsewhere(later(30))).toBe('refused');
      await state.release(lease);
      expect(await ground.takeElsewhere(later(30))).toBe('taken');
      expect(await state.take('one', 60)).toBeNull();
    });

    test('of two hundred who want it at once one gets it', async () => {
      const ground = await prepare();
      const state = await ground.open();
      const tries = await Promise.all(Array.from({ length: 200 }, (_, i) => state.take(`${i}`, 60)));

      expect(tries.filter((lease) => lease !== null)).toHaveLength(1);
    });

    test('is inherited once, however many wait for an owner who fell; what he began is found open', async () => {
      const { ground, state, lease } = await working(prepare);
      await state.intend(lease, 'p1', 'c1', { patches: [], creates: [] }, []);
      ground.clock.set(later(61));
      const doors = await Promise.all(Array.from({ length: 8 }, () => ground.open()));
      const taken = (await Promise.all(doors.map((door, i) => door.take(`${i}`, 60)))).filter((one) => one !== null);

      expect(taken).toMatchObject([{ fence: lease.fence + 1, clean: false }]);
      expect((await state.unfinished()).map(({ plan }) => plan)).toEqual(['p1']);
      await expect(state.settle(lease, settlement({ closed: true }))).rejects.toMatchObject({ code: 'state.fenced' });
      expect(await state.unfinished()).toHaveLength(1);
    });

    test('workspaces in one database know nothing of each other', async () => {
      const { ground, settle } = await working(prepare);
      const others = await ground.open('others');
      await settle({ records: [kept('a')], memo: { people: '1' } });

      expect([await others.records('people', 'all'), await others.memo()]).toEqual([[], null]);
      expect(await others.take('two', 60)).toMatchObject({ clean: true });
    });
  });
}
