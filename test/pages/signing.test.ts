import { afterAll, afterEach, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languages } from '../../adapters/languages/index.ts';
import { type SigningTeam, signingTeam } from '../functions/signing-team.ts';
import { openChromium } from './chromium.ts';
import { pageTest } from './page-test.ts';

const telephone = { width: 360, height: 740 };
let browser: Browser | undefined;
let team: SigningTeam | undefined;

afterEach(async () => {
  await team?.close();
  team = undefined;
});

afterAll(async () => {
  await browser?.close();
});

describe.each(languages)('the pages behind a link in a row, in $code', (language) => {
  pageTest('lead somebody with a telephone and no scripts from the link to what is done', async () => {
    browser ??= await openChromium();
    team = await signingTeam({ language: language.code });
    await team.tick();
    const link = await team.choose(language.say({ code: 'report.verb.accept' }));
    team.google.person = { email: 'olena@gmail.com', email_verified: true };
    const say = (code: string, args = {}) => language.say({ code, args });
    const choice = say('report.verb.accept');

    const context = await browser.newContext({ viewport: telephone, javaScriptEnabled: false, locale: 'de-DE' });
    const tab = await context.newPage();
    const heard: string[] = [];
    tab.on('console', (message) => heard.push(message.text()));
    const fits = async (name: string) =>
      expect([name, await tab.evaluate('document.documentElement.scrollWidth')]).toEqual([name, telephone.width]);
    await tab.goto(link);
    await fits('who');
    await tab.getByRole('button', { name: say('ui.sign.google') }).click();
    await fits('ready');
    expect(await tab.getByRole('heading').textContent()).toBe(say('ui.sign.ready.title', { choice }));
    await tab.getByRole('button', { name: choice, exact: true }).click();
    await fits('done');
    expect(await tab.getByRole('heading').textContent()).toBe(say('ui.sign.done.title'));

    expect(team.row()['Phone']).toBe('+380 67 123 4567');
    expect(heard).toEqual([]);
    await context.close();
  });
});
