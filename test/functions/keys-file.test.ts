import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { saidBeside } from '../../functions/env.ts';
import { keepKeys, keysBeside, keysFileOf, readKeys } from '../../functions/keys-file.ts';

let settings: string;
beforeEach(() => {
  settings = join(mkdtempSync(join(tmpdir(), 'rowcall-keys-')), 'rowcall.yaml');
});

const key = JSON.stringify({ type: 'service_account', private_key: '-----BEGIN-----\nabc\n', owner: "O'Neill" });

describe('keys beside the settings', () => {
  test('are read back as they were kept, by nobody but their owner, and belong to no repository', async () => {
    const file = await keepKeys(settings, { GOOGLE_SERVICE_ACCOUNT: key, AIRTABLE_TOKEN: 'pat1.2' });

    expect(file).toBe(join(dirname(settings), '.rowcall', 'keys.env'));
    expect(readKeys(settings)).toEqual({ GOOGLE_SERVICE_ACCOUNT: key, AIRTABLE_TOKEN: 'pat1.2' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(dirname(file), '.gitignore'), 'utf8')).toBe('*\n');
    expect(keysBeside(settings)).toEqual({ file, isPrivate: true });
    chmodSync(file, 0o644);
    expect(keysBeside(settings)).toEqual({ file, isPrivate: false });
  });

  test('yield to what the environment says, and an empty variable says nothing', async () => {
    await keepKeys(settings, { AIRTABLE_TOKEN: 'kept', NOTION_TOKEN: 'kept' });
    expect(saidBeside(settings, { AIRTABLE_TOKEN: 'said', NOTION_TOKEN: '' })).toEqual({
      AIRTABLE_TOKEN: 'said',
      NOTION_TOKEN: 'kept',
    });
  });

  test('are none where no file is, and asking makes none', () => {
    expect([readKeys(settings), keysBeside(settings)]).toEqual([{}, null]);
    expect(existsSync(dirname(keysFileOf(settings)))).toBe(false);
  });

  test('replace the same keys; whatever else a person wrote there stays', async () => {
    mkdirSync(dirname(keysFileOf(settings)));
    writeFileSync(keysFileOf(settings), '# mine\nexport AIRTABLE_TOKEN=old\nOTHER="two\nlines"\n');
    await keepKeys(settings, { AIRTABLE_TOKEN: 'new' });

    expect(readKeys(settings)).toEqual({ OTHER: 'two\nlines', AIRTABLE_TOKEN: 'new' });
    expect(readFileSync(keysFileOf(settings), 'utf8')).toMatch(/^# mine\n/u);
    await keepKeys(settings, { OTHER: 'one' });
    expect(readKeys(settings)).toEqual({ AIRTABLE_TOKEN: 'new', OTHER: 'one' });
  });

  test('may hold any sign that a line may, or are refused without a word of what they are', async () => {
    const printable = fc.string({ unit: fc.constantFrom(...'aZ0 \'"`\\#=$%{}\t'), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(printable, async (value) => {
        try {
          await keepKeys(settings, { NOTION_TOKEN: value });
        } catch (error) {
          expect(String(error)).toBe('RowcallError: What is to be kept as NOTION_TOKEN holds signs that no key has.');
          return;
        }
        expect(readKeys(settings)['NOTION_TOKEN']).toBe(value);
      }),
      { numRuns: 50 },
    );
  });
});
