import { describe, expect, test } from '@jest/globals';
import { accept } from '../../adapters/actions/accept.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { overview } from '../../adapters/actions/overview.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { recordKey } from '../../core/record.ts';
import type { AskedDesk } from './asked-desk.ts';
import { askedDesk } from './asked-desk.ts';
import { settingsIn } from './desk.ts';

const list = (kept: AskedDesk) => perform(questions, kept.desk, kept.asked);

describe('questions', () => {
  test('nothing waits where nothing was asked; suggestions are only counted', async () => {
    const kept = await askedDesk();
    const seen = await list(kept);
    expect(questions.output.parse(seen)).toEqual(seen);
    expect(seen).toEqual({ language: 'en', book: 'b.xlsx', questions: [], suggestions: 2 });
  });

  test('asking what waits makes no memory of a spreadsheet that has none', async () => {
    const kept = await askedDesk();
    const opened = kept.opened();
    const desk = { ...kept.desk, remembers: async () => false };
    expect(await perform(questions, desk, kept.asked)).toMatchObject({ questions: [], suggestions: 0 });
    expect(kept.opened()).toBe(opened);
  });

  test('the most urgent stand first: a copy, what may be lost, what would change, what two wrote, what was sent', async () => {
    const kept = await askedDesk();
    await kept.send('reminder/1', 'unknown');
    await kept.askConflict('conflict/1', 'New', 'Lost');
    await kept.holdBack('guard/1');
    await kept.ask({ key: 'later/1', kind: 'later' as 'duplicate' });
    await kept.ask({ key: 'alarm/c/people/removed', kind: 'alarm', args: { what: 'removed', count: 2, total: 9 } });
    await kept.ask({ key: 'copy/1', kind: 'copy', args: { here: 'h', known: '' } });
    const { questions: seen } = await list(kept);
    expect(seen.map(({ kind }) => kind)).toEqual(['copy', 'alarm', 'guard', 'conflict', 'unknown-effect', 'later']);
  });

  test('two people: says where, both values and whose the other is', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    const { questions: seen } = await list(kept);
    expect(questions.output.parse({ language: 'en', book: 'b', questions: seen, suggestions: 0 }).questions).toEqual(
      seen,
    );
    expect(seen).toMatchObject([
      {
        key: 'conflict/1',
        short: expect.stringMatching(/^[0-9a-z]{4}$/),
        table: 'People',
        row: 2,
        label: 'Ann',
        column: 'Stage',
        message: 'Two wanted this cell. It holds “New” now; the other value is “Lost” (Olena).',
        answers: [
          { answer: 'keep', does: 'what stands there stays' },
          { answer: 'other', does: 'write the other value' },
        ],
      },
    ]);
  });

  test('two people: a value typed since is told as what stands there now', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    kept.store.person.type('people', 2, 'stage', 'Won');
    await perform(apply, kept.desk, kept.asked);
    const { questions: seen } = await list(kept);
    expect(seen[0]!.message).toContain('It holds “Won” now, which was typed since; the other value is “Lost”');
  });

  test('much would change: shows some of the cells', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');
    const { questions: seen } = await list(kept);
    expect(seen[0]!.message).toBe('2 cells in 2 rows of People would change at once. That was held back.');
    expect(seen[0]!.examples).toEqual([
      { table: 'People', row: 2, label: 'Ann', column: 'Phone', from: '067 123 45 67', to: '+380 67 123 4567' },
      { table: 'People', row: 3, label: 'Bob', column: 'Phone', from: '0677654321', to: '+380 67 765 4321' },
    ]);
  });

  test('much would change: is no question any more once each cell was accepted by itself', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');
    await perform(accept, kept.desk, { ...kept.asked, column: 'Phone' });
    expect((await list(kept)).questions).toEqual([]);
  });

  test('new settings: says how much would change and be sent, with the examples that it brings', async () => {
    const kept = await askedDesk();
    const id = (await kept.record('Bob')).slice('people/'.length);
    const examples = JSON.stringify([
      { table: 'people', id, field: 'stage', from: 'Won', to: 'Lost' },
      { table: 'people', id, field: 'no-such-field', from: 'a', to: 'b' },
    ]);
    await kept.ask({
      key: 'guard/model/f',
      kind: 'guard',
      args: { what: 'model', count: 300, records: 280, messages: 1, examples },
    });
    const [seen] = (await list(kept)).questions;
    expect(seen!.message).toBe(
      'The settings or Rowcall itself have changed. That would change 300 cells in 280 rows and send 1 message. It was held back.',
    );
    expect(seen!.examples).toEqual([
      { table: 'People', row: 3, label: 'Bob', column: 'Stage', from: 'Won', to: 'Lost' },
    ]);
  });

  test('many rows are gone: names the first of them', async () => {
    const kept = await askedDesk();
    const about = [await kept.record('Ann'), await kept.record('Bob'), recordKey('people', 'never-seen')];
    await kept.ask({
      key: 'alarm/c/people/removed',
      kind: 'alarm',
      about,
      args: { what: 'removed', count: 60, total: 100, table: 'People', cause: 'c' },
    });
    expect((await list(kept)).questions[0]!.message).toBe(
      'People: 60 rows went at once, out of 100 (Ann; Bob). Was that meant?',
    );
  });

  test('nobody knows whether it was sent: says where to look', async () => {
    const kept = await askedDesk();
    await kept.send('reminder/1', 'unknown');
    expect((await list(kept)).questions[0]).toMatchObject({
      label: 'Bob',
      message: 'We do not know whether a message in Slack about Bob was sent. Look in Slack.',
    });
  });

  test('a kind that only a later version knows is listed, without answers', async () => {
    const kept = await askedDesk();
    await kept.ask({ key: 'later/1', kind: 'later' as 'duplicate' });
    expect((await list(kept)).questions[0]).toMatchObject({
      kind: 'later',
      message: 'This version of Rowcall cannot decide this question; a later one can.',
      answers: [],
    });
  });

  test('speaks the language of the team', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');
    const settings = kept.asked.settings.replace('language: en', 'language: uk');
    expect(settings).not.toBe(settingsIn('en', ''));
    const { questions: seen } = await perform(questions, kept.desk, { ...kept.asked, settings });
    expect(seen[0]!.message).toBe('Водночас змінилися б 2 клітинки в 2 рядках на аркуші «People». Це відкладено.');
    expect(seen[0]!.answers.map(({ does }) => does)).toEqual(['лишити клітинки як є', 'змінити їх усі']);
  });

  test('apply and check tell how many wait', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    await kept.ask({ key: 'later/1', kind: 'later' as 'duplicate' });
    expect((await perform(apply, kept.desk, kept.asked)).questions).toBe(2);
    expect((await perform(overview, kept.desk, kept.asked)).questions).toBe(2);
  });
});
