import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { address } from './connected.ts';
import { folder, scriptFiles, settingsOfScript } from './script-files.ts';
import { newWorld } from './world.ts';

const text = scriptFiles.map((file) => file.text).join('\n');
const root = join(folder, '..');

/** The names that files declare for each other: in Apps Script all files share them. */
const declared = [...text.matchAll(/^(?:function|const) (\w+)/gm)].map(([, name]) => name!);

describe('the script', () => {
  test('is whole by itself: it imports nothing and loads nothing', () => {
    expect(text.match(/^\s*(?:import|export)\s.*|\brequire\(|\beval\(|<script/gm)).toBeNull();
  });

  test('declares every name once, since all its files share them', () => {
    expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([]);
  });

  test('offers Google and people these functions, and hides all others', () => {
    const functions = [...text.matchAll(/^function (\w+)/gm)].map(([, name]) => name!);
    expect(functions.filter((name) => !name.endsWith('_')).sort()).toEqual([
      'onOpen',
      'rowcallChanged',
      'rowcallCheckRow',
      'rowcallEdited',
      'rowcallHelp',
      'rowcallHourly',
      'rowcallSetUp',
      'rowcallShowWaiting',
      'rowcallTryAgain',
      'rowcallUndo',
    ]);
  });

  test('never writes into the spreadsheet, reads no cell, and opens no other', () => {
    expect(
      text.match(/\b(?:getValue|getValues|setValue|setValues|openById|openByUrl|appendRow|deleteRow)\b/g),
    ).toBeNull();
  });

  test('holds no key and no address of anybody', () => {
    expect(text.match(/https:\/\/[\w.]+\.[a-z]{2,}|AIza|ya29|[\w-]{40,}/g)).toBeNull();
  });

  test('keeps each of its files short', () => {
    expect(scriptFiles.filter((file) => file.text.split('\n').length > 301).map(({ name }) => name)).toEqual([]);
  });

  test('only these files go to Google', () => {
    const [all, ...kept] = readFileSync(join(folder, '.claspignore'), 'utf8').trim().split('\n');
    expect(all).toBe('**/**');
    expect(kept).toEqual(['!appsscript.json', '!*.js']);
    const others = readdirSync(folder).filter((name) => !name.endsWith('.js') && name !== 'appsscript.json');
    expect(others.filter((name) => name !== '.clasp.json').sort()).toEqual([
      '.claspignore',
      'globals.d.ts',
      'services.d.ts',
      'tsconfig.json',
    ]);
  });
});

describe('its permissions', () => {
  test('are all needed, and no other is', () => {
    const world = newWorld();
    const waiting = 'What is waiting';
    world.open();
    world.replies.push(address);
    world.choose('Set up');
    world.edit({ tab: 7, first: 2, last: 2 });
    world.change('OTHER');
    world.pass(3_600_000);
    world.chosen = { tab: 7, first: 2, last: 2 };
    for (const item of ['Check this row', waiting, 'Undo Rowcall’s last change here', 'Help']) world.choose(item);
    world.replies.push('');
    world.choose('Set up');
    expect(world.failures).toEqual([]);
    expect([...world.used].sort()).toEqual([...settingsOfScript.oauthScopes].sort());
  });

  test('are explained one by one, in the words Google shows', () => {
    const page = readFileSync(join(root, 'docs/permissions.md'), 'utf8');
    const section = /^## The script in Google Sheets$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(page)?.[1] ?? '';
    const rows = [...section.matchAll(/^\| “[^|”]+” \| `([^`]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, scope]) => scope);
    const short = settingsOfScript.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
    expect(rows).toEqual(short);
  });
});

describe('its words', () => {
  const files = scriptFiles.filter(({ name }) => name.startsWith('messages-'));
  const messages = files.map(({ name, text: source }) => {
    const entries = [...source.matchAll(/^ {2}(?:'([\w.-]+)'|(\w+)):\s*'((?:[^'\\]|\\.)*)',$/gm)];
    return { name, said: new Map(entries.map(([, quoted, bare, said]) => [quoted ?? bare!, said!])) };
  });
  const [english, ...others] = messages;

  test('stand in English, Russian and Ukrainian', () => {
    expect(files.map(({ name }) => name)).toEqual(['messages-en.js', 'messages-ru.js', 'messages-uk.js']);
    expect(english!.said.size).toBeGreaterThan(30);
    for (const { said } of others) expect([...said.keys()]).toEqual([...english!.said.keys()]);
  });

  test('speak in every language of the same things', () => {
    const slots = (said: string) => [...new Set(said.match(/\{\w+\}/g))].sort();
    for (const { said } of others)
      for (const [key, message] of said) expect([key, slots(message)]).toEqual([key, slots(english!.said.get(key)!)]);
  });

  test('are all used, and hold no word of the inside', () => {
    const code = scriptFiles
      .filter(({ name }) => !name.startsWith('messages-'))
      .map((file) => file.text)
      .join('\n');
    const unused = [...english!.said.keys()].filter(
      (key) => !code.includes(`'${key}'`) && !/^(?:failed|unsupported)\./.test(key),
    );
    expect(unused).toEqual([]);
    const inside =
      /\b(?:hints?|ticks?|manifests?|workspaces?|patch(?:es)?|effects?|findings?|journals?|mirrors?|debounce)\b/i;
    for (const { said } of messages) expect([...said.values()].filter((message) => inside.test(message))).toEqual([]);
  });
});
