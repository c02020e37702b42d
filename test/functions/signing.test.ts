import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { history } from '../../adapters/actions/history.ts';
import { remoteDesk } from '../remote/remote-desk.ts';
import { type SigningTeam, signingTeam, visitor } from './signing-team.ts';

let team: SigningTeam;
let link: string;

beforeEach(async () => {
  team = await signingTeam();
  await team.tick();
  link = await team.choose('Accept');
});

afterEach(async () => {
  await team.close();
});

const phone = () => team.row()['Phone'];
const is = (email: string) => ({ email, email_verified: true });

/** Follows the link, signs in with Google as somebody, and answers the page that comes then. */
async function signIn(email: string, claims: Readonly<Record<string, unknown>> = {}) {
  const browser = visitor();
  team.google.person = { ...is(email), ...claims };
  await browser.get(link);
  return { browser, page: await browser.post(link, { do: 'google' }) };
}

async function confirm({ browser, page }: Awaited<ReturnType<typeof signIn>>) {
  return await browser.post(link, { do: 'confirm', proof: browser.proofIn(page.text) });
}

describe('a word that counts only under a name', () => {
  test('is answered in the row with a link, is cleared, and nothing else has happened', () => {
    expect(team.row()).toMatchObject({ Phone: '067 123 45 67', 'Rowcall action': null });
    expect(link).toMatch(/\/sign\/[\w-]{22}$/u);
    expect(team.row()['Rowcall note']).toContain(`Name: “Accept” needs your name: ${link}`);
    expect(String(team.row()['Rowcall note']).length).toBeLessThanOrEqual(140);
  });

  test('is done once whoever may decide it has signed in with Google and said yes, and history names them', async () => {
    const signed = await signIn('olena@gmail.com');
    expect(signed.page.status).toBe(200);
    expect(signed.page.text).toContain('You are olena@gmail.com.');
    expect(signed.page.text).toContain('This cell is written:');
    expect(signed.page.text).toContain('<dd>067 123 45 67 → <strong>+380 67 123 4567</strong></dd>');
    expect(phone()).toBe('067 123 45 67');

    const done = await confirm(signed);

    expect([done.status, done.text]).toEqual([200, expect.stringContaining('Accepted, 1 cell written.')]);
    expect(phone()).toBe('+380 67 123 4567');
    expect(team.row()['Rowcall note']).toBe('Name: accepted, 1 cell written.');
    const asked = { manifest: `${team.folder}/team.yaml`, table: 'people', row: 'Ann' };
    const { lines } = await perform(history, remoteDesk(), asked);
    expect(JSON.stringify(lines)).toContain('olena@gmail.com');
  });

  test('works on one’s own address in the settings, and for anybody of the staff where they say so', async () => {
    expect((await signIn('boss@gmail.com')).page.text).toContain('This cell is written:');

    link = await team.choose('Decline');
    expect((await signIn('ivan@gmail.com')).page.text).toContain('This suggestion is turned down');

    link = await team.choose('Accept');
    await confirm(await signIn('olena@gmail.com'));
    link = await team.choose('Undo');
    const undone = await confirm(await signIn('ivan@gmail.com'));

    expect(undone.text).toContain('Undone; it holds again what it held.');
    expect(phone()).toBe('067 123 45 67');
  });

  test('is refused to everybody else, and to whoever has left', async () => {
    for (const email of ['ivan@gmail.com', 'petro@gmail.com', 'stranger@gmail.com']) {
      const { browser, page } = await signIn(email);
      expect([page.status, page.text]).toEqual([403, expect.stringContaining('This is not for you to decide')]);
      expect(page.text).not.toContain('067 123 45 67');
      await browser.post(link, { do: 'confirm', proof: browser.proofIn(page.text) });
    }
    expect(phone()).toBe('067 123 45 67');
  });

  test('is done by nobody who only opens the link, however often and in whatever way', async () => {
    const { browser } = await signIn('olena@gmail.com');
    for (const url of [link, `${link}?do=confirm`, `${link}?do=confirm&proof=x`]) await browser.get(url);
    const head = await fetch(link, { method: 'HEAD' });
    expect(head.status).toBe(405);
    expect(phone()).toBe('067 123 45 67');
    expect((await (await team.workspace()).lookAtSigning(link.split('/').at(-1)!, null)).is).toBe('who');
  });

  test('shows nothing of the row to whoever has not signed in', async () => {
    const { status, text } = await visitor().get(link);
    expect(status).toBe(200);
    expect(text).toContain('Somebody chose “Accept” in a row of People.');
    expect(text).not.toMatch(/Ann|067 123/u);
  });

  test('is done once: a link that was used tells what came of it, and does nothing more', async () => {
    const signed = await signIn('olena@gmail.com');
    await confirm(signed);
    team.edit('Phone', '050 111 22 33');
    await team.tick();

    const again = await confirm(signed);

    expect([again.status, phone()]).toEqual([200, '050 111 22 33']);
    expect((await visitor().get(link)).status).toBe(410);
  });

  test('counts for what the row held: changed since, it is not done', async () => {
    const signed = await signIn('olena@gmail.com');
    team.edit('Phone', '050 111 22 33');
    await team.tick();

    const late = await confirm(signed);

    expect([late.status, late.text]).toEqual([409, expect.stringContaining('The row was changed meanwhile')]);
    expect(phone()).toBe('050 111 22 33');
  });

  test('leads nowhere after half an hour, and the note no longer shows it', async () => {
    const signed = await signIn('olena@gmail.com');
    team.pass(31);

    expect((await confirm(signed)).status).toBe(410);
    expect((await visitor().get(link)).status).toBe(410);
    await team.tick();
    expect(String(team.row()['Rowcall note'])).not.toContain('/sign/');
    expect(phone()).toBe('067 123 45 67');
  });

  test('stands still while Rowcall is paused, and where it only looks on', async () => {
    const signed = await signIn('olena@gmail.com');
    team.write('watch');
    expect((await confirm(signed)).text).toContain('Rowcall only looks on here');
    team.write('suggest');
    const { pause } = await import('../../adapters/actions/pause.ts');
    await perform(pause, remoteDesk(), { manifest: `${team.folder}/team.yaml` });

    expect((await confirm(signed)).text).toContain('Rowcall is paused');
    expect(phone()).toBe('067 123 45 67');
  });

  test('of which there would be nothing to do is answered at once', async () => {
    await team.choose('Accept', 1);
    expect(team.row(1)['Rowcall note']).toBe('Name: nothing waits for your word in this row.');
  });
});

