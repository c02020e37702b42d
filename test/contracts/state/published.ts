import { describe, expect, test } from '@jest/globals';
import type { Prepare } from './kit.ts';
import { later, noon } from './kit.ts';

const draft = (text: string, part: { readonly note?: string; readonly back?: number } = {}) => ({
  text,
  person: 'Ann',
  note: '',
  back: null,
  ...part,
});

export function describePublished(prepare: Prepare): void {
  describe('published settings', () => {
    test('there are none at first', async () => {
      const state = await (await prepare()).open();

      expect([await state.published(), await state.published(1), await state.publications(9)]).toEqual([
        null,
        null,
        [],
      ]);
    });

    test('are numbered in turn, the newest counts, and every earlier one can be read again', async () => {
      const ground = await prepare();
      const state = await ground.open();
      await state.publish(draft('rowcall: 1\n', { note: 'Новое «правило»' }), 0);
      ground.clock.set(later(60));
      await state.publish(draft('rowcall: 1 # more\n'), 1);
      await state.publish(draft('rowcall: 1\n', { back: 1 }), 2);

      const first = { version: 1, text: 'rowcall: 1\n', person: 'Ann', at: noon, note: 'Новое «правило»', back: null };
      expect(await (await ground.open()).published()).toEqual({
        ...first,
        version: 3,
        at: later(60),
        note: '',
        back: 1,
      });
      expect(await state.published(1)).toEqual(first);
      expect(await state.published(4)).toBeNull();
    });

    test('are listed from the newest on, without their texts', async () => {
      const state = await (await prepare()).open();
      for (const over of [0, 1, 2]) await state.publish(draft(`text ${over}`, { note: `n${over}` }), over);

      expect(await state.publications(2)).toEqual([
        { version: 3, person: 'Ann', at: noon, note: 'n2', back: null },
        { version: 2, person: 'Ann', at: noon, note: 'n1', back: null },
      ]);
    });

    test('are not published over what nobody has looked at', async () => {
      const state = await (await prepare()).open();
      await state.publish(draft('one'), 0);

      expect([await state.publish(draft('late'), 0), await state.publish(draft('early'), 2)]).toEqual([null, null]);
      expect((await state.published())?.text).toBe('one');
    });

    test('of twenty who publish at once over the same version one does', async () => {
      const ground = await prepare();
      const doors = await Promise.all(Array.from({ length: 4 }, () => ground.open()));
      const tried = await Promise.all(
        Array.from({ length: 20 }, (_, i) => doors[i % doors.length]!.publish(draft(`text ${i}`), 0)),
      );

      const [made, ...others] = tried.filter((one) => one !== null);
      expect(others).toEqual([]);
      expect(await doors[0]!.publications(9)).toHaveLength(1);
      expect(await doors[0]!.published()).toEqual(made);
    });

    test('belong to one workspace', async () => {
      const ground = await prepare();
      await (await ground.open()).publish(draft('one'), 0);
      const others = await ground.open('others');

      expect(await others.published()).toBeNull();
      expect(await others.publish(draft('theirs'), 0)).toMatchObject({ version: 1 });
    });

    test('stay when what is old is thrown away, and when a record is forgotten', async () => {
      const state = await (await prepare()).open();
      await state.publish(draft('one'), 0);
      const lease = (await state.take('one', 60))!;
      await state.prune(lease, { history: later(999), settled: later(999) }, 9);
      await state.forget(lease, 'people/a');

      expect(await state.published(1)).toMatchObject({ text: 'one' });
    });
  });
}
