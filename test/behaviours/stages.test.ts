import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cells } from '../../core/cell.ts';
import type { Entry } from '../../core/entry.ts';
import { dayNumber, dayText } from '../../core/work-time.ts';
import { loadSettings } from '../../manifests/load.ts';
import { added, carriedOut, found, type Given, given, planned, reviewed, typed } from '../given.ts';
import { modelOf } from '../settings.ts';

// It is Sunday, the 22nd of November.
const tables = `
tables:
  deals:
    label: title
    fields:
      title: { type: text }
      stage: { type: choice, options: [{ key: new, label: New }, Offer, Won] }
      since: { type: date }
`;
const model = modelOf(`${tables}stages: { deals: { field: stage, days: { New: 2, Offer: 14 }, since: since } }`);
const slow = modelOf(
  `hours: { holidays: ['11-20'] }${tables}stages: { deals: { field: stage, days: { New: 2 }, workdays: true } }`,
);

function entered(stage: string, at: string, isFound = false): Entry {
  const data = { stage, found: isFound };
  return { ledger: 'stage', key: `${stage}${at}`, subject: 'deals/d', at, about: 'deals/d', by: 'stages', data };
}

const world = (cells: Cells, ledger: readonly Entry[] = [], of = model) =>
  given(of, { deals: { d: { title: 'Roof', ...cells } } }, ledger);
const review = (at: Given) => planned(at, [reviewed(at.rows.get('deals/d')!)]).plan;
const record = (at: Given) => review(at).records[0]!;

