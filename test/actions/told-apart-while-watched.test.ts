import { expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { duplicatesInBook } from '../../adapters/actions/duplicates-in-book.ts';
import { settingsWithMode } from '../../adapters/actions/letting-in/settings-with-mode.ts';
import { notDuplicate } from '../../adapters/actions/not-duplicate.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { contactHeaders, joiningTables } from './joining-desk.ts';
import { keptDesk } from './kept-desk.ts';

const ivan = ['Ivan Petrov', 'ivan@petrov.example', null, null, null, null];
const vanya = ['Vanya Petrov', 'ivan@petrov.example', null, null, null, null];
const olena = ['Olena Koval', 'olena@koval.example', null, null, null, null];

test('while Rowcall only watches, rows are told apart for ever without a word being written, and stay so once it answers', async () => {
  const rows = [ivan, olena, vanya, olena];
  const kept = await keptDesk(`${joiningTables}duplicates:\n  contacts:\n`, [
    { title: 'Contacts', headers: contactHeaders, rows },
    { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
  ]);
  const { book, settings } = kept.asked;
  const watching = { book, settings: settingsWithMode(settings, 'watch') };
  const suggesting = { book, settings: settingsWithMode(settings, 'suggest') };
  const before = kept.store.tabs();
  const listed = async (asked: typeof watching) => {
    const { groups } = await perform(duplicatesInBook, kept.desk, asked);
    const { questions: waiting } = await perform(questions, kept.desk, asked);
    return [groups.map((group) => group.rows.map(({ row }) => row)), waiting.length];
  };
  await perform(tick, kept.desk, watching);
  expect(await listed(watching)).toEqual([
    [
      [2, 4],
      [3, 5],
    ],
    2,
  ]);

  await perform(notDuplicate, kept.desk, { ...watching, rows: ['2', '4'], person: 'Anna' });
  expect((await perform(tick, kept.desk, watching)).duplicates).toBe(1);
  expect(await listed(watching)).toEqual([[[3, 5]], 1]);
  expect(kept.store.tabs()).toEqual(before);

  await perform(tick, kept.desk, suggesting);
  expect(await listed(suggesting)).toEqual([[[3, 5]], 1]);
  await kept.state.close();
});
