import { expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { SignInLinks } from '../../adapters/actions/calling/sign-in-links.ts';
import { lookAtSigning } from '../../adapters/actions/diagnosing/look-at-signing.ts';
import { openSettings, whereabouts } from '../../adapters/actions/examining/open-book.ts';
import { keptDesk } from './kept-desk.ts';

const links: SignInLinks = { address: 'https://crm.example/sign/', token: () => 'k', hasGoogle: true };

async function looked(actions: string, { staff = true, signInLinks = links as SignInLinks | null } = {}) {
  const settings = `tables:
  people:
    title: People
    label: name
    fields:
      name: { type: text, column: Name }
  staff:
    title: Staff
    label: name
    fields:
      name: { type: text, column: Name }
      email: { type: email, column: E-mail }
${staff ? 'staff: { table: staff, email: email }' : ''}
status:
  people: { actions: ${actions} }
`;
  const kept = await keptDesk(settings, [
    { title: 'People', headers: ['Name'], rows: [['Ann']] },
    { title: 'Staff', headers: ['Name', 'E-mail'], rows: [['Olena', 'olena@gmail.com']] },
  ]);
  await perform(apply, kept.desk, kept.asked);
  const desk = { ...kept.desk, signInLinks: () => signInLinks };
  const loaded = await openSettings(desk, kept.asked);
  const found = await lookAtSigning(desk, whereabouts(desk, kept.asked, loaded), loaded);
  return found.map(({ is, code, args = {} }) => [is, code, ...Object.values(args)]);
}

test('the doctor says nothing of names where none is asked for', async () => {
  expect(await looked('true', { signInLinks: null })).toEqual([]);
});

test('the doctor says where names are given, and that nobody can be led there', async () => {
  expect(await looked('{ accept: [Olena], undo: staff }')).toEqual([['well', 'report.sign.ready', links.address]]);
  expect(await looked('{ accept: [Olena] }', { signInLinks: null })).toEqual([['doubtful', 'sign.nowhere']]);
  expect(await looked('{ accept: [Olena] }', { signInLinks: { ...links, hasGoogle: false } })).toEqual([
    ['doubtful', 'sign.no-way'],
  ]);
});

test('the doctor finds names that nobody has, and a list of staff that is not there', async () => {
  expect(await looked('{ accept: [Olena, Olna], undo: [boss@gmail.com] }')).toEqual([
    ['doubtful', 'sign.unknown', 'Olna'],
  ]);
  expect(await looked('{ accept: staff }', { staff: false })).toEqual([['doubtful', 'sign.no-staff']]);
  expect(await looked('{ accept: [boss@gmail.com] }', { staff: false })).toEqual([
    ['well', 'report.sign.ready', links.address],
  ]);
});
