import { describe, expect, test } from '@jest/globals';
import { accept } from '../../adapters/actions/accept.ts';
import { answer } from '../../adapters/actions/answer.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { check } from '../../adapters/actions/check.ts';
import { decline } from '../../adapters/actions/decline.ts';
import { duplicatesInBook } from '../../adapters/actions/duplicates-in-book.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { notDuplicate } from '../../adapters/actions/not-duplicate.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { reconcile } from '../../core/reconcile.ts';
import { contactHeaders, type JoiningDesk, joiningDesk, joiningTables } from './joining-desk.ts';

const ivan = ['Ivan Petrov', 'ivan@petrov.example', '+380 67 123 4567', null, null, null];
const vanya = ['Іван Петров', 'Ivan@Petrov.example', null, 'Calls on Mondays', null, null];
const olena = ['Olena Koval', 'olena@koval.example', '+380 50 765 4321', null, null, null];
const deals = { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] };
const contacts = (...rows: readonly (readonly (string | number | null)[])[]) => [
  { title: 'Contacts', headers: contactHeaders, rows },
  deals,
];

const usual = `${joiningTables}duplicates:\n  contacts:\n`;
const saying = (section: string) => `${joiningTables}duplicates:\n  contacts: ${section}\n`;

/** What waits for a word about rows that are probably the same. */
async function waitingIn(desk: JoiningDesk) {
  const { questions: all } = await perform(questions, desk.desk, desk.asked);
  return all.filter(({ kind }) => kind === 'duplicate');
}

describe('rows that are probably the same', () => {
  test('with nothing but the table named, both are told of each other, with the reasons in words', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya, olena), usual);

    const [first, second] = await Promise.all([2, 3].map((place) => desk.row('Contacts', place)));

    expect(first!['says']).toContain('“Іван Петров” again (same e-mail');
    expect(second!['says']).toContain('“Ivan Petrov” again (same e-mail');
    expect(await desk.codes('Contacts', 4)).toEqual([]);
    await desk.state.close();
  });

  test('they are listed with what joining would make of them, and one word joins them', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya, olena), usual);

    const { groups } = await perform(duplicatesInBook, desk.desk, desk.asked);
    const joins = await waitingIn(desk);
    const all = await perform(accept, desk.desk, desk.asked);
    const one = await perform(accept, desk.desk, { ...desk.asked, key: joins[0]!.key, person: 'Anna' });

    expect(groups).toMatchObject([{ table: 'Contacts', rows: [{ row: 2 }, { row: 3 }], join: { kept: { row: 2 } } }]);
    expect(all.joined).toEqual([]);
    expect(one.joined).toMatchObject([{ message: '', cause: expect.any(String) }]);
    expect(await desk.row('Contacts', 2)).toMatchObject({ comment: 'Calls on Mondays' });
    expect(await desk.codes('Contacts', 2)).toEqual([]);
    expect((await perform(duplicatesInBook, desk.desk, desk.asked)).groups).toEqual([]);
    await desk.state.close();
  });

  test('once a person has said that they are not the same, nobody is asked again, whatever is typed or set', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya, olena), usual);
    const asked = { ...desk.asked, rows: ['2', '3'] };

    const said = await perform(notDuplicate, desk.desk, { ...asked, person: 'Anna' });
    const again = await perform(notDuplicate, desk.desk, { ...asked, person: 'Boris' });
    desk.store.person.type('contacts', 3, 'phone', '+380 67 123 4567');
    await perform(apply, desk.desk, desk.asked);
    const other = { ...desk.asked, settings: desk.asked.settings.replace('name: Test', 'name: Other') };
    await perform(apply, desk.desk, other);

    expect([said.noted, said.before]).toEqual([1, []]);
    expect([again.noted, again.before]).toMatchObject([0, [{ who: 'Anna' }]]);
    expect(await waitingIn(desk)).toEqual([]);
    expect((await perform(duplicatesInBook, desk.desk, desk.asked)).groups).toEqual([]);
    const { tables } = await perform(check, desk.desk, desk.asked);
    expect(tables.flatMap(({ findings }) => findings.map(({ code }) => code))).not.toContain('duplicates.likely');

    await perform(notDuplicate, desk.desk, { ...asked, maybe: true, person: 'Anna' });
    expect(await waitingIn(desk)).toHaveLength(1);
    await desk.state.close();
  });

  test('turning a suggestion down says the same', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya), usual);
    const joins = await waitingIn(desk);

    const { apart } = await perform(decline, desk.desk, { ...desk.asked, key: joins[0]!.key, person: 'Anna' });

    expect(apart).toHaveLength(1);
    expect(await waitingIn(desk)).toEqual([]);
    await desk.state.close();
  });

  test('each group is one question, which says why, and whose answers join them or tell them apart', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya, olena, olena), usual);
    const all = await waitingIn(desk);
    const first = all.find(({ message }) => message.includes('Ivan'));
    const second = all.find(({ message }) => message.includes('Olena'));
    const say = { ...desk.asked, person: 'Anna' };

    const done = await perform(answer, desk.desk, { ...say, question: first!.short, answer: 'accept' });
    const apart = await perform(answer, desk.desk, { ...say, question: second!.key, answer: 'decline' });

    expect(first!.message).toContain('row 2: Ivan Petrov · row 3: Іван Петров');
    expect(first!.message).toContain('same e-mail');
    expect(done).toMatchObject({ answer: 'accept', refused: 0, cause: expect.any(String) });
    expect(apart).toMatchObject({ answer: 'decline', refused: 0, cause: null });
    expect(await waitingIn(desk)).toEqual([]);
    expect(await desk.codes('Contacts', 3)).toEqual(['joined.into']);
    expect(await desk.codes('Contacts', 5)).toEqual([]);
    await expect(perform(answer, desk.desk, { ...say, question: first!.key, answer: 'accept' })).rejects.toMatchObject({
      code: 'question.not-found',
    });
    await desk.state.close();
  });

  test('an e-mail that only one row should have is not told of beside it, and again once they are said to be different', async () => {
    const unique = usual.replace('type: email, column: E-mail', 'type: email, column: E-mail, unique: true');
    const desk = await joiningDesk(contacts(ivan, vanya), unique);
    expect(await desk.codes('Contacts', 2)).toEqual(['duplicates.likely']);

    await perform(notDuplicate, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });

    expect(await desk.codes('Contacts', 2)).toEqual(['validation.taken']);
    await desk.state.close();
  });

  test('warn says so and suggests nothing', async () => {
    const desk = await joiningDesk(contacts(ivan, vanya), saying('{ when: warn }'));

    expect(await desk.codes('Contacts', 2)).toContain('duplicates.likely');
    expect(await waitingIn(desk)).toEqual([]);
    await desk.state.close();
  });
});

