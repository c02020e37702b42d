import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian, Ubuntu and others put it; CHROMIUM says otherwise. */
const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser on this computer, if there is one. */
export const chromiumHere = places.find((place) => place !== undefined && existsSync(place));

/** Starts the browser. Throws where there is none. */
export async function openChromium(): Promise<Browser> {
  if (chromiumHere === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
  return await chromium.launch({ executablePath: chromiumHere, args: ['--no-sandbox', '--font-render-hinting=none'] });
}