describe('whoever has not signed in themselves', () => {
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['for another program', { aud: 'somebody-else.apps.example' }],
    ['of another sign-in', { nonce: 'another' }],
    ['too old', { iat: 1_600_000_000, exp: 1_600_003_600 }],
    ['of another issuer', { iss: 'https://accounts.example' }],
    ['with an address that nobody has checked', { email_verified: false }],
  ];

  test.each(wrong)('is nobody: a token %s', async (_, claims) => {
    const { browser, page } = await signIn('olena@gmail.com', claims);
    expect(page.text).toContain('Google did not say who you are.');
    expect((await browser.get(link)).text).toContain('Who are you?');
  });

  test('is nobody: a token that Google has not signed', async () => {
    team.google.forge = (token) => `${token.slice(0, -8)}AAAAAAAA`;
    expect((await signIn('olena@gmail.com')).page.text).toContain('Google did not say who you are.');
  });

  test('is nobody: an address that is not Google’s to give', async () => {
    expect((await signIn('olena@example.com')).page.text).toContain('Google does not vouch for this address.');
    expect((await signIn('olena@example.com', { hd: 'example.com' })).page.status).toBe(403);
  });

  test('is nobody: who came back with what another browser was given', async () => {
    const { browser } = await signIn('olena@gmail.com');
    const other = visitor();
    const { status } = await other.get(`${team.url}/sign/google?state=x&code=y`);
    expect([status, team.google.exchanged(), browser.jar.size]).toEqual([400, 1, 1]);
  });

  test('is nobody: who has declined', async () => {
    const browser = visitor();
    expect((await browser.post(link, { do: 'google' })).text).toContain('Google did not say who you are.');
  });

  test('cannot have it done from a page of theirs, nor with a made-up proof or cookie', async () => {
    const { browser, page } = await signIn('olena@gmail.com');
    const proof = browser.proofIn(page.text);
    const foreign = await browser.post(link, { do: 'confirm', proof }, { origin: 'https://evil.example' });
    const crossSite = await browser.post(link, { do: 'confirm', proof }, { 'sec-fetch-site': 'cross-site' });
    expect([foreign.status, crossSite.status]).toEqual([403, 403]);
    await browser.post(link, { do: 'confirm', proof: `${proof.slice(0, -2)}xx` });
    const other = visitor();
    for (const name of browser.jar.keys()) other.jar.set(name, 'A'.repeat(120));
    await other.post(link, { do: 'confirm', proof });
    await visitor().post(link, { do: 'confirm', proof });
    expect(phone()).toBe('067 123 45 67');
  });

  test('cannot use the yes to one row for another', async () => {
    const { browser, page } = await signIn('olena@gmail.com');
    const proof = browser.proofIn(page.text);
    team.edit('Phone', '067 765 43 21', 1);
    await team.tick();
    const second = await team.choose('Accept', 1);
    await browser.post(second, { do: 'confirm', proof });
    expect(team.row(1)['Phone']).toBe('067 765 43 21');
  });

  test('can say that they are somebody else', async () => {
    const { browser } = await signIn('ivan@gmail.com');
    await browser.post(link, { do: 'leave' });
    expect((await browser.get(link)).text).toContain('Who are you?');
  });
});