describe('adapters/behaviours/stages', () => {
  test('a deal that has stood for longer than its stage is meant to last is asked about', () => {
    const { findings, wakes } = record(world({ stage: 'New' }, [entered('new', '2026-11-19T08:00:00.000Z')]));

    expect(findings).toMatchObject([
      { code: 'stage.stuck', severity: 'warning', field: 'stage', args: { stage: 'New', limit: 2, atLeast: false } },
    ]);
    expect(wakes).toEqual([]);
  });

  test('one that has time is looked at again at the midnight on which it has none any more', () => {
    const { findings, wakes } = record(world({ stage: 'New' }, [entered('new', '2026-11-20T08:00:00.000Z')]));

    expect(findings).toEqual([]);
    expect(wakes).toEqual([{ rule: 'stages', at: '2026-11-22T22:00:00.000Z' }]);
  });

  test('stages that are not named may last', () =>
    expect(record(world({ stage: 'Won' }, [entered('Won', '2020-01-01T08:00:00.000Z')])).findings).toEqual([]));

  test('a move begins the time anew, and is noted once', () => {
    const before = world({ stage: 'New' }, [entered('new', '2026-11-01T08:00:00.000Z')]);
    const { plan } = planned(before, [typed(before, 'deals', 'd', { stage: 'Offer' })]);
    expect(found(plan)).toEqual([]);
    expect(plan.records[0]!.entries).toMatchObject([{ subject: 'deals/d', data: { stage: 'Offer', found: false } }]);

    const after = carriedOut(before, plan);
    expect(record(after).entries).toEqual([]);
    expect(record(after).wakes).toEqual([{ rule: 'stages', at: '2026-12-06T22:00:00.000Z' }]);
  });

  test('of a deal that was there before Rowcall nobody knows since when: it is counted from the first look', () => {
    const first = record(world({ stage: 'New' }));

    expect(first.findings).toEqual([]);
    expect(first.entries).toMatchObject([{ data: { stage: 'new', found: true } }]);
    expect(record(world({ stage: 'New' }, [entered('new', '2026-11-10T08:00:00.000Z', true)])).findings).toMatchObject([
      { args: { atLeast: true } },
    ]);
  });

  test('unless the row itself says since when', () => {
    const late = entered('new', '2026-11-22T08:00:00.000Z', true);

    expect(record(world({ stage: 'New', since: '2026-11-01' }, [late])).findings).toMatchObject([
      { code: 'stage.stuck', args: { atLeast: false } },
    ]);
    expect(record(world({ stage: 'New', since: '2026-11-21' }, [late])).findings).toEqual([]);
  });

  test('what Rowcall has seen prevails over a day that nobody corrected', () => {
    const seen = entered('new', '2026-11-22T08:00:00.000Z');

    expect(record(world({ stage: 'New', since: '2026-01-01' }, [seen])).findings).toEqual([]);
  });

  test('a new row begins to stand when it is first seen', () => {
    const empty = given(model, {});

    expect(planned(empty, [added(empty, 'deals', 'e', { stage: 'New' })]).plan.records[0]!.entries[0]!.data).toEqual({
      stage: 'new',
      found: false,
    });
  });

  test('a cell that is empty or cannot be read stands for nothing', () => {
    expect(record(world({ stage: null })).entries).toEqual([]);
    expect(record(world({ stage: 'Nwe' })).entries).toEqual([]);
  });

  test('where workdays count, weekends and holidays do not', () => {
    const stood = (at: string) => record(world({ stage: 'New' }, [entered('new', at)], slow));

    // Thursday; Friday the 20th is a holiday.
    expect(stood('2026-11-19T08:00:00.000Z')).toMatchObject({
      findings: [],
      wakes: [{ at: '2026-11-24T22:00:00.000Z' }],
    });
    expect(stood('2026-11-16T08:00:00.000Z').findings).toMatchObject([{ args: { workdays: true } }]);
  });

  test('days may come from a list, where what is no stage or no number does not count', () => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]';
    const loaded = loadSettings(
      `${head}${tables}stages: { deals: { field: stage, days: { from: 'Lists!A2:B' } } }`,
      't',
    );
    if ('issues' in loaded) throw new Error(loaded.issues[0]!.message);
    const rows = [
      ['NEW', '2'],
      ['Talk', '5'],
      ['Offer', 'many'],
      ['Won', ''],
    ];
    const listed = loaded.withLists(new Map([['Lists!A2:B', rows]]))!.model;
    expect(listed.unread).toEqual([{ list: 'Lists!A2:B', rows: ['Talk 5', 'Offer many', 'Won'] }]);
    const stood = (stage: string) =>
      record(world({ stage }, [entered(stage === 'New' ? 'new' : stage, '2020-01-01T08:00:00.000Z')], listed));

    expect(stood('New').findings).toHaveLength(1);
    expect([...stood('Offer').findings, ...stood('Won').findings]).toEqual([]);
    expect(
      record(world({ stage: 'New' }, [entered('new', '2020-01-01T08:00:00.000Z')], loaded.model)).findings,
    ).toEqual([]);
  });

  test.each([
    ['{ deal: { field: stage, days: { New: 2 } } }', 'deals'],
    ['{ deals: { field: stge, days: { New: 2 } } }', 'stage'],
    ['{ deals: { field: stage, days: { Nwe: 2 } } }', 'New'],
  ])('%s is told with what was meant', (section, meant) => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]';
    const loaded = loadSettings(`${head}${tables}stages: ${section}`, 't');

    expect('issues' in loaded && loaded.issues[0]).toMatchObject({ suggestion: meant });
  });

  test('whoever is not asked about yet is looked at on the very first day on which they are', () => {
    const day = fc.integer({ min: dayNumber('2026-09-01'), max: dayNumber('2026-11-22') });
    fc.assert(
      fc.property(day, fc.constantFrom(model, slow), (since, of) => {
        const at = (shift: number) =>
          record(world({ stage: 'New' }, [entered('new', `${dayText(since - shift)}T12:00:00.000Z`)], of));
        const { findings, wakes } = at(0);

        expect(findings.length + wakes.length).toBe(1);
        // Whoever has stood for longer is no better off.
        if (findings.length > 0) expect(at(1).findings).toHaveLength(1);
      }),
    );
  });
});