describe('equal submissions', () => {
  test('eleven of them, sent in as requests at once, make one row where sure duplicates are forbidden', async () => {
    const desk = await joiningDesk(contacts(olena), saying('{ when: forbid }'));
    const { model } = desk.loaded();
    const set = { name: 'Ivan Petrov', email: 'ivan@petrov.example', phone: '+380 67 123 4567' };
    const requests = Array.from({ length: 11 }, (_, n) => ({
      key: `form ${n}`,
      cause: `form ${n}`,
      actor: { is: 'program', name: 'form' } as const,
      edits: [],
      creates: [{ table: 'contacts', key: `form ${n}`, set }],
    }));

    const { answers } = await reconcile({ ...desk.desk, store: desk.store, state: desk.state }, model, { requests });

    const refused = [...answers.values()].filter((finding) => finding !== null);
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ code: 'duplicates.likely', others: [expect.stringContaining('contacts/')] });
    const there = Object.keys(await desk.theirs()).filter((row) => row.startsWith('contacts'));
    expect(there).toHaveLength(2);
    await desk.state.close();
  });

  const anna = ['Anna Bondar', 'anna@bondar.example', '+380 63 222 3344', null, null, null];
  const merging = saying('{ when: merge, trusted: 1 }');

  test('eleven equal rows become one by themselves, once people have shown that joining is right', async () => {
    const eleven = Array.from({ length: 11 }, () => ivan);
    const desk = await joiningDesk(contacts(...eleven, anna, anna), merging, 'act');
    const standing = async () => {
      const rows = Object.values(
        (await desk.store.read([{ table: 'contacts' }], null)).tables.get('contacts')!.records,
      );
      return rows.filter(({ cells }) => (cells['_merged_into'] ?? null) === null).length;
    };

    expect((await perform(tick, desk.desk, desk.asked)).joined).toBe(0);
    expect(await standing()).toBe(13);
    await perform(merge, desk.desk, { ...desk.asked, rows: ['13', '14'], person: 'Anna' });
    desk.store.person.type('contacts', 13, 'comment', 'Somebody was here');
    const { joined } = await perform(tick, desk.desk, desk.asked);

    expect(joined).toBe(10);
    expect(await standing()).toBe(2);
    await desk.state.close();
  });

  test('when a person takes one back, nothing is joined by itself until people have joined enough again', async () => {
    const desk = await joiningDesk(contacts(ivan, ivan, anna, anna, olena), merging, 'act');
    await perform(merge, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });
    await perform(unmerge, desk.desk, { ...desk.asked, row: '3', person: 'Anna' });
    desk.store.person.type('contacts', 6, 'comment', 'Somebody was here');

    expect((await perform(tick, desk.desk, desk.asked)).joined).toBe(0);
    await perform(merge, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });
    desk.store.person.type('contacts', 6, 'comment', 'And here again');
    expect((await perform(tick, desk.desk, desk.asked)).joined).toBe(1);
    await desk.state.close();
  });
});
