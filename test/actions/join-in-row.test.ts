import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { joinedField } from '../../core/joined.ts';
import type { JoiningDesk } from './joining-desk.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const ivan = ['Ivan Petrov', 'ivan@petrov.example', '+380 67 123 4567', null, 'vip', null];
const vanya = ['Vanya Petrov', 'ivan@petrov.example', null, 'Calls on Mondays', null, null];
const olena = ['Olena Koval', 'olena@koval.example', '+380 50 765 4321', null, null, null];

const settings = `${joiningTables.replace('note: says }', 'note: says, actions: true }')}duplicates:
  contacts: { values: { phone: ask } }
`;

const lay = async (...rows: readonly (readonly (string | number | null)[])[]) =>
  await joiningDesk(
    [
      { title: 'Contacts', headers: contactHeaders, rows },
      { title: 'Deals', headers: ['Deal', 'Contact'], rows: [['Roof', 'Vanya Petrov']] },
    ],
    settings,
  );

/** A person chooses a word in the row, and Rowcall comes by. */
async function choose({ store, desk, asked }: JoiningDesk, place: number, word: string): Promise<void> {
  store.person.type('contacts', place, '_action', word);
  await perform(tick, desk, asked);
}

describe('“Join” in the row', () => {
  test('is offered in the note, joins the row with its only twin, and says so in both', async () => {
    const desk = await lay(ivan, vanya, olena);
    expect((await desk.row('Contacts', 3))['says']).toMatch(
      /^Name: “Ivan Petrov” again \(same e-mail.+\)\? Choose Join or Not a duplicate\./u,
    );

    await choose(desk, 3, 'Join');

    const [kept, joined] = await Promise.all([2, 3].map((place) => desk.row('Contacts', place)));
    expect(kept).toMatchObject({ comment: 'Calls on Mondays', [joinedField]: null });
    expect(joined![joinedField]).toContain('Ivan Petrov');
    expect(joined!['says']).toContain('this row was joined into “Ivan Petrov”. Not right? Choose Undo.');
    expect(joined!['_action']).toBeNull();
    expect(await desk.row('Deals', 2)).toMatchObject({ contact: 'Ivan Petrov' });
    await desk.state.close();
  });

  test.each([
    ['the row that was kept', 2],
    ['the row that was joined', 3],
  ])('is taken back by “Undo” in %s: everything is as it was', async (_, place) => {
    const desk = await lay(ivan, vanya, olena);
    const before = await desk.theirs();
    await choose(desk, 2, 'Join');
    expect(await desk.theirs()).not.toEqual(before);

    await choose(desk, place, 'Undo');

    expect(await desk.theirs()).toEqual(before);
    expect((await desk.row('Contacts', 3))[joinedField]).toBeNull();
    expect((await desk.row('Contacts', place))['says']).toContain('parted; each row stands for itself again.');
    for (const one of [2, 3]) expect((await desk.row('Contacts', one))['says']).not.toContain('was joined into');
    await desk.state.close();
  });

  test('is no longer told by the row that was kept once the other was parted, though nothing changed in it', async () => {
    const desk = await lay(ivan, [vanya[0]!, vanya[1]!, null, null, null, null], olena);
    await choose(desk, 2, 'Join');
    expect((await desk.row('Contacts', 2))['says']).toContain('“Vanya Petrov” was joined into this row.');

    await choose(desk, 3, 'Undo');

    expect((await desk.row('Contacts', 2))['says']).toContain('parted; each row stands for itself again.');
    expect((await desk.row('Contacts', 2))['says']).not.toContain('was joined into');
    await desk.state.close();
  });

  test('asks which one where there are several, and says what to type', async () => {
    const desk = await lay(ivan, vanya, ivan);

    await choose(desk, 2, 'Join');

    expect((await desk.row('Contacts', 2))['says']).toMatch(
      /^Name: more than one may be the same: rows (?:3, 4|4, 3)\. Say which: rowcall merge 2 [34] · /u,
    );
    for (const place of [2, 3, 4]) expect((await desk.row('Contacts', place))[joinedField]).toBeNull();
    await desk.state.close();
  });

  test('asks whose value is right where the settings want a person to say it', async () => {
    const desk = await lay(ivan, ['Іван Петров', 'ivan@petrov.example', '+380 50 111 2233', null, null, null]);

    await choose(desk, 2, 'Join');

    expect((await desk.row('Contacts', 2))['says']).toContain(
      'say whose value is right in Phone: rowcall merge 2 3 --take COLUMN=ROW',
    );
    await desk.state.close();
  });

  test('has nothing to do in a row without a twin, and in one that was joined before', async () => {
    const desk = await lay(ivan, vanya, olena);
    await perform(merge, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });

    await choose(desk, 4, 'Join');
    await choose(desk, 3, 'Join');

    expect((await desk.row('Contacts', 4))['says']).toBe('Name: no other row is taken for this one.');
    expect((await desk.row('Contacts', 3))['says']).toContain('this row was joined into “Ivan Petrov” before.');
    await desk.state.close();
  });
});
