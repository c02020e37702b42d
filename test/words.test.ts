import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { perform } from '../adapters/actions/calling/action.ts';
import { tryBook } from '../adapters/actions/try-book.ts';
import { languages } from '../adapters/languages/index.ts';
import { allTriedLines } from '../cli/try-lines.ts';
import { triedPage } from '../cli/try-page.ts';
import { failures } from '../core/errors.ts';
import { layDesk } from '../functions/compose.ts';
import { layTeam } from '../functions/lay-team.ts';
import { newFolder, rowcall } from './cli/run.ts';
import { insideWordIn, insideWords } from './inside-words.ts';

const root = join(import.meta.dirname, '..');

describe('nobody has to learn our words', () => {
  test('to understand what a command is for', async () => {
    const { out } = await rowcall(newFolder(), ['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(15);
    const helps = await Promise.all(commands.map((name) => rowcall(newFolder(), [name, '--help'])));
    const told = helps.map(({ out: help }, at) => [commands[at], insideWordIn(help)]);
    expect(told.filter(([, word]) => word !== null)).toEqual([]);
    expect(insideWordIn(out)).toBeNull();
  });

  test('to know what to do when something fails', () => {
    const told = Object.entries(failures).map(([code, { help }]) => [code, insideWordIn(help)]);
    expect(told.filter(([, word]) => word !== null)).toEqual([]);
  });

  test.each(languages)('to read a first look and its page, in $code', async (language) => {
    const { book, settings } = await layTeam(language.code);
    const tried = await perform(tryBook, layDesk(), { book, settings, points: 99 });
    const layout = { width: 120, paint: (_: string, text: string) => text };
    expect(insideWordIn(allTriedLines(tried, language, layout).join('\n'))).toBeNull();
    const page = triedPage(tried, language, true).replace(/<style>.*?<\/style>/s, '');
    expect(insideWordIn(page)).toBeNull();
  });

  test.each(['docs/for-reps.md', 'docs/trust.md', 'docs/reference/try.md'])('to read %s', (page) => {
    // Code, paths and the targets of links are names, not words.
    const said = readFileSync(join(root, page), 'utf8').replace(/`[^`]*`|\]\([^)]*\)/g, '');
    expect(insideWordIn(said)).toBeNull();
  });

  test('and one that slips in is noticed, in any language', () => {
    for (const text of ['The manifest is wrong', 'Two findings', 'Конфлікт у рядку', 'Манифест команды'])
      expect(insideWordIn(text)).not.toBeNull();
    expect(insideWordIn('name them with --manifest FILE, or call rowcall tick')).toBeNull();
    expect(insideWords.test('A plain explanation of mirrored planes')).toBe(false);
  });
});
