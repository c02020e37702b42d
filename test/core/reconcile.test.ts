import { describe, expect, test } from '@jest/globals';
import type { MemoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cells } from '../../core/cell.ts';
import { reconcile } from '../../core/reconcile.ts';
import type { Request } from '../../core/rule.ts';
import type { Hint } from '../../core/store.ts';
import { modelOf } from '../settings.ts';
import { layLoopDesk } from './desk.ts';

const model = modelOf(`
tables:
  companies:
    label: name
    fields:
      name: { type: company-name, required: true }
      check: { type: text, owner: rowcall }
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      company: { type: reference, table: companies }
      phone: { type: phone, unique: true }
      stage: { type: choice, options: [New, Won], default: New }
      check: { type: text, owner: rowcall }
      note: { type: long-text, owner: rowcall }
status:
  companies: { state: check }
  deals: { state: check, note: note }
`);

const rows = {
  companies: [{ _id: '00000000rom1', name: 'Ромашка', check: null }],
  deals: [
    {
      _id: '0000000roof1',
      title: 'Roof',
      company: 'Ромашка',
      phone: '0671234567',
      stage: 'New',
      check: null,
      note: null,
    },
    { _id: '0000000door1', title: 'Door', company: 'Дуб', phone: null, stage: 'Wonn', check: null, note: null },
  ],
};

/** Rows of the deals' tab as people number them. */
const [roof, door] = [2, 3];

async function lay() {
  const desk = await layLoopDesk(model, rows);
  return {
    ...desk,
    type: (row: number, cells: Cells) => desk.type('deals', row, cells),
    run: (hints?: readonly Hint[], requests: readonly Request[] = []) =>
      desk.run({ ...(hints !== undefined && { hints }), requests }),
  };
}

