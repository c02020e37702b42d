import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { explain } from '../../adapters/actions/explain.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { JournalLine, Kept } from '../../core/state.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  deals:
    label: name
    fields:
      name: { type: text, column: Deal }
      stage: { type: choice, column: Stage, options: [New, Offer, Won] }
      says: { type: text, column: Rowcall, owner: rowcall }
`;

const lay = async () => {
  const kept = await keptDesk(settings, [{ title: 'Deals', headers: ['Deal', 'Stage'], rows: [['Beans', 'Offer']] }]);
  await perform(apply, kept.desk, kept.asked);
  return kept;
};

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T09:00:00.000Z`;

/** Leaves the record as if it had been seen first on a day, and lines of its history. */
async function remember(
  kept: KeptDesk,
  adopted: string | null,
  lines: readonly Pick<JournalLine, 'at' | 'before' | 'after' | 'actor' | 'rules'>[] = [],
): Promise<void> {
  const [record] = await kept.state.records('deals', 'all');
  const { id } = record!;
  const lease = (await kept.state.take('test', 60))!;
  await kept.state.settle(lease, {
    ...nothingSettled,
    plan: 'p',
    records: [{ ...record!, adopted } satisfies Kept],
    journal: lines.map((line, at) => ({ plan: `p${at}`, cause: 'c', table: 'deals', id, phase: 'observed', ...line })),
  });
  await kept.state.release(lease);
}

const standings = async (kept: KeptDesk, language = 'en') => {
  const settled = kept.asked.settings.replace('language: en', `language: ${language}`);
  const asked = { ...kept.asked, settings: settled, table: 'deals', row: '2' };
  const explained = await perform(explain, kept.desk, asked);
  expect(explain.output.parse(explained)).toEqual(explained);
  return explained.standings;
};

const somebody = { is: 'unknown', from: null, to: day(19) } as const;
const typed = { before: { stage: 'New' }, after: { stage: 'Offer' }, actor: somebody, rules: {} };

describe('how long a choice has stood', () => {
  test('at least since Rowcall came, for a record that was there before', async () => {
    const kept = await lay();
    await remember(kept, day(10));
    expect(await standings(kept)).toEqual([
      {
        column: 'Stage',
        value: 'Offer',
        since: day(10),
        atLeast: true,
        days: 12,
        standing: 'at least 12 days (since Rowcall)',
      },
    ]);
    expect((await standings(kept, 'ru'))[0]!.standing).toBe('не меньше 12 дней (с появления Rowcall)');
    expect((await standings(kept, 'uk'))[0]!.standing).toBe('щонайменше 12 днів (від появи Rowcall)');
  });

  test('since it was typed, with the day and whoever typed it', async () => {
    const kept = await lay();
    await remember(kept, day(10), [{ ...typed, at: day(19) }]);
    expect(await standings(kept)).toMatchObject([
      { days: 3, atLeast: false, standing: '3 days, since 19 November, by somebody in the spreadsheet' },
    ]);
    expect((await standings(kept, 'ru'))[0]!.standing).toBe('3 дня, с 19 ноября, автор: кто-то в таблице');
    expect((await standings(kept, 'uk'))[0]!.standing).toBe('3 дні, від 19 листопада, автор: хтось у таблиці');
  });

  test('since Rowcall wrote it, or somebody by a command; another year is named', async () => {
    const [ours, theirs] = [await lay(), await lay()];
    await remember(ours, null, [{ ...typed, at: '2025-11-21T22:30:00.000Z', rules: { stage: 'pipeline' } }]);
    const olena = { is: 'person', id: 'Olena', proof: 'claim' } as const;
    await remember(theirs, null, [{ ...typed, at: day(22), actor: olena, rules: { stage: 'request' } }]);
    expect((await standings(ours))[0]).toMatchObject({
      days: 365,
      standing: '365 days, since 22 November 2025, by Rowcall',
    });
    expect((await standings(theirs))[0]!.standing).toBe('since today, by Olena');
  });

  test('is not told of a cell that was changed after the last look, nor where nothing is remembered', async () => {
    const [changed, unknown] = [await lay(), await lay()];
    for (const kept of [changed, unknown]) await remember(kept, day(10));
    changed.store.person.type('deals', 2, 'stage', 'Won');
    expect(await standings(changed)).toEqual([]);
    expect(await standings({ ...unknown, desk: { ...unknown.desk, remembers: async () => false } })).toEqual([]);
  });
});
