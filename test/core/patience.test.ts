import { describe, expect, test } from '@jest/globals';
import { reconcile } from '../../core/reconcile.ts';
import type { Request } from '../../core/rule.ts';
import type { Store } from '../../core/store.ts';
import { modelOf } from '../settings.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

const model = modelOf(`
tables:
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      phone: { type: phone }
      check: { type: text, owner: rowcall }
status:
  deals: { state: check }
`);

const [roofId, doorId] = ['0000000roof1', '0000000door1'];
const [roof, door] = [2, 3];
const here = [{ table: 'deals' }];

async function lay(): Promise<LoopDesk> {
  const row = { phone: null, check: null };
  const desk = await layLoopDesk(model, {
    deals: [
      { _id: roofId, title: 'Roof', ...row },
      { _id: doorId, title: 'Door', ...row },
    ],
  });
  await desk.run();
  return desk;
}

const request = (key: string, set: Request['edits'][number]['set'], actor: Request['actor']): Request => ({
  key,
  cause: key,
  actor,
  edits: [{ table: 'deals', id: roofId, set }],
  creates: [],
});
const anna = { is: 'person', id: 'anna', proof: 'token' } as const;

describe('an answer that was lost', () => {
  /** A write that lands although its answer never comes. */
  const losing = (desk: LoopDesk, lands: boolean): Store => ({
    ...desk.store,
    capabilities: { ...desk.store.capabilities, late: 60_000 },
    async write(...given) {
      if (lands) await desk.store.write(...given);
      throw new Error('connection reset');
    },
  });
  const calm = (desk: LoopDesk): Store => ({ ...losing(desk, true), write: desk.store.write });

  test('is not asked after before a late write can have landed; until then nothing is written', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    await expect(reconcile({ ...desk.ports, store: losing(desk, false) }, model, { hints: here })).rejects.toThrow(
      'reset',
    );

    const early = await reconcile({ ...desk.ports, store: calm(desk) }, model, { hints: here });
    expect(early).toMatchObject({ read: 0, written: 0, left: 1 });
    desk.wait(90_000);
    const late = await reconcile({ ...desk.ports, store: calm(desk) }, model, {});

    expect(late).toMatchObject({ written: 1, left: 0 });
    expect(await desk.state.unfinished()).toEqual([]);
    expect((await desk.sheet('deals'))[roofId]).toMatchObject({ phone: '+380 67 123 4567' });
    await desk.state.close();
  });

  test('is found in the spreadsheet, and history does not take our own writing for somebody’s typing', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    await expect(reconcile({ ...desk.ports, store: losing(desk, true) }, model, { hints: here })).rejects.toThrow(
      'reset',
    );
    desk.wait(90_000);

    await reconcile({ ...desk.ports, store: calm(desk) }, model, {});

    const lines = await desk.state.history({ table: 'deals', id: roofId, limit: 20 });
    const phones = lines
      .filter(({ phase, after }) => phase === 'observed' && 'phone' in after)
      .map(({ before, after, rules }) => [before['phone'], after['phone'], rules['phone'] ?? 'typed']);
    expect(phones).toEqual([
      ['0671234567', '+380 67 123 4567', 'validation'],
      [null, '0671234567', 'typed'],
    ]);
    await desk.state.close();
  });

  test('does not wait for another call where there is time in this one', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    await expect(reconcile({ ...desk.ports, store: losing(desk, true) }, model, { hints: here })).rejects.toThrow(
      'reset',
    );

    const report = await reconcile({ ...desk.ports, store: calm(desk) }, model, { hints: here, seconds: 120 });

    expect(report.left).toBe(0);
    expect(await desk.state.unfinished()).toEqual([]);
    await desk.state.close();
  });
});

