import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { joinedField } from '../../core/joined.ts';
import type { JoiningDesk } from './joining-desk.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const names = ['Anna Bondar', 'Ivan Petrov', 'Olena Koval', 'Taras Melnyk'];
const person = (name: string) => {
  const [given = '', family = ''] = name.toLowerCase().split(' ');
  const phone = `+380 67 123 45${names.indexOf(name)}${names.indexOf(name)}`;
  return [name, `${given}@${family}.example`, phone, null, null, null];
};

/** Everybody so many times, one after the other; people have joined the first two rows of Anna’s. */
async function lay(section: string, times: number, mode: 'suggest' | 'act' = 'act'): Promise<JoiningDesk> {
  const rows = names.flatMap((name) => Array.from({ length: name === names[0] ? 2 : times }, () => person(name)));
  const desk = await joiningDesk(
    [
      { title: 'Contacts', headers: contactHeaders, rows },
      { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
    ],
    `${joiningTables}duplicates:\n  contacts: ${section}\n`,
    mode,
  );
  await perform(merge, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });
  return desk;
}

const joinedIn = async ({ desk, asked }: JoiningDesk) => (await perform(tick, desk, asked)).joined;

describe('rows that are surely the same', () => {
  test('are joined by themselves, at most so many in one go; the others by the next', async () => {
    const desk = await lay('{ when: merge, trusted: 1, run: 2 }', 2);

    expect([await joinedIn(desk), await joinedIn(desk), await joinedIn(desk)]).toEqual([2, 1, 0]);
    await desk.state.close();
  });

  test('are left to people where there are more of them than may be joined at once', async () => {
    const desk = await lay('{ when: merge, trusted: 1, group: 2 }', 3);

    expect(await joinedIn(desk)).toBe(0);
    await expect(
      perform(merge, desk.desk, { ...desk.asked, rows: ['4', '5', '6'], person: 'Anna' }),
    ).rejects.toMatchObject({ code: 'join.impossible', message: '3 rows are more than may be joined at once: 2.' });
    await desk.state.close();
  });

  test.each([
    ['the settings only propose it', '{ trusted: 1 }', 'act'],
    ['nobody has said so in the settings', '', 'act'],
    ['Rowcall may only suggest there', '{ when: merge, trusted: 1 }', 'suggest'],
    ['people have not joined enough yet', '{ when: merge, trusted: 2 }', 'act'],
  ] as const)('are not joined by themselves where %s', async (_, section, mode) => {
    const desk = await lay(section, 2, mode);

    expect(await joinedIn(desk)).toBe(0);
    await desk.state.close();
  });

  test('are not joined by themselves again once a person has parted them, however many people join then', async () => {
    const desk = await lay('{ when: merge, trusted: 1, run: 1 }', 2);
    const about = { ...desk.asked, person: 'Anna' };
    expect(await joinedIn(desk)).toBe(1);
    const places = [4, 5, 6, 7, 8, 9];
    const isJoined = async (place: number) => (await desk.row('Contacts', place))[joinedField] !== null;
    const states = await Promise.all(places.map(isJoined));
    const parted = places[states.indexOf(true)]!;
    await perform(unmerge, desk.desk, { ...about, row: String(parted) });
    const free = [4, 6, 8].filter((first) => first !== parted - (parted % 2));
    await perform(merge, desk.desk, { ...about, rows: [free[0]!, free[0]! + 1].map(String) });

    expect([await joinedIn(desk), await joinedIn(desk)]).toEqual([1, 0]);
    expect(await isJoined(parted)).toBe(false);
    await desk.state.close();
  });
});

test('where sure ones are forbidden, a typed one stays and is to be fixed, in both rows, until it is another', async () => {
  const desk = await joiningDesk(
    [
      { title: 'Contacts', headers: contactHeaders, rows: [person(names[1]!), person(names[2]!)] },
      { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
    ],
    `${joiningTables}duplicates:\n  contacts: { when: forbid }\n`,
  );
  const signs = async () =>
    await Promise.all([2, 3].map(async (place) => (await desk.row('Contacts', place))['check']));
  const [name, email, phone] = person(names[1]!) as [string, string, string];

  for (const [field, cell] of Object.entries({ name, email, phone }))
    desk.store.person.type('contacts', 3, field, cell);
  await perform(tick, desk.desk, desk.asked);
  expect(await signs()).toEqual(['! 1', '! 1']);
  expect(await desk.row('Contacts', 3)).toMatchObject({ name, email, phone });
  expect((await desk.row('Contacts', 3))['says']).toMatch(/^Name: .*“Ivan Petrov”.*Correct one of them\./u);

  for (const [at, field] of ['name', 'email', 'phone'].entries())
    desk.store.person.type('contacts', 3, field, person(names[3]!)[at]!);
  await perform(tick, desk.desk, desk.asked);
  expect(await signs()).toEqual(['✓', '✓']);
  await desk.state.close();
});
