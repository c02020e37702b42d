import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { checkSettings } from '../../adapters/actions/check-settings.ts';
import { layDesk } from '../../functions/compose.ts';
import { loadSettings } from '../../manifests/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-notepad-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = `rowcall: 1
name: Кава
store: { kind: workbook, file: clean.csv }
language: uk
zone: UTC
currency: UAH
countries: [UA]
tables:
  people:
    label: name
    fields:
      name: { type: text, column: "Ім'я", required: true }
`;
const windows = settings.replaceAll('\n', '\r\n');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();

async function read(name: string, bytes: Uint8Array) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return await perform(checkSettings, layDesk(), { manifest: file });
}

describe('settings saved by Notepad', () => {
  test.each([
    ['with lines as Windows ends them', Buffer.from(windows)],
    ['in UTF-8 with a mark before it', Buffer.from(`\ufeff${windows}`)],
    ['in UTF-16', Buffer.from(`\ufeff${windows}`, 'utf16le')],
    ['in UTF-16 turned round', big(`\ufeff${windows}`)],
    ['in UTF-16 without a mark', Buffer.from(windows, 'utf16le')],
    ['in UTF-16 turned round, without a mark', big(windows)],
  ])('%s are simply read', async (how, bytes) => {
    expect(await read(`${how}.yaml`, bytes)).toMatchObject({ language: 'uk', tables: [{ columns: 1 }] });
  });

  test('in the letters of one country only are not guessed: it is said how to save them', async () => {
    const ansi = Buffer.concat([Buffer.from('rowcall: 1\r\nname: '), Buffer.from([0xca, 0xe0, 0xe2, 0xe0])]);
    const refused = read('ansi.yaml', ansi);
    await expect(refused).rejects.toMatchObject({ code: 'settings.invalid' });
    await expect(refused).rejects.toThrow(/Save it as UTF-8 \(in Notepad/);
  });

  test.each([
    ['name: “Кава”', '“Кава”', 'These quotes are curly: write straight ones, "Кава"'],
    ['  people:', '\tpeople:', 'Use spaces to indent, not tabs'],
  ])('with %s written as Word or the tab key would: the place is named', (_, written, said) => {
    const [place] = written.startsWith('\t') ? ['  people:'] : ['Кава'];
    const loaded = loadSettings(settings.replace(place!, written).replaceAll('\n', '\r\n'), 'rowcall.yaml');
    const issues = 'issues' in loaded ? loaded.issues : [];
    const line = settings.split('\n').findIndex((one) => one.includes(place!)) + 1;
    expect(issues[0]).toMatchObject({ message: said, line });
  });

  test('curly quotes inside straight ones are meant', () => {
    const loaded = loadSettings(settings.replace('name: Кава', 'name: "“Кава”"'), 'rowcall.yaml');
    expect('issues' in loaded ? loaded.issues : []).toEqual([]);
  });
});
