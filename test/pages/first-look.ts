import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { perform } from '../../adapters/actions/calling/action.ts';
import { tryBook } from '../../adapters/actions/try-book.ts';
import { languageByCode } from '../../adapters/languages/index.ts';
import { triedPage } from '../../cli/try-page.ts';
import { layDesk } from '../../functions/compose.ts';
import type { Tongue } from '../../manifests/samples/coffee/said.ts';
import { storyDay, tellStory } from '../../manifests/samples/coffee/story.ts';

const images = join(import.meta.dirname, '..', '..', 'docs', 'images');

/** The page of a first look at the sample team as the repository shows it, and the picture of its beginning. */
export const shown = { page: join(images, 'first-look.html'), picture: join(images, 'first-look.png') };

/** Of a screen, in pixels of CSS; the picture has twice as many each way. */
const size = { width: 860, height: 760 };

/** Makes the page for the morning of the story. */
export async function firstLook(tongue: Tongue): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rowcall-page-'));
  try {
    const { book, settings } = tellStory(tongue, storyDay);
    const file = join(folder, 'zerno.xlsx');
    await writeFile(file, book);
    const desk = { ...layDesk(), clock: { now: () => `${storyDay}T06:00:00.000Z`, sleep: async () => {} } };
    const tried = await perform(tryBook, desk, { book: file, settings, points: 5, masked: true });
    return triedPage(tried, languageByCode(tongue)!, true);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Takes a picture of the beginning of a page. */
export async function pictureOf(browser: Browser, page: string): Promise<Buffer> {
  const tab = await browser.newPage({ viewport: size, deviceScaleFactor: 2, colorScheme: 'light' });
  try {
    await tab.setContent(page);
    return await tab.screenshot();
  } finally {
    await tab.close();
  }
}
