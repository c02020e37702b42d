import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { tongues } from '../../manifests/samples/coffee/said.ts';
import { openChromium } from './chromium.ts';
import { firstLook, pictureOf, shown } from './first-look.ts';
import { pageTest } from './page-test.ts';

let browser: Browser | undefined;
const opened = async () => {
  browser ??= await openChromium();
  return browser;
};

afterAll(async () => {
  await browser?.close();
});

test('the page that the repository shows is the one that is made today', async () => {
  expect(readFileSync(shown.page, 'utf8')).toBe(await firstLook('en'));
});

pageTest('the picture on the first page has the size of one that is made today', async () => {
  expect(sizeOf(readFileSync(shown.picture))).toEqual(sizeOf(await pictureOf(await opened(), await firstLook('en'))));
});

describe.each(tongues)('the page of a first look in %s', (tongue) => {
  pageTest('asks nothing of the network and says nothing to the console', async () => {
    const tab = await (await opened()).newPage();
    const heard: string[] = [];
    tab.on('request', (request) => heard.push(request.url()));
    tab.on('console', (message) => heard.push(message.text()));
    tab.on('pageerror', (error) => heard.push(error.message));
    await tab.setContent(await firstLook(tongue));
    expect(heard).toEqual([]);
    expect(await tab.locator('section').count()).toBe(6);
    await tab.close();
  });

  pageTest('fits a telephone and a wide screen, light and dark', async () => {
    const tab = await (await opened()).newPage();
    await tab.setContent(await firstLook(tongue));
    for (const width of [320, 390, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        await tab.setViewportSize({ width, height: 800 });
        const wide = await tab.evaluate('document.documentElement.scrollWidth');
        expect([width, colorScheme, wide]).toEqual([width, colorScheme, width]);
      }
    await tab.close();
  });

  pageTest('can be printed', async () => {
    const tab = await (await opened()).newPage();
    await tab.setContent(await firstLook(tongue));
    const paper = await tab.pdf({ format: 'A4' });
    const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(3);
    await tab.close();
  });
});

/** Width and height of a PNG, from its head. */
function sizeOf(png: Buffer): readonly [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
