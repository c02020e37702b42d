import { describe, expect, test } from '@jest/globals';
import type { Index, Rule } from '../../core/rule.ts';
import { added, asked, carriedOut, found, given, patches, planned, reviewed, typed } from '../given.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';

const leads = toyTable('leads', ['name', 'phone', 'owner', 'x']);
const byPhone: Index = {
  name: 'leads.phone',
  table: 'leads',
  version: 1,
  keys: (values) => (values['phone'] ? [String(values['phone'])] : []),
};

const twins = toyRule({
  name: 'twins',
  tables: ['leads'],
  indexes: [byPhone],
  visit({ row }, view) {
    const phone = row.values['phone'];
    if (!phone || view.count(byPhone, String(phone)) < 2) return {};
    return { findings: [{ code: 'twin', severity: 'warning', table: 'leads', record: row.id, field: 'phone' }] };
  },
});

const sevenForEight = toyRule({
  name: 'seven-for-eight',
  tables: ['leads'],
  writes: ['leads.phone'],
  visit({ row }) {
    const phone = String(row.values['phone'] ?? '');
    return phone.startsWith('8') ? { set: { phone: `+7${phone.slice(1)}` } } : {};
  },
});

const inTurn = toyRule({
  name: 'in-turn',
  tables: ['leads'],
  writes: ['leads.owner'],
  visit({ row, occasion, now }, view) {
    if (row.values['owner'] || occasion !== 'created') return {};
    const people = ['anna', 'boris', 'vera'];
    const last = view.last('assigned', 'sales');
    const who = people[(people.indexOf(String(last?.data?.['who'])) + 1) % people.length]!;
    const entry = {
      ledger: 'assigned',
      key: `assign/${row.id}`,
      subject: 'sales',
      at: now,
      about: row.id,
      by: 'in-turn',
      data: { who },
    };
    return { set: { owner: who }, entries: [entry] };
  },
});