describe('a call whose time is over', () => {
  const slow = (desk: LoopDesk): Store => ({
    ...desk.store,
    async write(...given) {
      desk.wait(6000);
      return await desk.store.write(...given);
    },
  });

  test('has begun with what people asked, leaves the rest, and the next call goes on with it', async () => {
    const desk = await lay();
    const robot = { is: 'program', name: 'robot' } as const;
    const requests = [
      request('r1', { title: 'By robot' }, robot),
      request('a1', { title: 'By Anna' }, anna),
      request('r2', { title: 'By robot again' }, robot),
    ];
    desk.type('deals', door, { phone: '0671234567' });

    const first = await reconcile({ ...desk.ports, store: slow(desk) }, model, { hints: here, requests });

    expect([...first.answers.keys()]).toEqual(['a1', 'r1']);
    expect(first.left).toBeGreaterThan(0);
    const second = await reconcile({ ...desk.ports, store: slow(desk) }, model, { seconds: 60 });
    expect([[...second.answers.keys()], second.left]).toEqual([['r2'], 0]);
    expect((await desk.sheet('deals'))[doorId]).toMatchObject({ phone: '+380 67 123 4567' });
    await desk.state.close();
  });

  test('keeps others out as long as it works, however long that is', async () => {
    const desk = await lay();
    const kept: unknown[] = [];
    const watched: Store = {
      ...slow(desk),
      async write(...given) {
        desk.wait(25_000);
        kept.push(await desk.state.take('somebody else', 60));
        return await desk.store.write(...given);
      },
    };
    const requests = Array.from({ length: 5 }, (_, n) => request(`a${n}`, { title: `Roof ${n}` }, anna));

    await reconcile({ ...desk.ports, store: watched }, model, { requests, seconds: 600 });

    expect(kept).toEqual([null, null, null, null, null]);
    await desk.state.close();
  });

  test('what came to the door while it was leaving is still done', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    let knocked = false;
    const state = {
      ...desk.state,
      async release(...given: Parameters<typeof desk.state.release>) {
        if (!knocked) await desk.state.file({ is: 'hint', hint: { table: 'deals', ids: [roofId] } });
        knocked = true;
        await desk.state.release(...given);
      },
    };

    const report = await reconcile({ ...desk.ports, state }, model, {});

    expect(report).toMatchObject({ read: 1, written: 1 });
    await desk.state.close();
  });
});

describe('two who want the same cell', () => {
  test('what was asked for and came too late is kept as a question beside what was typed', async () => {
    const desk = await lay();
    const meddled: Store = {
      ...desk.store,
      async write(...given) {
        desk.type('deals', roof, { title: 'Typed' });
        return await desk.store.write(...given);
      },
    };

    const report = await reconcile({ ...desk.ports, store: meddled }, model, {
      requests: [request('a1', { title: 'Asked' }, anna)],
    });

    expect(report.answers.get('a1')).toMatchObject({ code: 'request.conflict' });
    expect((await desk.sheet('deals'))[roofId]).toMatchObject({ title: 'Typed' });
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      {
        kind: 'conflict',
        about: [`deals/${roofId}`],
        args: { field: 'title', kept: 'Typed', other: 'Asked', by: 'anna' },
        patch: { expect: { title: 'Typed' }, set: { title: 'Asked' } },
      },
    ]);
    await desk.state.close();
  });

  test('what our own write went over, as the store can prove, is kept beside what stands there now', async () => {
    const desk = await lay();
    const proving: Store = {
      ...desk.store,
      async read(...given) {
        const snapshot = await desk.store.read(...given);
        return { ...snapshot, overwritten: [{ table: 'deals', id: roofId, was: { title: 'What Anna typed' } }] };
      },
    };

    await reconcile({ ...desk.ports, store: proving }, model, { hints: here });

    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { kind: 'conflict', args: { kept: 'Roof', other: 'What Anna typed', by: '' } },
    ]);
    await desk.state.close();
  });

  test('a cell that the store cannot write safely becomes a suggestion', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    const store: Store = {
      ...desk.store,
      capabilities: { ...desk.store.capabilities, guardOf: (owner) => (owner === 'people' ? 'none' : 'atomic') },
    };

    const report = await reconcile({ ...desk.ports, store }, model, { hints: here });

    expect(report.suggested).toBe(1);
    expect((await desk.sheet('deals'))[roofId]).toMatchObject({ phone: '0671234567' });
    await desk.state.close();
  });
});

