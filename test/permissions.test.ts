import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { languages } from '../adapters/languages/index.ts';
import { airtable } from '../adapters/stores/airtable/index.ts';
import { routes } from './emulators/airtable/routes.ts';
import { newWorld } from './emulators/notion/world.ts';
import { patientClock } from './patient-clock.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The rows of the tables under a heading of the page, cell by cell. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = read('docs/permissions.md').split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]!.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names of the permissions there, as they are said in code. */
function namesUnder(heading: string): readonly string[] {
  return tableUnder(heading).flatMap(([, name = '']) => /^`(.+)`$/.exec(name)?.[1] ?? []);
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join(folder, name)));
}

const short = (scope: string) => scope.replace('https://www.googleapis.com/auth/', '');

describe('the page of permissions', () => {
  test('names what the script asks for, and nothing else', () => {
    const { oauthScopes } = JSON.parse(read('apps-script/appsscript.json'));
    expect([...namesUnder('The script in Google Sheets')].sort()).toEqual(oauthScopes.map(short).sort());
  });

  test('names what Rowcall’s own account with Google is used for, wherever that stands in the code', () => {
    const asked = ['adapters', 'functions', 'cli'].flatMap(sourcesIn).flatMap((text) => {
      return text.match(/https:\/\/www\.googleapis\.com\/auth\/[\w.]+/g) ?? [];
    });
    const written = namesUnder("Rowcall's own account with Google");
    expect([...written].sort()).toEqual([...new Set(asked.map(short))].sort());
  });

  test('names the scopes of Airtable that its calls need, that the key asks for, and that connecting tells of', () => {
    const optional = 'user.email:read';
    const needed = new Set(routes.flatMap(({ scope }) => scope ?? []));
    expect([...namesUnder('Airtable')].sort()).toEqual([...needed, optional].sort());
    const { how } = airtable.needs!.find(({ name }) => name === 'AIRTABLE_TOKEN')!;
    for (const scope of needed) {
      expect(how).toContain(scope);
      for (const { messages } of languages) expect(messages['report.guide.airtable.token']).toContain(scope);
    }
  });

  test('names what Notion refuses where it is not allowed', () => {
    const words = { update: '“Update content”', insert: '“Insert content”', users: '“Read user information' };
    expect(Object.keys(words)).toEqual(Object.keys(newWorld(patientClock('2026-11-22T09:00:00.000Z')).rights));
    const said = tableUnder('Notion').map(([first]) => first);
    for (const one of Object.values(words)) expect(said).toContainEqual(expect.stringContaining(one));
  });

  test('says of each what it is used for, and what does not work without it', () => {
    for (const heading of ['The script in Google Sheets', "Rowcall's own account with Google", 'Airtable', 'Notion']) {
      const rows = tableUnder(heading).filter(([words = '']) => words.startsWith('“'));
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect([row.length, row.every((cell) => cell.length > 3)]).toEqual([4, true]);
    }
  });
});
