import { describe, expect, test } from '@jest/globals';
import type { OpenQuestion, State, Work } from '../../../core/state.ts';
import type { Prepare } from './kit.ts';
import { kept, later, question, request, working } from './kit.ts';

const asked = (key: string, part = {}): Work => ({ is: 'request', request: request(key, part) });
const review = (id: string): Work => ({ is: 'review', records: [`people/${id}`], cause: 'c' });
const verb = (key: string): Work => ({
  is: 'verb',
  asked: { key, verb: 'check', table: 'people', id: 'a', actor: { is: 'unknown', from: null, to: '' } },
});
const hint = (table: string): Work => ({ is: 'hint', hint: { table } });

function nameOf(work: Work): string {
  switch (work.is) {
    case 'request':
      return work.request.key;
    case 'hint':
      return work.hint.table;
    case 'review':
      return work.records.join();
    case 'verb':
      return work.asked.key;
  }
}

async function waiting(state: State): Promise<readonly string[]> {
  return (await state.inbox(99)).map(({ work }) => nameOf(work));
}

export function describeInbox(prepare: Prepare): void {
  describe('the inbox', () => {
    test('gives what people ask first, then what programs ask, hints, reviews and verbs, each in order of arrival', async () => {
      const { state } = await working(prepare);
      const program = { actor: { is: 'program', name: 'shop' } };
      for (const work of [
        verb('v1'),
        review('x'),
        hint('h1'),
        asked('s1', program),
        asked('a1'),
        hint('h2'),
        asked('a2'),
        asked('s2', program),
      ])
        expect(await state.file(work)).toBe(true);

      expect(await waiting(state)).toEqual(['a1', 'a2', 's1', 's2', 'h1', 'h2', 'people/x', 'v1']);
      expect(await state.inbox(2)).toHaveLength(2);
    });

    test('gives a request as it was asked', async () => {
      const { ground, state } = await working(prepare);
      const edits = [{ table: 'people', id: 'a', set: { name: 'Ann', tags: ['x'] } }];
      await state.file(asked('r1', { edits, shown: { 'people/a': 3 } }));
      await state.close();

      const [one] = await (await ground.open()).inbox(9);
      expect(one!.work).toEqual(asked('r1', { edits, shown: { 'people/a': 3 } }));
    });

    test('takes a request once by its key, also after it was answered', async () => {
      const { state, settle } = await working(prepare);
      expect([await state.file(asked('r1')), await state.file(asked('r1'))]).toEqual([true, false]);
      const refused = { code: 'x.y', severity: 'error', table: 'people', record: 'a' } as const;
      await settle({ answers: new Map([['r1', refused]]) });

      expect([await state.file(asked('r1')), await waiting(state)]).toEqual([false, []]);
    });

    test('takes a verb once by its key, also after it was carried out', async () => {
      const { state, settle } = await working(prepare);
      expect([await state.file(verb('v1')), await state.file(verb('v1'))]).toEqual([true, false]);
      await settle({ work: [verb('v1'), verb('v2')], answers: new Map([['v1', null]]) });

      expect([await state.file(verb('v1')), await waiting(state)]).toEqual([false, ['v2']]);
    });

    test('tells what became of a request: nothing yet, done, or why not', async () => {
      const { state, settle } = await working(prepare);
      for (const key of ['waits', 'done', 'refused']) await state.file(asked(key));
      const finding = { code: 'x.y', severity: 'error', table: 'people', record: 'a', args: { n: 1 } } as const;
      await settle({
        answers: new Map([
          ['done', null],
          ['refused', finding],
        ]),
      });

      expect(await state.verdict('waits')).toEqual({ answered: false, finding: null });
      expect(await state.verdict('done')).toEqual({ answered: true, finding: null });
      expect(await state.verdict('refused')).toEqual({ answered: true, finding });
      expect(await state.verdict('nobody asked')).toBeNull();
    });

    test('takes what a pass leaves to be done, in the same transaction', async () => {
      const { state, settle } = await working(prepare);
      await state.file(hint('people'));
      const looked = (await state.inbox(9)).map(({ n }) => n);
      await settle({ hints: looked, work: [review('b'), hint('deals'), review('a')] });

      expect(await waiting(state)).toEqual(['deals', 'people/b', 'people/a']);
    });

    test('keeps a hint until it was looked at; the same hint that came meanwhile stays', async () => {
      const { state, settle } = await working(prepare);
      await state.file(hint('people'));
      const looked = (await state.inbox(9)).map(({ n }) => n);
      await state.file(hint('people'));
      await settle({ hints: looked });

      expect(await waiting(state)).toEqual(['people']);
    });

    test('never takes a request for looked at as if it were a hint', async () => {
      const { state, settle } = await working(prepare);
      await state.file(asked('r1'));
      await settle({ hints: (await state.inbox(9)).map(({ n }) => n) });

      expect(await waiting(state)).toEqual(['r1']);
    });
  });

  describe('wakes', () => {
    const wake = (rule: string, seconds: number) => ({ rule, at: later(seconds) });
    const due = async (state: State, seconds: number, limit = 9) =>
      (await state.due(later(seconds), limit)).map(
        ({ record, wake: { rule, at } }) => `${record} ${rule} ${at === later(60)}`,
      );

    test('are due from their moment on, the longest overdue first, no more than wanted', async () => {
      const { state, settle } = await working(prepare);
      await settle({
        wakes: new Map([
          ['people/b', [wake('call', 60)]],
          ['people/a', [wake('call', 30), wake('late', 90)]],
        ]),
      });

      expect(await due(state, 29)).toEqual([]);
      expect(await due(state, 60)).toEqual(['people/a call false', 'people/b call true']);
      expect(await due(state, 99, 1)).toEqual(['people/a call false']);
    });

    test('of a record that was overdue at first sight stay marked so', async () => {
      const { state, settle } = await working(prepare);
      const first = { ...wake('call', 10), first: true };
      await settle({ wakes: new Map([['people/a', [first, wake('late', 20)]]]) });

      expect(await state.due(later(30), 9)).toEqual([
        { record: 'people/a', wake: first },
        { record: 'people/a', wake: wake('late', 20) },
      ]);
    });

    test('replace those of the same record and rule, and no others', async () => {
      const { state, settle } = await working(prepare);
      const first = [wake('call', 10), wake('call', 20), wake('late', 30)];
      await settle({
        wakes: new Map([
          ['people/a', first],
          ['people/b', first],
        ]),
      });
      await settle({ wakes: new Map([['people/a', [wake('call', 60)]]]) });

      expect(await due(state, 99)).toEqual([
        'people/b call false',
        'people/b call false',
        'people/a late false',
        'people/b late false',
        'people/a call true',
      ]);
    });

    test('that were answered are over, unless they are set anew', async () => {
      const { state, settle } = await working(prepare);
      await settle({ wakes: new Map([['people/a', [wake('call', 10), wake('late', 10)]]]) });
      await settle({ woken: await state.due(later(10), 9), wakes: new Map([['people/a', [wake('late', 60)]]]) });

      expect(await due(state, 99)).toEqual(['people/a late true']);
    });

    test('of a record that is gone are over', async () => {
      const { state, settle } = await working(prepare);
      await settle({ records: [kept('a')], wakes: new Map([['people/a', [wake('call', 10)]]]) });
      await settle({ records: [kept('a', { gone: true })], wakes: new Map([['people/a', [wake('late', 10)]]]) });

      expect(await due(state, 99)).toEqual([]);
    });
  });

  describe('questions', () => {
    test('wait for an answer, the oldest first, and are found again with it', async () => {
      const { state, lease, settle } = await working(prepare);
      const patch = { table: 'people', id: 'a', expect: { name: 'x' }, set: { name: 'y' }, because: {} };
      await settle({ questions: [question('q2', { at: later(5) }), question('q1', { patch })] });
      expect(await state.questions({ open: true, limit: 9 })).toEqual([
        question('q1', { patch }),
        question('q2', { at: later(5) }),
      ]);

      const openOf = (kinds: readonly OpenQuestion['kind'][]) => state.questions({ open: true, limit: 9, kinds });
      expect([await openOf(['copy', 'list']), (await openOf([question('q1').kind])).length]).toEqual([[], 2]);
      await state.resolve(lease, 'q1', 'keep mine');
      await state.resolve(lease, 'q1', 'too late');
      expect(await state.questions({ open: false, limit: 9 })).toEqual([
        question('q1', { patch, answer: 'keep mine' }),
      ]);
      expect((await state.questions({ open: true, limit: 9 })).map(({ key }) => key)).toEqual(['q2']);
      expect([...(await state.answersTo(['q1', 'q2', 'nobody asked']))]).toEqual([['q1', 'keep mine']]);
    });

    test('asked again keep their answer; a settlement may close them', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ questions: [question('q1'), question('q2')] });
      await state.resolve(lease, 'q1', 'yes');
      await settle({
        questions: [question('q1', { args: { field: 'Phone' } }), question('q2', { answer: 'by itself' })],
      });

      const answered = await state.questions({ open: false, limit: 9 });
      expect(answered.map(({ key, answer, args }) => [key, answer, args['field']])).toEqual([
        ['q1', 'yes', 'Phone'],
        ['q2', 'by itself', 'Name'],
      ]);
    });

    test('are answered several at once, and each keeps its first answer', async () => {
      const { state, lease, settle } = await working(prepare);
      await settle({ questions: [question('q1'), question('q2'), question('q3')] });
      await state.resolve(lease, 'q2', 'no');
      await state.resolve(lease, ['q1', 'q2', 'nobody asked'], 'yes');

      const answers = [];
      for (const key of ['q1', 'q2', 'q3']) answers.push((await state.question(key))?.answer);
      expect(answers).toEqual(['yes', 'no', null]);
      expect(await state.question('nobody asked')).toBeNull();
    });

    test('asked twice in one pass are one question', async () => {
      const { state, settle } = await working(prepare);
      await settle({ questions: [question('q1'), question('q1', { args: { field: 'Phone' } })] });

      expect(await state.question('q1')).toEqual(question('q1', { args: { field: 'Phone' } }));
    });
  });
}
