import { expect, test } from '@jest/globals';
import { answer } from '../../adapters/actions/answer.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { questions } from '../../adapters/actions/questions.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  deals:
    label: name
    fields:
      name: { type: text, column: Deal }
      stage: { type: choice, column: Stage, options: [New, Won], owner: shared }
      says: { type: text, column: Rowcall, owner: rowcall }
`;
const many = 60;

const lay = (stage: string) =>
  keptDesk(settings, [
    { title: 'Deals', headers: ['Deal', 'Stage'], rows: Array.from({ length: many }, (_, n) => [`Deal ${n}`, stage]) },
  ]);
const act = (kept: KeptDesk) => perform(apply, kept.desk, kept.asked);
const waiting = async (kept: KeptDesk) => (await perform(questions, kept.desk, kept.asked)).questions;
const give = async (kept: KeptDesk, word: string) => {
  const [asked] = await waiting(kept);
  return await perform(answer, kept.desk, { ...kept.asked, question: asked!.short, answer: word });
};
const stages = async (kept: KeptDesk) => [...new Set(await kept.column('Deals', 'Stage'))];

test('very many cells are not put right at once before a person has said yes', async () => {
  const kept = await lay('new');
  await act(kept);
  const [asked] = await waiting(kept);
  expect([await stages(kept), asked!.message]).toEqual([
    ['new'],
    '60 cells in 60 rows of Deals would change at once. That was held back.',
  ]);

  await give(kept, 'yes');
  const applied = await act(kept);

  expect([await stages(kept), applied.questions, applied.waiting, applied.changed]).toEqual([['New'], 0, 0, 0]);
});

test('what a person said no to is neither written nor asked again', async () => {
  const kept = await lay('new');
  await act(kept);
  await give(kept, 'no');
  const applied = await act(kept);
  expect([await stages(kept), applied.questions, applied.waiting]).toEqual([['new'], 0, 0]);
});

test('very many rows that go at once are told of, and that it was meant ends it', async () => {
  const kept = await lay('New');
  await act(kept);
  for (let left = 55; left > 0; left--) kept.store.person.remove('deals', 2);
  await act(kept);
  expect((await waiting(kept))[0]!.message).toMatch(
    /^Deals: 55 rows went at once, out of 60 \(Deal \d+; Deal \d+; Deal \d+ …\)\. Was that meant\?$/,
  );

  await give(kept, 'fine');

  expect((await act(kept)).questions).toBe(0);
});

test('very many rows that went are brought back when it was not meant', async () => {
  const kept = await lay('New');
  await act(kept);
  const before = (await kept.column('Deals', 'Deal')).toSorted();
  for (let left = 55; left > 0; left--) kept.store.person.remove('deals', 2);
  await act(kept);

  const answered = await give(kept, 'restore');

  expect(answered).toMatchObject({ answer: 'restore', refused: 0, cause: expect.any(String) });
  expect(answered.said).toContain('0 cells put back, 55 rows brought back');
  expect((await kept.column('Deals', 'Deal')).toSorted()).toEqual(before);
  expect((await act(kept)).questions).toBe(0);
});

test('what was emptied in very many rows is put back when it was not meant', async () => {
  const kept = await lay('New');
  await act(kept);
  for (let row = 2; row < 57; row++) kept.store.person.type('deals', row, 'stage', null);
  await act(kept);
  expect((await waiting(kept))[0]!.message).toMatch(/^Deals: cells were emptied in 55 rows at once, out of 60 /);

  await give(kept, 'restore');

  expect((await kept.column('Deals', 'Stage')).filter((stage) => stage === 'New')).toHaveLength(many);
});

test('a spreadsheet that may be a copy is left alone until a person says that it is the one', async () => {
  const kept = await lay('New');
  const named = (name: string): KeptDesk => ({
    ...kept,
    desk: {
      ...kept.desk,
      openBook: async () => ({
        ...kept.store,
        close: async () => {},
        identity: async () => name,
        stands: async () => true,
      }),
    },
  });
  await act(named('that'));
  const copied = named('this');
  await expect(act(copied)).rejects.toMatchObject({ code: 'store.copied' });
  expect((await waiting(copied)).map(({ kind }) => kind)).toEqual(['copy']);

  await give(copied, 'same');

  expect(await act(copied)).toMatchObject({ questions: 0, read: many });
});
