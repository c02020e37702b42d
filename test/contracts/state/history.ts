import { describe, expect, test } from '@jest/globals';
import type { HistoryQuery, JournalLine } from '../../../core/state.ts';
import type { Prepare, Working } from './kit.ts';
import {
  byKey,
  effect,
  entry,
  idsOf,
  kept,
  later,
  line,
  noon,
  patchOf,
  phone,
  placed,
  question,
  request,
  working,
} from './kit.ts';

const person = { is: 'person', id: 'anna', proof: 'slack' } as const;
const someone = { is: 'unknown', from: null, to: noon } as const;

const lines: readonly JournalLine[] = [
  line('a', { at: later(1), actor: person, cause: 'c1' }),
  line('b', { at: later(2), cause: 'c1' }),
  line('a', { at: later(3), table: 'deals', cause: 'c2', actor: { is: 'program', name: 'shop' } }),
  line('a', { at: later(4), cause: 'c3', actor: someone }),
];

async function filled(prepare: Prepare): Promise<(query: Omit<HistoryQuery, 'limit'>) => Promise<number[]>> {
  const { state, settle } = await working(prepare);
  for (const [i, one] of lines.entries()) await settle({ plan: `p${i}`, journal: [{ ...one, plan: `p${i}` }] });
  return async (query) =>
    (await state.history({ ...query, limit: 9 })).map(({ at }) => (Date.parse(at) - Date.parse(noon)) / 1000);
}

