import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { requestKinds } from './google/batch-update.ts';
import { methods } from './google/call.ts';
import type { Covered } from './google/coverage.ts';
import { coverage } from './google/coverage.ts';
import { faultKinds } from './google/faults.ts';
import { deals, open, refusalOf, robot, scopes, spreadsheetId } from './google/kit.ts';
import { shapeOf } from './google/schema.ts';

const here = join(import.meta.dirname, 'google');
const tests = [...readdirSync(here).filter((name) => name.endsWith('.test.ts'))]
  .map((name) => readFileSync(join(here, name), 'utf8'))
  .join('\n');
const covered = (what: Covered['what']) =>
  coverage
    .filter((one) => one.what === what)
    .map(({ name }) => name)
    .sort();

describe('the table of what the emulator does', () => {
  test('names every call, request, fault and action of a person that there is, and no other', async () => {
    const { google } = await open(deals([['Name']]));
    expect(covered('call')).toEqual(methods.map(({ name }) => name).sort());
    expect(covered('request')).toEqual([...requestKinds].sort());
    expect(covered('fault')).toEqual([...faultKinds].sort());
    expect(covered('person')).toEqual(Object.keys(google.human(spreadsheetId)).sort());
  });

  test.each(coverage.map(({ what, name, shownBy }) => [what, name, shownBy]))(
    '%s %s is shown by a test',
    (_, name, shownBy) => {
      expect(tests).toMatch(new RegExp(`(?:test|\\)\\()\\(?\\s*'${escaped(shownBy)}'`));
      expect(name).not.toBe('');
    },
  );
});

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('what the emulator does not know', () => {
  const others = [...shapeOf('sheets', 'Request').keys()].filter((kind) => !requestKinds.includes(kind));

  test('is refused as such, so that no test rests on silence', async () => {
    const { google, batch } = await open(deals([['Name']]), { quota: { perUser: null, perProject: null } });
    expect(others.length).toBeGreaterThan(40);
    for (const kind of others) {
      const request: sheets_v4.Schema$Request = { [kind]: {} };
      expect(await refusalOf(batch([request]))).toMatchObject({
        status: 501,
        error: { message: `The emulator does not know the request ${kind}.` },
      });
    }
    expect(google.doc(spreadsheetId).version).toBe(1);
  });

  test('holds for every other address too', async () => {
    const { google, sheets } = await open(deals([['Name']]));
    const append = { spreadsheetId, range: 'Deals', valueInputOption: 'RAW', requestBody: { values: [['x']] } };
    expect(await refusalOf(sheets.spreadsheets.values.append(append))).toMatchObject({ status: 501 });
    const headers = { authorization: `Bearer ${google.accounts.grant(robot, scopes)}` };
    const answer = await google.fetch(`${google.url}/drive/v3/changes`, { headers });
    expect(answer.status).toBe(501);
  });
});