describe('core/reconcile', () => {
  test('at first sight every row is answered, and looking again writes nothing', async () => {
    const desk = await lay();

    const first = await desk.run();
    const second = await desk.run();

    expect(first).toMatchObject({ read: 3, written: 3, conflicts: 0, left: 0 });
    expect(await desk.sheet('deals')).toMatchObject({
      '0000000roof1': { phone: '+380 67 123 4567', check: '✎ 1', note: 'Phone: it was “0671234567”.' },
      '0000000door1': { stage: 'Wonn', check: '! 2', note: expect.stringContaining('Дуб') },
    });
    expect(second).toMatchObject({ changed: 0, written: 0 });
    await desk.state.close();
  });

  test('what a person types is answered, and history tells both what was typed and what was put right', async () => {
    const desk = await lay();
    await desk.run();
    desk.type(door, { phone: '067-765-43-21', stage: 'Won' });

    await desk.run([{ table: 'deals', ids: ['0000000door1'] }]);

    const history = await desk.state.history({ table: 'deals', id: '0000000door1', limit: 10 });
    expect(
      history.filter((line) => line.phase === 'observed').map((line) => [line.before['phone'], line.after['phone']]),
    ).toContainEqual([null, '067-765-43-21']);
    expect(
      history.filter((line) => line.phase === 'observed').map((line) => [line.before['phone'], line.after['phone']]),
    ).toContainEqual(['067-765-43-21', '+380 67 765 4321']);
    await desk.state.close();
  });

  test('a new row gets an id and its defaults in one go', async () => {
    const desk = await lay();
    await desk.run();
    desk.store.person.insert('deals', { title: 'Gate', company: 'Ромашка' });

    await desk.run();

    const [id, cells] = Object.entries(await desk.sheet('deals')).find(([, one]) => one['title'] === 'Gate')!;
    expect([id, cells]).toEqual([
      expect.stringMatching(/^new/),
      expect.objectContaining({ stage: 'New', check: '✎ 1', note: 'Stage: Rowcall filled it in.' }),
    ]);
    await desk.state.close();
  });

  test('a company that turns up later mends the deal that named it, although nobody touched the deal', async () => {
    const desk = await lay();
    await desk.run();
    desk.store.person.insert('companies', { name: 'Дуб' });
    desk.type(door, { stage: 'New' });
    await desk.run([{ table: 'deals', ids: ['0000000door1'] }]);
    expect((await desk.sheet('deals'))['0000000door1']).toMatchObject({ check: '! 1' });

    await desk.run([{ table: 'companies' }]);

    expect((await desk.sheet('deals'))['0000000door1']).toMatchObject({ check: '✓', note: null });
    await desk.state.close();
  });

  test('two rows with one phone are told on both sides, whoever came first', async () => {
    const desk = await lay();
    await desk.run();
    desk.type(door, { phone: '067 123 45 67', stage: 'New', company: null });

    await desk.run([{ table: 'deals', ids: ['0000000door1'] }]);

    const sheet = await desk.sheet('deals');
    expect([sheet['0000000roof1']!['check'], sheet['0000000door1']!['check']]).toEqual(['! 1', '! 1']);
    await desk.state.close();
  });

  test('a colleague who edits between our look and our write is never overwritten', async () => {
    const desk = await lay();
    await desk.run();
    desk.type(roof, { phone: '067 765 43 21' });
    let met = false;
    const meddled = {
      ...desk.store,
      async write(...given: Parameters<MemoryStore['write']>) {
        if (!met) desk.type(roof, { phone: '067 111 11 11' });
        met = true;
        return await desk.store.write(...given);
      },
    };

    const report = await reconcile({ ...desk.ports, store: meddled }, model, {
      hints: [{ table: 'deals', ids: ['0000000roof1'] }],
    });

    expect(report.conflicts).toBe(1);
    expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ phone: '+380 67 111 1111' });
    await desk.state.close();
  });

  test('while one is at work another leaves its hint at the door, and the next one finds it', async () => {
    const desk = await lay();
    await desk.run();
    desk.type(roof, { title: 'Big roof' });
    const lease = await desk.state.take('somebody else', 60);
    expect(await desk.run([{ table: 'deals', ids: ['0000000roof1'] }])).toMatchObject({ read: 0, left: 1 });
    await desk.state.release(lease!);

    expect(await desk.run([])).toMatchObject({ read: 1, changed: 1 });
    await desk.state.close();
  });

  test('where people keep their columns to themselves, only ours are written and the rest is suggested, once', async () => {
    const desk = await lay();
    const gently = () =>
      reconcile(desk.ports, model, { hints: [{ table: 'companies' }, { table: 'deals' }], people: 'suggest' });

    const first = await gently();
    const second = await gently();

    expect([first.suggested, second.written, second.suggested]).toEqual([1, 0, 0]);
    expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ phone: '0671234567', check: '? 1' });
    expect(await desk.state.questions({ open: true, limit: 10 })).toMatchObject([
      { kind: 'suggestion', args: { field: 'phone', from: '0671234567', to: '+380 67 123 4567' } },
    ]);
    await desk.state.close();
  });

  describe('a request', () => {
    const request = (set: Cells, more: Partial<Request> = {}): Request => ({
      key: 'r1',
      cause: 'r1',
      actor: { is: 'person', id: 'anna', proof: 'token' },
      edits: [{ table: 'deals', id: '0000000roof1', set }],
      creates: [],
      ...more,
    });

    test('is carried out as if typed, by the same rules, and is known by its key', async () => {
      const desk = await lay();
      await desk.run();

      const first = await desk.run([], [request({ phone: '067-765-43-21' })]);
      const again = await desk.run([], [request({ phone: '067-111-11-11' })]);

      expect(first.answers.get('r1')).toBeNull();
      expect(again.answers.size).toBe(0);
      expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ phone: '+380 67 765 4321' });
      const [line] = await desk.state.history({ actor: 'anna', limit: 1 });
      expect(line).toMatchObject({ before: { phone: '+380 67 123 4567' }, after: { phone: '+380 67 765 4321' } });
      await desk.state.close();
    });

    test('that takes a change back pins the cell: it stays as typed until somebody types anew', async () => {
      const desk = await lay();
      await desk.run();

      await desk.run([], [request({ phone: '0671234567' }, { pin: true })]);
      expect(await desk.run()).toMatchObject({ written: 0 });
      expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ phone: '0671234567' });
      desk.type(roof, { phone: '0677654321' });
      await desk.run();

      expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ phone: '+380 67 765 4321' });
      await desk.state.close();
    });

    test('makes a record once', async () => {
      const desk = await lay();
      await desk.run();

      await desk.run(
        [],
        [request({}, { edits: [], creates: [{ table: 'deals', key: 'copy/1', set: { title: 'Copy' } }] })],
      );

      expect(Object.values(await desk.sheet('deals')).filter((cells) => cells['title'] === 'Copy')).toMatchObject([
        { stage: 'New', check: '✎ 1' },
      ]);
      expect(await desk.run()).toMatchObject({ changed: 0, written: 0 });
      await desk.state.close();
    });

    test('of somebody who saw an older record is not carried out, and says so', async () => {
      const desk = await lay();
      await desk.run();

      const report = await desk.run([], [request({ title: 'Mine' }, { shown: { 'deals/0000000roof1': 0 } })]);

      expect(report.answers.get('r1')).toMatchObject({ code: 'request.stale' });
      expect((await desk.sheet('deals'))['0000000roof1']).toMatchObject({ title: 'Roof' });
      await desk.state.close();
    });
  });

  test('law 9: after a crash at any step the next run brings everything to the same end', async () => {
    const story = async (crashAt: number, beforeIt: boolean) => {
      const desk = await lay();
      await desk.run();
      desk.type(door, { phone: '067-765-43-21', stage: 'Won' });
      desk.store.person.insert('companies', { name: 'Дуб' });
      let steps = 0;
      let dead = false;
      const crashing = <T extends object>(port: T): T =>
        new Proxy(port, {
          get(target, name) {
            const member: unknown = Reflect.get(target, name);
            if (typeof member !== 'function') return member;
            return async (...given: unknown[]) => {
              if (dead) throw new Error('no power');
              dead = ++steps === crashAt;
              if (dead && beforeIt) throw new Error('power cut before the step');
              const done: unknown = await Reflect.apply(member, target, given);
              if (dead) throw new Error('power cut after the step');
              return done;
            };
          },
        });
      const everywhere = [...model.tables.keys()].map((table) => ({ table }));
      const crashed = await reconcile(
        { ...desk.ports, store: crashing(desk.store), state: crashing(desk.state) },
        model,
        { hints: everywhere },
      ).then(
        () => false,
        () => true,
      );
      const lease = await desk.state.take('the watchman', 60);
      if (lease) await desk.state.release(lease);
      else await desk.ports.clock.sleep(120_000);
      await desk.run();
      const calm = await desk.run();
      const end = { deals: await desk.sheet('deals'), companies: Object.values(await desk.sheet('companies')) };
      const open = await desk.state.unfinished();
      await desk.state.close();
      return { crashed, steps, end, calm, open };
    };
    const whole = await story(0, false);

    for (let k = 1; k <= whole.steps; k++)
      for (const beforeIt of [true, false]) {
        const { crashed, end, calm, open } = await story(k, beforeIt);
        expect([k, beforeIt, crashed]).toEqual([k, beforeIt, true]);
        expect([k, beforeIt, end]).toEqual([k, beforeIt, whole.end]);
        expect([k, calm.written, open]).toEqual([k, 0, []]);
      }
  });
});
