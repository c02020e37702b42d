import { expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { joinedField } from '../../core/joined.ts';
import { contactHeaders, joiningDesk } from './joining-desk.ts';

const tabs = [
  {
    title: 'Contacts',
    headers: contactHeaders,
    rows: [
      ['Ivan Petrov', 'ivan@petrov.example', null, 'Likes tea', 'vip', 2],
      ['Vanya P.', null, '067 123 45 67', 'Calls on Mondays', 'new', 3],
      ['Petrov I.', null, null, 'Moved house', 'old', 4],
    ],
  },
  {
    title: 'Deals',
    headers: ['Deal', 'Contact'],
    rows: [
      ['Roof', 'Vanya P.'],
      ['Door', 'Petrov I.'],
      ['Gate', 'Ivan Petrov'],
    ],
  },
];

async function joinedDesk(rows = ['2', '3', '4'], more = {}) {
  const desk = await joiningDesk(tabs);
  const before = await desk.theirs();
  const merged = await perform(merge, desk.desk, { ...desk.asked, table: 'Contacts', rows, person: 'Anna', ...more });
  expect(merged.done).toBe(true);
  const part = async (row: string) =>
    await perform(unmerge, desk.desk, { ...desk.asked, table: 'Contacts', row, person: 'Anna' });
  const into = async () =>
    await Promise.all([2, 3, 4].map(async (place) => (await desk.row('Contacts', place))[joinedField] !== null));
  const deals = async () =>
    await Promise.all([2, 3, 4].map(async (place) => (await desk.row('Deals', place))['contact']));
  return { desk, before, merged, part, into, deals };
}

test('one of several rows is parted with its values and links; the others stay joined', async () => {
  const { desk, part, into, deals } = await joinedDesk();
  expect(await desk.row('Contacts', 2)).toMatchObject({
    comment: 'Likes tea\nCalls on Mondays\nMoved house',
    visits: 9,
  });

  const parted = await part('3');

  expect(parted).toMatchObject({ parted: ['Vanya P.'], kept: [], message: '' });
  expect(await into()).toEqual([false, false, true]);
  expect(await desk.row('Contacts', 2)).toMatchObject({
    phone: null,
    comment: 'Likes tea\nMoved house',
    tags: ['vip', 'old'],
    visits: 6,
  });
  expect(await deals()).toEqual(['Vanya P.', 'Ivan Petrov', 'Ivan Petrov']);
  await perform(apply, desk.desk, desk.asked);
  expect(await deals()).toEqual(['Vanya P.', 'Ivan Petrov', 'Ivan Petrov']);
  await desk.state.close();
});

test.each([
  ['3', '4'],
  ['4', '3'],
])('rows parted one by one, %s before %s, leave everything as it was', async (first, second) => {
  const { desk, before, part } = await joinedDesk(['2', '4', '3']);

  await part(first);
  const last = await part(second);

  expect(last).toMatchObject({ kept: [], message: '' });
  expect(await desk.theirs()).toEqual(before);
  await desk.state.close();
});

test('what people changed in the kept row stays and is listed, and the row is parted all the same', async () => {
  const { desk, part, into } = await joinedDesk();
  desk.store.person.type('contacts', 2, 'comment', 'Likes coffee');

  const { kept } = await part('3');

  expect(kept).toMatchObject([{ column: 'Comment', now: 'Likes coffee' }]);
  expect(await desk.row('Contacts', 2)).toMatchObject({ comment: 'Likes coffee', visits: 6 });
  expect(await into()).toEqual([false, false, true]);
  await desk.state.close();
});

test('a value that a person took from the parted row goes with it; one taken from another stays', async () => {
  const take = { take: { Name: '3', Comment: '4' } };
  const { desk, part } = await joinedDesk(['2', '3', '4'], take);
  expect(await desk.row('Contacts', 2)).toMatchObject({ name: 'Vanya P.', comment: 'Moved house' });

  await part('3');

  expect(await desk.row('Contacts', 2)).toMatchObject({ name: 'Ivan Petrov', comment: 'Moved house' });
  await desk.state.close();
});

test('undoing the parting joins the row again', async () => {
  const { desk, part, into, deals } = await joinedDesk();
  const joined = await desk.row('Contacts', 2);
  const { cause } = await part('3');

  await perform(undo, desk.desk, { ...desk.asked, cause: cause!, person: 'Anna' });

  expect(await into()).toEqual([false, true, true]);
  expect(await desk.row('Contacts', 2)).toMatchObject({ comment: joined['comment'], visits: 9 });
  expect(await deals()).toEqual(['Ivan Petrov', 'Ivan Petrov', 'Ivan Petrov']);
  await desk.state.close();
});

test('what is typed in a joined row meanwhile does not keep its former value in the kept one', async () => {
  const { desk, part } = await joinedDesk();
  desk.store.person.type('contacts', 3, 'comment', 'Calls on Fridays');
  desk.store.person.type('contacts', 3, 'phone', '050 111 22 33');

  const { kept } = await part('3');

  expect(kept).toEqual([]);
  expect(await desk.row('Contacts', 2)).toMatchObject({ comment: 'Likes tea\nMoved house', phone: null });
  expect(await desk.row('Contacts', 3)).toMatchObject({ comment: 'Calls on Fridays' });
  await desk.state.close();
});