describe('a team without Google', () => {
  const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(text)?.[0] ?? '';
  const work = async () => await (await team.workspace()).kick.idle();

  test('proves an address by a code that is sent there', async () => {
    const browser = visitor();
    const asked = await browser.post(link, { do: 'code', email: 'Olena@gmail.com' });
    await work();
    const [letter] = team.letters();
    expect(letter).toMatchObject({ person: { email: 'olena@gmail.com' } });

    const typed = codeIn(letter.text).toLowerCase().replace('-', ' ');
    const page = await browser.post(link, { do: 'enter', email: 'olena@gmail.com', code: typed });
    expect(asked.text).toContain('a code is on its way');
    const done = await confirm({ browser, page });

    expect([done.text, phone()]).toEqual([expect.stringContaining('Accepted'), '+380 67 123 4567']);
  });

  test('proves it for that link alone: who reads the codes of one spreadsheet is nobody elsewhere', async () => {
    const browser = visitor();
    await browser.post(link, { do: 'code', email: 'olena@gmail.com' });
    await work();
    const code = codeIn(team.letters()[0].text);
    await browser.post(link, { do: 'enter', email: 'olena@gmail.com', code });
    expect((await browser.get(link)).text).toContain('You are olena@gmail.com.');

    team.edit('Phone', '067 765 43 21', 1);
    await team.tick();
    const second = await team.choose('Accept', 1);
    expect((await browser.get(second)).text).toContain('Who are you?');
    expect((await browser.post(second, { do: 'enter', email: 'olena@gmail.com', code })).status).toBe(403);
  });

  test('sends nothing to whoever may not decide it, and does not tell', async () => {
    const told = await visitor().post(link, { do: 'code', email: 'ivan@gmail.com' });
    await work();
    expect(told.text).toContain('If ivan@gmail.com may decide this, a code is on its way');
    expect(() => team.letters()).toThrow();
  });

  test('a wrong code is no proof, and cannot be guessed for long', async () => {
    const browser = visitor();
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn++)
      statuses.push(
        (await browser.post(link, { do: 'enter', email: 'olena@gmail.com', code: `AAAA-000${turn}` })).status,
      );
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await browser.get(link)).text).toContain('Who are you?');
  });

  test('is not written to more often than anybody reads', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn++)
      statuses.push((await visitor().post(link, { do: 'code', email: 'olena@gmail.com' })).status);
    await work();
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(team.letters().length).toBe(1);
  });
});

test('no page is kept, framed, or lets a script run', async () => {
  const { headers } = await visitor().get(link);
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:\d+; frame-ancestors 'none'; base-uri 'none'$/u,
    ),
  });
});

test('a link that nobody made leads nowhere, in the language of the browser', async () => {
  const answer = await fetch(`${team.url}/sign/${'a'.repeat(22)}`, { headers: { 'accept-language': 'uk-UA,uk' } });
  expect([answer.status, await answer.text()]).toEqual([
    404,
    expect.stringContaining('Це посилання вже нікуди не веде'),
  ]);
  for (const path of ['', '/..%2f', '/<script>', `/${'a'.repeat(23)}`])
    expect((await fetch(`${team.url}/sign${path}`)).status).toBe(404);
});

test('what went wrong is told without a name, a key or a cell', async () => {
  await confirm(await signIn('olena@gmail.com'));
  expect(JSON.stringify(team.lines)).not.toMatch(/olena|067|google-secret|kkkk/u);
});
