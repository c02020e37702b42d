import { expect, test } from '@jest/globals';
import { presentFinding } from '../../core/present.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const tabs = [
  {
    title: 'Contacts',
    headers: contactHeaders,
    rows: [
      ['Ivan Petrov', 'ivan@petrov.example', '+380 67 318 4902', null, null, null],
      ['Vanya Petrov', 'Ivan@Petrov.example', '+380 67 318 4902', null, null, null],
    ],
  },
  { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
];

async function saidTo(audience: 'staff' | 'channel' | 'log', label = 'name'): Promise<string> {
  const tables = joiningTables.replace('label: name', `label: ${label}`);
  const desk = await joiningDesk(tabs, `${tables}duplicates:\n  contacts:\n`);
  const { model } = desk.loaded();
  const [kept] = await desk.state.records('contacts', [await desk.id('Contacts', 2)]);
  const finding = kept!.findings.find(({ code }) => code === 'duplicates.likely')!;
  const { message, remedy } = presentFinding(model, { audience, language: model.locale.language }, finding, null);
  await desk.state.close();
  return `${message} ${remedy}`;
}

test('why rows are the same is said whole where the team reads it', async () => {
  const said = await saidTo('staff');

  expect(said.toLowerCase()).toContain('ivan@petrov.example');
  expect(said).toMatch(/67 318/u);
});

test.each(['channel', 'log'] as const)('to a %s phones and e-mails are masked in the reasons', async (audience) => {
  const said = await saidTo(audience);

  expect(said.toLowerCase()).not.toContain('ivan@');
  expect(said).toContain('•••@');
  expect(said).not.toMatch(/318\D?49/u);
  expect(said).toContain('Vanya Petrov');
});

test('nor is a row called by its e-mail there', async () => {
  expect((await saidTo('channel', 'email')).toLowerCase()).not.toContain('ivan@');
});