describe('core/plan', () => {
  test('300 pasted rows that duplicate each other and older ones are told on both sides, in few questions', () => {
    const old = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`old${i}`, { name: 'o', phone: `+7905${i}` }]),
    );
    const world = given(toyModel([leads], [sevenForEight, twins, inTurn]), { leads: old });
    const phoneOf = (i: number) => (i === 7 ? '890542' : i < 10 ? '8916555' : `8916${1000 + i}`);
    const pasted = Array.from({ length: 300 }, (_, i) =>
      added(world, 'leads', `new${String(i).padStart(3, '0')}`, { name: 'n', phone: phoneOf(i) }),
    );

    const { plan, batches } = planned(world, pasted);

    const told = found(plan).map((line) => line.split(' ')[0]);
    expect(told).toEqual([
      'new000',
      'new001',
      'new002',
      'new003',
      'new004',
      'new005',
      'new006',
      'new007',
      'new008',
      'new009',
    ]);
    expect(batches).toBeLessThanOrEqual(3);
    expect(plan.records.slice(0, 4).map((record) => record.row.values['owner'])).toEqual([
      'anna',
      'boris',
      'vera',
      'anna',
    ]);
  });

  test('an older twin is told too when it is looked at again', () => {
    const world = given(toyModel([leads], [twins]), { leads: { old: { name: 'o', phone: '1' } } });

    const { plan } = planned(world, [
      added(world, 'leads', 'new', { name: 'n', phone: '1' }),
      reviewed(world.rows.get('leads/old')!),
    ]);

    expect(found(plan)).toEqual(['new phone twin', 'old phone twin']);
  });

  test('a count does not count a record twice when it moves from one key to another', () => {
    const world = given(toyModel([leads], [twins]), {
      leads: { a: { name: 'a', phone: '1' }, b: { name: 'b', phone: '2' } },
    });

    expect(found(planned(world, [typed(world, 'leads', 'a', { phone: '2' })]).plan)).toEqual(['a phone twin']);
    expect(found(planned(world, [typed(world, 'leads', 'a', { phone: '3' })]).plan)).toEqual([]);
  });

  test('two rules that pull one field to and fro are named, and the cell stays as typed', () => {
    const up = toyRule({
      name: 'up',
      tables: ['leads'],
      writes: ['leads.x'],
      visit: ({ row }) => (row.values['x'] === 1 ? { set: { x: 2 } } : {}),
    });
    const down = toyRule({
      name: 'down',
      tables: ['leads'],
      writes: ['leads.x'],
      visit: ({ row }) => (row.values['x'] === 2 ? { set: { x: 1 } } : {}),
    });
    const world = given(toyModel([leads], [up, down]), { leads: { a: { name: 'a', x: 0 } } });

    const { plan } = planned(world, [typed(world, 'leads', 'a', { x: 1 })]);

    expect(patches(plan)).toEqual({});
    expect(plan.records[0]!.findings).toEqual([
      { code: 'rule.loop', severity: 'error', table: 'leads', record: 'a', field: 'x', args: { rules: 'up, down' } },
    ]);
    expect(plan.records[0]!.off).toEqual(['up.x', 'down.x']);
  });

  test('a rule may change its mind when it learns more: that is no loop', () => {
    const note = toyRule({
      name: 'note',
      tables: ['leads'],
      indexes: [byPhone],
      writes: ['leads.x'],
      visit: ({ row }, view) => ({
        set: { x: row.values['name'] === 'n' && view.count(byPhone, '+7') === 0 ? 'nobody' : null },
      }),
    });
    const world = given(toyModel([leads], [note, sevenForEight]), {});

    const { plan } = planned(world, [
      added(world, 'leads', 'a', { name: 'n' }),
      added(world, 'leads', 'b', { name: 'm', phone: '8' }),
    ]);

    expect(patches(plan)).toEqual({ 'leads/b': { phone: '+7' } });
    expect(found(plan)).toEqual([]);
  });

  test('a loop that was found once stays switched off while the record is only reviewed', () => {
    const up = toyRule({
      name: 'up',
      tables: ['leads'],
      writes: ['leads.x'],
      visit: ({ row }) => ({ set: { x: Number(row.values['x']) + 1 } }),
    });
    const world = given(toyModel([leads], [up]), { leads: { a: { name: 'a', x: 1 } } });

    const first = planned(world, [typed(world, 'leads', 'a', { x: 5 })]).plan;
    const again = planned(world, [{ ...reviewed(first.records[0]!.row), off: first.records[0]!.off }]).plan;

    expect([patches(first), patches(again)]).toEqual([{}, {}]);
    expect(found(again)).toEqual(['a x rule.loop']);
  });

  test('a loop across two records is found as well', () => {
    const pass = (name: string, from: string, to: string): Rule =>
      toyRule({
        name,
        tables: ['leads'],
        writes: ['leads.x'],
        visit: ({ row }) =>
          row.id === from ? { edits: [{ table: 'leads', id: to, set: { x: Number(row.values['x'] ?? 0) + 1 } }] } : {},
      });
    const world = given(toyModel([leads], [pass('ab', 'a', 'b'), pass('ba', 'b', 'a')]), {
      leads: { a: { name: 'a', x: 0 }, b: { name: 'b', x: 0 } },
    });

    const { plan } = planned(world, [typed(world, 'leads', 'a', { x: 1 })]);

    expect(patches(plan)).toEqual({});
    expect(found(plan)).toContain('a x rule.loop');
  });

  test('of two orders for the last piece the first one gets it', () => {
    const orders = toyTable('orders', ['name', 'status']);
    const reserve = toyRule({
      name: 'reserve',
      tables: ['orders'],
      visit({ row, changed, now }, view) {
        if (!changed.has('status') || row.values['status'] !== 'confirmed') return {};
        if (view.sum('stock', 'piece') < 1) {
          const finding = {
            code: 'stock.short',
            severity: 'error',
            table: 'orders',
            record: row.id,
            field: 'status',
          } as const;
          return { refuse: { fields: ['status'], policy: 'revert', finding } };
        }
        return {
          entries: [
            {
              ledger: 'stock',
              key: `r/${row.id}`,
              subject: 'piece',
              at: now,
              amount: -1,
              about: row.id,
              by: 'reserve',
            },
          ],
        };
      },
    });
    const stock = [{ ledger: 'stock', key: 'in', subject: 'piece', at: now0, amount: 1, about: 'piece', by: 'count' }];
    const world = given(
      toyModel([orders], [reserve]),
      { orders: { o1: { name: '1', status: 'new' }, o2: { name: '2', status: 'new' } } },
      stock,
    );

    const { plan } = planned(
      world,
      ['o1', 'o2'].map((id) => typed(world, 'orders', id, { status: 'confirmed' })),
    );

    expect(plan.records.flatMap((record) => record.entries).map((entry) => entry.key)).toEqual(['r/o1']);
    expect(patches(plan)).toEqual({ 'orders/o2': { status: 'new' } });
    expect(found(plan)).toEqual(['o2 status stock.short']);
  });

  describe('a refusal', () => {
    const locked = (policy: 'revert' | 'flag' | 'hold') =>
      toyRule({
        name: 'locked',
        tables: ['leads'],
        visit({ row, changed }) {
          if (!changed.has('x')) return {};
          return {
            refuse: {
              fields: ['x'],
              policy,
              finding: { code: 'locked', severity: 'error', table: 'leads', record: row.id, field: 'x' },
            },
          };
        },
      });
    const world = (policy: 'revert' | 'flag' | 'hold') =>
      given(toyModel([leads], [locked(policy)]), { leads: { a: { name: 'a', x: 'old' }, b: { name: 'b', x: 'old' } } });

    test('puts a typed cell back and keeps saying why', () => {
      const { plan } = planned(world('revert'), [typed(world('revert'), 'leads', 'a', { x: 'new' })]);

      expect(patches(plan)).toEqual({ 'leads/a': { x: 'old' } });
      expect(found(plan)).toEqual(['a x locked']);
    });

    test('holds a typed cell: it stays in the sheet, and the old value counts', () => {
      const { plan } = planned(world('hold'), [typed(world('hold'), 'leads', 'a', { x: 'new' })]);

      expect(patches(plan)).toEqual({});
      expect(plan.records[0]).toMatchObject({ held: ['x'], row: { cells: { x: 'new' }, values: { x: 'old' } } });
    });

    test('flags a typed cell: it is accepted and marked', () => {
      const { plan } = planned(world('flag'), [typed(world('flag'), 'leads', 'a', { x: 'new' })]);

      expect(plan.records[0]).toMatchObject({ held: [], row: { values: { x: 'new' } } });
      expect(found(plan)).toEqual(['a x locked']);
    });

    test('drops a request whole, with everything else that it asked for', () => {
      const here = world('flag');
      const starts = [typed(here, 'leads', 'a', { x: 'new' }), typed(here, 'leads', 'b', { name: 'renamed' })].map(
        (start) => asked(start, 'r1'),
      );

      const { plan } = planned(here, starts);

      expect(plan.refused).toEqual([
        { request: 'r1', finding: { code: 'locked', severity: 'error', table: 'leads', record: 'a', field: 'x' } },
      ]);
      expect(plan.records.map((record) => record.row.values['name'])).toEqual(['a', 'b']);
      expect(patches(plan)).toEqual({});
    });
  });

  test('a record made by a rule is made once, and judged like any other', () => {
    const followUp = toyRule({
      name: 'follow-up',
      tables: ['leads'],
      visit: ({ row }) =>
        row.values['x'] === 'call'
          ? { create: [{ table: 'tasks', key: `call/${row.id}`, set: { title: 'Call' } }] }
          : {},
    });
    const dated = toyRule({
      name: 'dated',
      tables: ['tasks'],
      writes: ['tasks.due'],
      visit: ({ row }) => (row.values['due'] ? {} : { set: { due: 'today' } }),
    });
    const world = given(toyModel([leads, toyTable('tasks', ['title', 'due'])], [followUp, dated]), {
      leads: { a: { name: 'a' } },
    });

    const first = planned(world, [typed(world, 'leads', 'a', { x: 'call' })]).plan;
    const after = carriedOut(world, first);
    const second = planned(after, [typed(after, 'leads', 'a', { name: 'b' })]).plan;

    expect(first.records[1]).toMatchObject({ create: { table: 'tasks', set: { title: 'Call', due: 'today' } } });
    expect(second.records).toHaveLength(1);
  });

  test('pinned and computed cells are left alone', () => {
    const world = given(toyModel([leads], [sevenForEight]), { leads: { a: { name: 'a', phone: '1' } } });
    const start = typed(world, 'leads', 'a', { phone: '8916' });

    expect(patches(planned(world, [start]).plan)).toEqual({ 'leads/a': { phone: '+7916' } });
    expect(patches(planned(world, [{ ...start, pins: ['phone'] }]).plan)).toEqual({});
    expect(patches(planned(world, [{ ...start, row: { ...start.row, marks: { phone: 'computed' } } }]).plan)).toEqual(
      {},
    );
  });

  test('a rule that sets what it does not declare is a fault of its author', () => {
    const sly = toyRule({ name: 'sly', tables: ['leads'], visit: () => ({ set: { x: 1 } }) });
    const world = given(toyModel([leads], [sly]), {});

    expect(() => planned(world, [added(world, 'leads', 'a', { name: 'a' })])).toThrow(
      'sly set leads.x, which it does not declare',
    );
  });

  test('explaining a record lists each rule with what it asked and wanted', () => {
    const world = given(toyModel([leads], [sevenForEight, twins]), {});

    const { plan } = planned(world, [{ ...added(world, 'leads', 'a', { name: 'a', phone: '89' }), trace: true }]);

    expect(plan.trace.map((step) => [step.rule, step.asked.length, step.set])).toEqual([
      ['seven-for-eight', 0, { phone: '+79' }],
      ['twins', 1, {}],
      ['seven-for-eight', 0, {}],
      ['twins', 1, {}],
    ]);
  });
});

const now0 = '2026-01-01T00:00:00.000Z';