describe('a person who puts back what Rowcall wrote', () => {
  test('has it written once more, then their way, until they type anew', async () => {
    const desk = await lay();
    desk.type('deals', roof, { phone: '0671234567' });
    await desk.run();
    const phone = async () => (await desk.sheet('deals'))[roofId]!['phone'];

    desk.type('deals', roof, { phone: '0671234567' });
    await desk.run();
    expect(await phone()).toBe('+380 67 123 4567');
    desk.type('deals', roof, { phone: '0671234567' });
    await desk.run();
    expect(await phone()).toBe('0671234567');
    await desk.run();
    expect(await phone()).toBe('0671234567');

    desk.type('deals', roof, { phone: '0677654321' });
    await desk.run();
    expect(await phone()).toBe('+380 67 765 4321');
    await desk.state.close();
  });

  test('a cell that is refused a second time stays as typed, and is not accepted', async () => {
    const closed = toyModel(
      [toyTable('deals', ['title', 'stage'])],
      [
        toyRule({
          name: 'pipeline',
          tables: ['deals'],
          writes: ['deals.stage'],
          visit: ({ row, before, changed }) =>
            before !== null && changed.has('stage') && row.values['stage'] === 'Won'
              ? {
                  refuse: {
                    fields: ['stage'],
                    policy: 'revert',
                    finding: {
                      code: 'stage.illegal',
                      severity: 'error',
                      table: 'deals',
                      record: row.id,
                      field: 'stage',
                    },
                  },
                }
              : {},
        }),
      ],
    );
    const desk = await layLoopDesk(closed, { deals: [{ _id: roofId, title: 'Roof', stage: 'New' }] });
    await desk.run();
    const stage = async () => (await desk.sheet('deals'))[roofId]!['stage'];

    desk.type('deals', roof, { stage: 'Won' });
    await desk.run();
    expect(await stage()).toBe('New');
    desk.type('deals', roof, { stage: 'Won' });
    await desk.run();

    expect(await stage()).toBe('Won');
    expect(await desk.state.records('deals', [roofId])).toMatchObject([
      { accepted: { stage: 'New' }, held: ['stage'], findings: [{ code: 'stage.illegal' }] },
    ]);
    expect(await desk.run()).toMatchObject({ written: 0 });
    await desk.state.close();
  });
});

describe('what follows from a change', () => {
  test('is still done when the power goes just after the change itself was noted', async () => {
    const linked = modelOf(`
tables:
  companies: { label: name, fields: { name: { type: text }, check: { type: text, owner: rowcall } } }
  deals:
    label: title
    fields:
      title: { type: text }
      company: { type: reference, table: companies }
      check: { type: text, owner: rowcall }
status:
  companies: { state: check }
  deals: { state: check }
`);
    const desk = await layLoopDesk(linked, {
      companies: [],
      deals: [{ _id: roofId, title: 'Roof', company: 'Oak', check: null }],
    });
    await desk.run();
    desk.store.person.insert('companies', { name: 'Oak' });
    let dead = false;
    const state = {
      ...desk.state,
      async settle(...given: Parameters<typeof desk.state.settle>) {
        await desk.state.settle(...given);
        dead = true;
      },
      async inbox(...given: Parameters<typeof desk.state.inbox>) {
        if (dead) throw new Error('power cut');
        return await desk.state.inbox(...given);
      },
    };
    const hints = [{ table: 'companies' }];
    await expect(reconcile({ ...desk.ports, state }, linked, { hints })).rejects.toThrow('power cut');

    await reconcile(desk.ports, linked, {});

    expect((await desk.sheet('deals'))[roofId]).toMatchObject({ check: '✓' });
    await desk.state.close();
  });
});
