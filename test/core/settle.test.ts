import { describe, expect, test } from '@jest/globals';
import { consequences, settle } from '../../core/settle.ts';
import type { Outcome } from '../../core/store.ts';
import { added, given, now, planned } from '../given.ts';
import { modelOf } from '../settings.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';

const rule = toyRule({
  name: 'greet',
  tables: ['leads'],
  writes: ['leads.x'],
  visit: ({ row }) => ({
    set: { x: 'seen' },
    entries: [{ ledger: 'l', key: row.id, subject: 's', at: now, about: row.id, by: 'greet' }],
    wake: [{ rule: 'greet', at: now }],
    effects: [{ key: row.id, kind: 'slack', about: row.id, lane: 'l', audience: 'channel' as const, payload: {} }],
  }),
});
const model = toyModel([toyTable('leads', ['name', 'x'])], [rule]);

function settled(outcome: Outcome | undefined, x: string | null = null) {
  const world = given(model, {});
  const { plan } = planned(world, [added(world, 'leads', 'a', { name: 'a', x })]);
  return settle(plan, { outcomes: new Map(outcome ? [['leads/a', outcome]] : []), memo: {} }, 'model');
}

describe('core/settle', () => {
  test('an applied patch is seen and accepted, and what follows from it counts', () => {
    const one = settled({ is: 'applied', id: 'a' });

    expect(one[0]).toMatchObject({ is: 'moved', kept: { revision: 1, seen: { x: 'seen' }, accepted: { x: 'seen' } } });
    const { entries, effects, wakes } = consequences(model, one);
    expect([entries.length, effects.length, wakes.get('leads/a')]).toEqual([1, 1, [{ rule: 'greet', at: now }]]);
  });

  test('a record with nothing to write is accepted as it was read', () => {
    expect(settled(undefined, 'seen')[0]).toMatchObject({ is: 'moved', kept: { seen: { x: 'seen' } } });
  });

  test.each([{ is: 'conflict', now: { x: 'theirs' } }, { is: 'missing' }] as const)(
    '$is: nothing moves and nothing follows',
    (outcome) => {
      const one = settled(outcome);

      expect(one[0]).toMatchObject({ is: 'stays', outcome });
      expect(consequences(model, one)).toMatchObject({ records: [], entries: [], effects: [] });
    },
  );

  test('refused by the store: it stands as it was read, and says so', () => {
    expect(settled({ is: 'refused', why: 'protected' })[0]).toMatchObject({
      is: 'moved',
      kept: { seen: { name: 'a' }, findings: [{ code: 'write.refused', args: { why: 'protected' } }] },
      // Whoever writes history tells what is in the patch.
      planned: { patch: null },
    });
  });

  test('refused by the store: a link that needed no other text in its cell holds all the same', () => {
    const linking = toyRule({
      name: 'link',
      tables: ['deals'],
      writes: ['deals.company', 'deals.x'],
      visit: () => ({ set: { company: [{ id: 'acme', text: 'Acme' }], x: 'seen' } }),
    });
    const office = modelOf(`
tables:
  companies: { label: name, fields: { name: { type: text } } }
  deals: { label: x, fields: { x: { type: text }, company: { type: reference, table: companies } } }
`);
    const world = given({ ...office, rules: [linking] }, {});
    const { plan } = planned(world, [added(world, 'deals', 'd', { company: 'Acme', x: 'typed' })]);

    const [one] = settle(
      plan,
      { outcomes: new Map([['deals/d', { is: 'refused', why: 'protected' }]]), memo: {} },
      'm',
    );

    expect(one).toMatchObject({
      is: 'moved',
      kept: { seen: { x: 'typed' }, accepted: { x: 'typed', company: [{ id: 'acme', text: 'Acme' }] } },
    });
  });

  test('refused by the store where somebody asked for it other than by typing: nothing of it has happened', () => {
    const world = given(model, {});
    const start = { ...added(world, 'leads', 'a', { name: 'a' }), origin: 'request' as const, request: 'r', found: {} };
    const { plan } = planned(world, [start]);
    const outcomes = new Map([['leads/a', { is: 'refused', why: 'table.missing' } as const]]);

    const one = settle(plan, { outcomes, memo: {} }, 'model');

    expect(one[0]).toMatchObject({ is: 'refused', finding: { code: 'write.refused', args: { why: 'table_missing' } } });
    expect(consequences(model, one)).toMatchObject({ records: [], entries: [], effects: [] });
  });

  test.each([{ is: 'unknown' } as const, undefined])('a lost answer stays open (%j)', (outcome) => {
    const one = settled(outcome);

    expect(one[0]!.is).toBe('open');
    expect(consequences(model, one).effects).toEqual([]);
  });
});
