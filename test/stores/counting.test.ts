import { readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import type { CountedStore } from '../../manifests/stores-page.ts';
import { countCalls, countsFile, describeBook, vendors } from './counting/count-calls.ts';

jest.setTimeout(120_000);

const known: readonly CountedStore[] = JSON.parse(readFileSync(countsFile, 'utf8'));
const of = (kind: string) => known.find((one) => one.kind === kind);
const sum = (calls: Readonly<Record<string, number>> = {}) => Object.values(calls).reduce((a, b) => a + b, 0);

describe('what stores can do and cost is as the reference says: node test/stores/counting/count-calls.ts', () => {
  test.each(Object.keys(vendors))('%s', async (kind) => {
    expect(await countCalls(kind)).toEqual(of(kind));
  });

  test('workbook', async () => {
    expect(await describeBook()).toEqual(of('workbook'));
  });
});

describe('what is promised of the calls', () => {
  const asking = 'asking whether anybody touched it, when nobody did';
  const edited = 'one edited row of which the vendor told';
  const many = '1,000 edited rows';

  test('asking while nobody touched it is one light call; in Notion one for each table', () => {
    expect(of('google-sheets')!.calls[asking]).toEqual({ 'files.get': 1 });
    expect(of('airtable')!.calls[asking]).toEqual({ 'list payloads': 1 });
    expect(of('notion')!.calls[asking]).toEqual({ 'query a data source': 2 });
  });

  test('one edited row is one reading and one writing; Notion is looked at once more just before', () => {
    expect(of('google-sheets')!.calls[edited]).toEqual({ 'spreadsheets.get': 1, 'spreadsheets.batchUpdate': 1 });
    expect(of('airtable')!.calls[edited]).toEqual({ 'list payloads': 1, 'update records': 1 });
    expect(of('notion')!.calls[edited]).toEqual({ 'retrieve a page': 2, 'update a page': 1 });
  });

  test('a thousand rows are two calls in Google Sheets, one for every ten in Airtable, one writing each in Notion', () => {
    expect(sum(of('google-sheets')!.calls[many])).toBe(2);
    expect(of('airtable')!.calls[many]).toMatchObject({ 'update records': 100 });
    expect(of('notion')!.calls[many]).toMatchObject({ 'update a page': 1000 });
  });
});