export function describeHistory(prepare: Prepare): void {
  describe('history', () => {
    test('is told newest first, no more than wanted, with everything that was noted', async () => {
      const { state, settle } = await working(prepare);
      const full = line('a', {
        actor: { is: 'unknown', from: later(-60), to: noon },
        rules: { name: 'validation', phone: 'rules' },
        before: { name: null, phone: '1' },
        after: { name: 'Ann', phone: ['2'] },
        at: later(1),
      });
      await settle({ journal: [line('b'), full] });

      expect(await state.history({ limit: 1 })).toEqual([full]);
      expect((await state.history({ limit: 9 })).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    test.each<[string, Omit<HistoryQuery, 'limit'>, readonly number[]]>([
      ['everything', {}, [4, 3, 2, 1]],
      ['a table', { table: 'people' }, [4, 2, 1]],
      ['a record', { table: 'people', id: 'a' }, [4, 1]],
      ['a cause', { cause: 'c1' }, [2, 1]],
      ['a person', { actor: 'anna' }, [1]],
      ['a program', { actor: 'shop' }, [3]],
      ['a rule', { actor: 'validation' }, [2]],
      ['a period', { from: later(2), to: later(3) }, [3, 2]],
      ['a record in a period', { table: 'people', id: 'a', from: later(2) }, [4]],
      ['what fits nothing', { cause: 'c1', actor: 'shop' }, []],
    ])('is asked for %s', async (_, query, seconds) => {
      expect(await (await filled(prepare))(query)).toEqual(seconds);
    });
  });

  describe('forgetting a record', () => {
    const secret = 'ann@secret.example';

    async function remembered(): Promise<Working> {
      const all = await working(prepare);
      const { state, lease, settle } = all;
      const cells = { email: secret };
      const finding = {
        code: 'x.y',
        severity: 'error',
        table: 'people',
        record: 'a',
        args: { value: secret },
      } as const;
      const edits = [
        { table: 'people', id: 'a', set: cells },
        { table: 'people', id: 'b', set: { name: 'Bob' } },
      ];
      await state.file({ is: 'request', request: request('waits', { edits }) });
      await state.file({ is: 'request', request: request('answered', { edits }) });
      await settle({
        ...placed({ a: [phone(secret)], b: [phone('b')] }),
        records: [kept('a', { seen: cells, accepted: cells, findings: [finding] }), kept('b')],
        asked: new Map([['people/a', [phone('b')]]]),
        entries: [entry('1', { amount: 5, about: 'people/a', data: cells })],
        effects: [effect('e1', { payload: cells }), effect('e2', { payload: cells, about: 'people/b', lane: 'b' })],
        wakes: new Map([['people/a', [{ rule: 'call', at: noon }]]]),
        questions: [
          question('q', { args: { value: secret }, patch: patchOf('a', cells) }),
          question('other', { about: ['people/b'] }),
        ],
        journal: [line('a', { before: cells, after: cells }), line('b')],
        answers: new Map([['answered', finding]]),
        closed: false,
      });
      const part = { patches: [patchOf('a', cells, cells), patchOf('b', { name: 'B' })], creates: [] };
      await state.intend(lease, 'open', 'c', part, [line('a', { plan: 'open', phase: 'intent', before: cells })]);
      await state.forget(lease, 'people/a');
      return all;
    }

    test('empties it everywhere, and nothing else', async () => {
      const { state, ask } = await remembered();

      const records = await state.records('people', 'all');
      expect(records.map(({ seen, accepted, findings }) => [{ ...seen }, { ...accepted }, findings])).toEqual([
        [{}, {}, []],
        [{ name: 'b' }, { name: 'b' }, []],
      ]);
      expect([await ask(byKey(phone(secret))), idsOf(await ask(byKey(phone('b'))))]).toEqual([[], ['b']]);
      expect(await state.askers([phone('b')], 9)).toEqual(['people/b']);
      expect(await state.due(later(99), 9)).toEqual([]);
      const told = await state.history({ limit: 9 });
      expect(told.map(({ id, before }) => [id, { ...before }])).toEqual([
        ['a', {}],
        ['b', { name: 'x' }],
        ['a', {}],
      ]);
      expect((await state.unfinished())[0]!.part.patches.map(({ id }) => id)).toEqual(['b']);
      const [waits] = await state.inbox(9);
      expect(waits!.work).toMatchObject({ request: { key: 'waits', edits: [{ id: 'b' }] } });
    });

    test('leaves no trace of it in any table', async () => {
      const { ground, state, lease, settle } = await working(prepare);
      const canary = `canary ${Math.random()}`;
      const cells = { name: canary };
      const finding = {
        ...{ code: 'x.y', severity: 'error', table: 'people', record: 'a', field: 'name' },
        ...{ args: { value: canary }, suggestions: [canary], evidence: [canary] },
      } as never;
      const edits = [{ table: 'people', id: 'a', set: cells }];
      const creates = [{ table: 'people', key: 'back', id: 'a', set: cells }];
      for (const key of ['waits', 'answered'])
        await state.file({ is: 'request', request: request(key, { edits, creates }) });
      const about = { about: 'people/a' };
      await settle({
        records: [kept('a', { seen: cells, accepted: { ...cells, list: [canary] }, findings: [finding] })],
        keys: new Map([['people/a', [phone(canary)]]]),
        asked: new Map([['people/a', [phone(canary)]]]),
        entries: [entry('1', { amount: 5, ...about, data: cells })],
        effects: ['waits', 'fails', 'dies', 'sent', 'lost', 'unwanted'].map((key) =>
          effect(key, { ...about, lane: key, card: key, payload: { text: canary } }),
        ),
        wakes: new Map([['people/a', [{ rule: 'call', at: noon }]]]),
        questions: [question('q', { args: { value: canary }, patch: patchOf('a', cells, cells) })],
        journal: [line('a', { before: cells, after: cells })],
        answers: new Map([['answered', finding]]),
        closed: false,
      });
      const part = {
        patches: [patchOf('a', cells, cells)],
        creates: [{ table: 'people', id: 'a', key: 'k', set: cells, because: { rule: 'r', reason: null } }],
      };
      await state.intend(lease, 'open', 'c', part, [line('a', { plan: 'open', phase: 'intent', after: cells })]);
      await state.claim(noon, 9);
      await state.delivered('fails', 1, { is: 'failed', why: canary, retryAt: later(5) });
      await state.delivered('dies', 1, { is: 'failed', why: canary, retryAt: null });
      await state.delivered('sent', 1, { is: 'sent', receipt: { at: noon, id: '1' } });
      await state.delivered('lost', 1, { is: 'unknown' });
      await settle({ withdrawn: ['unwanted'] });

      const holding = async () =>
        [...(await ground.dump())].flatMap(([table, text]) => (text.includes(canary) ? table : []));
      expect((await holding()).toSorted()).toEqual([
        'inbox',
        'journal',
        'ledger',
        'outbox',
        'plan',
        'question',
        'record',
      ]);
      await state.forget(lease, 'people/a');
      expect(await holding()).toEqual([]);
    });

    test('keeps what ledgers sum up', async () => {
      const { ask } = await remembered();

      expect(await ask({ ask: 'sum', ledger: 'stock', subject: 'bolt' })).toBe(5);
      expect(await ask({ ask: 'last', ledger: 'stock', subject: 'bolt' })).toEqual(
        entry('1', { amount: 5, about: 'people/a' }),
      );
    });

    test('sends nothing more about it, and asks nobody about it', async () => {
      const { state } = await remembered();

      expect((await state.claim(noon, 9)).map(({ effect: { key } }) => key)).toEqual(['e2']);
      expect((await state.questions({ open: true, limit: 9 })).map(({ key }) => key)).toEqual(['other']);
      expect(await state.questions({ open: false, limit: 9 })).toEqual([
        question('q', { args: {}, answer: 'forgotten' }),
      ]);
    });

    test('does not send again what was on its way then and comes back', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ effects: [effect('a', { payload: secret })] });
      const [sending] = await state.claim(noon, 9);
      await state.forget(lease, 'people/a');
      await state.delivered('a', sending!.attempt, { is: 'failed', why: 'busy', retryAt: noon });

      expect(await state.claim(noon, 9)).toEqual([]);
    });

    test('remembers what stands in its row, where that is said', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ records: [kept('a', { seen: { name: 'x' } })], journal: [line('a', { after: { name: 'x' } })] });
      const now = kept('a', { seen: { name: 'now' }, accepted: { name: 'now' }, adopted: noon, model: '' });
      await state.forget(lease, 'people/a', now);

      expect(await state.records('people', ['a'])).toEqual([now]);
      expect((await state.history({ limit: 9 })).map(({ after }) => ({ ...after }))).toEqual([{}]);
    });

    test('of which nothing is known does nothing', async () => {
      const { state, lease } = await working(prepare);

      await state.forget(lease, 'people/nobody');
      expect(await state.records('people', 'all')).toEqual([]);
    });
  });
}
