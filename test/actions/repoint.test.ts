import { expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { loadSettings } from '../../manifests/load.ts';
import { settingsIn } from './desk.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const people = { table: 'Contacts', rows: ['2', '3'], person: 'Anna' };
const part = { table: 'Contacts', row: '3', person: 'Anna' };

const tables = joiningTables.replace(
  'column: Contact }\n',
  'column: Contact }\n      payer: { type: reference, table: contacts, column: Payer }\n',
);
const saying = (repoint: string) => `${tables}duplicates:\n  contacts: { repoint: ${repoint} }\n`;

const tabs = [
  {
    title: 'Contacts',
    headers: contactHeaders,
    rows: [
      ['Ivan Petrov', 'ivan@petrov.example', null, null, null, null],
      ['Vanya P.', null, '067 123 45 67', null, null, null],
    ],
  },
  {
    title: 'Deals',
    headers: ['Deal', 'Contact', 'Payer'],
    rows: [
      ['Roof', 'Vanya P.', 'Vanya P.'],
      ['Door', 'Ivan Petrov', 'Ivan Petrov'],
    ],
  },
];

async function led(repoint: string) {
  const desk = await joiningDesk(tabs, saying(repoint));
  const deal = async () => {
    const { contact, payer } = await desk.row('Deals', 2);
    return [contact, payer];
  };
  const { done, children } = await perform(merge, desk.desk, { ...desk.asked, ...people });
  expect(done).toBe(true);
  return { desk, deal, columns: children.map(({ column }) => column) };
}

test.each([
  ['all', ['Ivan Petrov', 'Ivan Petrov'], ['Contact', 'Payer']],
  ['[deals]', ['Ivan Petrov', 'Ivan Petrov'], ['Contact', 'Payer']],
  ['[deals.payer]', ['Vanya P.', 'Ivan Petrov'], ['Payer']],
  ['none', ['Vanya P.', 'Vanya P.'], []],
])('with `repoint: %s` those links follow the joined row, and part with it again', async (repoint, after, columns) => {
  const { desk, deal, columns: told } = await led(repoint);

  expect([await deal(), told]).toEqual([after, columns]);
  await perform(apply, desk.desk, desk.asked);
  expect(await deal()).toEqual(after);

  await perform(unmerge, desk.desk, { ...desk.asked, ...part });
  expect(await deal()).toEqual(['Vanya P.', 'Vanya P.']);
  await desk.state.close();
});

test('a link that stays is no question, and the name of a joined row typed there leads to that row', async () => {
  const { desk } = await led('none');
  desk.store.person.type('deals', 3, 'contact', 'Vanya P.');
  await perform(apply, desk.desk, desk.asked);

  expect(await desk.row('Deals', 3)).toMatchObject({ contact: 'Vanya P.' });
  expect([await desk.codes('Deals', 2), await desk.codes('Deals', 3)]).toEqual([[], []]);
  await desk.state.close();
});

test('what has no links to the table cannot be named there', () => {
  const loaded = loadSettings(settingsIn('en', saying('[dealz]')), 'test.yaml');

  expect('issues' in loaded && loaded.issues[0]).toMatchObject({
    message: expect.stringContaining('No links of "dealz" lead to this table'),
    suggestion: 'deals',
  });
});
