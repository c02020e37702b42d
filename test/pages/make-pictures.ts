import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openChromium } from './chromium.ts';
import { firstLook, pictureOf, shown } from './first-look.ts';

/** Makes the pictures of the first page of the repository anew: `npm run pictures`. */
const page = await firstLook('en');
const browser = await openChromium();
try {
  mkdirSync(dirname(shown.page), { recursive: true });
  writeFileSync(shown.page, page);
  writeFileSync(shown.picture, await pictureOf(browser, page));
} finally {
  await browser.close();
}
