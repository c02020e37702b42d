import { describe, expect, test } from '@jest/globals';
import { answer } from '../../adapters/actions/answer.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { explain } from '../../adapters/actions/explain.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { OpenQuestion } from '../../core/state.ts';
import { whileFree } from '../../core/while-free.ts';
import { stepClock } from '../step-clock.ts';
import { type KeptDesk, keptDesk } from './kept-desk.ts';

const settings = (actions: boolean) => `tables:
  people:
    title: People
    label: name
    fields:
      name: { type: text, column: Name }
      city: { type: text, column: City }
status:
  people: { actions: ${actions} }
`;

async function lay(actions = true): Promise<KeptDesk> {
  const rows = [
    ['Ann', 'Lviv'],
    ['Bob', 'Odesa'],
  ];
  const tabs = [{ title: 'People', headers: ['Name', 'City'], rows }];
  const kept = await keptDesk(settings(actions), tabs, stepClock('2026-11-22T09:00:00.000Z'));
  await perform(apply, kept.desk, kept.asked);
  return kept;
}

async function ask(kept: KeptDesk, one: Partial<OpenQuestion>): Promise<void> {
  const [row] = await kept.state.records('people', 'all');
  const about = [`people/${row!.id}`];
  const base: OpenQuestion = { key: 'q', kind: 'conflict', about, args: {}, at: kept.desk.clock.now(), answer: null };
  const ports = { state: kept.state, ids: kept.desk.ids };
  await whileFree(ports, (lease) => kept.state.settle(lease, { ...nothingSettled, questions: [{ ...base, ...one }] }));
  await perform(tick, kept.desk, kept.asked);
}

async function contested(kept: KeptDesk): Promise<void> {
  const [row] = await kept.state.records('people', 'all');
  const because = { city: { rule: 'request', reason: null } };
  const patch = { table: 'people', id: row!.id, expect: { city: 'Lviv' }, set: { city: 'Kyiv' }, because };
  await ask(kept, { args: { field: 'city', kept: 'Lviv', other: 'Kyiv', by: '' }, patch });
}

const rowOf = async (kept: KeptDesk) =>
  await Promise.all(
    ['City', 'Rowcall', 'Rowcall note'].map(async (header) => (await kept.column('People', header))[0]),
  );

describe('what only a person can decide about a row', () => {
  test('is counted in the row, which says what to do; other rows say nothing of it', async () => {
    const kept = await lay();
    await contested(kept);
    expect(await rowOf(kept)).toEqual([
      'Lviv',
      '? 1',
      'City: two wanted this; the other value was “Kyiv”. Type what is right, then choose Check.',
    ]);
    expect(await kept.column('People', 'Rowcall')).toEqual(['? 1', '✓']);
  });

  test('is decided by whoever looks at it and chooses “Check”: what stands there stays', async () => {
    const kept = await lay();
    await contested(kept);
    kept.store.person.type('people', 2, 'city', 'Dnipro');
    kept.store.person.type('people', 2, '_action', 'Check');
    await perform(tick, kept.desk, kept.asked);

    expect((await kept.state.question('q'))?.answer).toBe('keep');
    expect((await rowOf(kept)).slice(0, 2)).toEqual(['Dnipro', '✓']);
  });

  test('is no more told of once it was answered elsewhere', async () => {
    const kept = await lay();
    await contested(kept);
    await perform(answer, kept.desk, { ...kept.asked, question: 'q', answer: 'other' });
    await perform(tick, kept.desk, kept.asked);
    expect((await rowOf(kept)).slice(0, 2)).toEqual(['Kyiv', '✓']);
  });

  test('is told by explain as well, with its answers', async () => {
    const kept = await lay();
    await contested(kept);
    const about = async (row: string) => await perform(explain, kept.desk, { ...kept.asked, table: 'people', row });
    expect((await about('Ann')).questions).toMatchObject([
      {
        column: 'City',
        message: expect.stringContaining('the other value is “Kyiv”'),
        answers: [{ answer: 'keep' }, { answer: 'other' }],
      },
    ]);
    expect((await about('Bob')).questions).toEqual([]);
  });

  test('says the command where nothing can be chosen in the row', async () => {
    const kept = await lay(false);
    await contested(kept);
    expect((await rowOf(kept))[2]).toBe(
      'City: two wanted this; the other value was “Kyiv”. To decide: rowcall questions',
    );
  });

  test.each([
    [
      'of which nobody knows whether it was sent',
      { kind: 'unknown-effect' },
      'we do not know whether a message about this row was sent',
    ],
    [
      'that could not be sent',
      { kind: 'alarm', args: { what: 'effect' } },
      'a message about this row could not be sent',
    ],
  ] as const)('is a message about it %s', async (_, one, said) => {
    const kept = await lay();
    await ask(kept, one);
    expect((await rowOf(kept)).slice(1)).toEqual(['? 1', `Name: ${said}. To decide: rowcall questions`]);
  });

  test('changes nothing while there is nothing of the kind, however often Rowcall comes by', async () => {
    const kept = await lay();
    await contested(kept);
    const before = await rowOf(kept);
    await perform(tick, kept.desk, kept.asked);
    const { answers } = await perform(tick, kept.desk, kept.asked);
    expect([await rowOf(kept), answers]).toEqual([before, 0]);
  });
});
