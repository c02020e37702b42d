import { test } from '@jest/globals';
import { chromiumHere } from './chromium.ts';

/** A test of pages; where there is no Chromium it is skipped, and its name says why. */
export function pageTest(name: string, run: () => Promise<void>): void {
  if (chromiumHere === undefined) test.skip(`${name} (skipped: no Chromium here; apt-get install chromium)`, run);
  else test(name, run, 60_000);
}
