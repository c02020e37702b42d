import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Memo } from '../../../core/store.ts';
import { type Desk, desk, patch, readWhole, record, table, whole } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

const page = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'notion.md');

/** A store that has read everything and been asked once already, as one that runs. */
async function settled(deals: number): Promise<{ readonly ids: string[]; readonly memo: Memo }> {
  const ids = Array.from({ length: deals }, (_, i) => given.deal(`deal ${i}`));
  given.clock.pass(120_000);
  const { memo } = await readWhole(given.store);
  await given.store.touched!(memo);
  given.notion.count();
  return { ids, memo };
}

describe('calls to Notion, counted', () => {
  const lines: string[] = [];

  async function counted(what: string, work: () => Promise<unknown>, reads: number, writes: number): Promise<void> {
    given.clock.pass(120_000);
    given.notion.count();
    await work();
    expect({ what, ...given.notion.count() }).toEqual({ what, reads, writes });
    lines.push(`| ${what} | ${reads} | ${writes} |`);
  }

  test('are as many as the reference says', async () => {
    const { store } = given;
    const { ids, memo } = await settled(250);
    const [one] = ids;
    await counted('asking whether anybody touched a table', () => store.touched!(memo), 1, 0);
    await counted('reading one edited row', () => store.read([{ table: 'deals', ids: [one!] }], memo), 1, 0);
    await counted('reading a table of 250 rows', () => store.read([whole], memo), 3, 0);
    await counted(
      'reading 40 hinted rows of it',
      () => store.read([{ table: 'deals', ids: ids.slice(0, 40) }], memo),
      3,
      0,
    );
    const patches = (count: number, score: number) =>
      ids.slice(0, count).map((id) => patch(id, { score: score === 1 ? null : score - 1 }, { score }));
    await counted('writing one row', () => store.write({ patches: patches(1, 1), creates: [] }, memo), 1, 1);
    const ten = patches(11, 1).slice(1);
    await counted('writing ten rows', () => store.write({ patches: ten, creates: [] }, memo), 10, 10);
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => record(`m${String(from + i).padStart(11, '0')}`, { name: 'new' }));
    await counted('making one row', () => store.write({ patches: [], creates: rows(0, 1) }, memo), 1, 1);
    await counted('making ten rows', () => store.write({ patches: [], creates: rows(1, 11) }, memo), 1, 10);
    expect(readFileSync(page, 'utf8')).toContain(['| | reads | writes |', '| --- | --- | --- |', ...lines].join('\n'));
  });

  test('a thousand changed rows take a thousand writes, each with its look before, at the pace of Notion', async () => {
    const { store, clock, notion } = given;
    const { ids } = await settled(1000);
    const { pass } = store.capabilities;
    const began = clock.elapsed();
    let { memo } = await readWhole(store);
    notion.count();
    for (let from = 0; from < ids.length; from += pass!) {
      const patches = ids.slice(from, from + pass!).map((id) => patch(id, { score: null }, { score: 1 }));
      const written = await store.write({ patches, creates: [] }, memo);
      expect([...written.outcomes.values()].filter(({ is }) => is !== 'applied')).toEqual([]);
      memo = written.memo;
    }
    expect(notion.count()).toEqual({ reads: 1000, writes: 1000 });
    const minutes = (clock.elapsed() - began) / 60_000;
    expect(minutes).toBeGreaterThan(10);
    expect(minutes).toBeLessThan(12);
  }, 60_000);

  test('a whole pass is written within the time that a call may take', async () => {
    const { store, clock } = given;
    const { ids, memo } = await settled(100);
    const before = clock.elapsed();
    const patches = ids.slice(0, store.capabilities.pass).map((id) => patch(id, { score: null }, { score: 1 }));
    const { outcomes } = await store.write({ patches, creates: [] }, memo);
    expect([...outcomes.values()].every(({ is }) => is === 'applied')).toBe(true);
    expect(clock.elapsed() - before).toBeLessThanOrEqual(12_000);
  });

  test('what is not begun in time is left for the next pass, and was not sent', async () => {
    const { store, notion } = given;
    const { ids, memo } = await settled(100);
    const patches = ids.slice(0, 100).map((id) => patch(id, { score: null }, { score: 1 }));
    const { outcomes } = await store.write({ patches, creates: [] }, memo);
    const applied = [...outcomes.values()].filter(({ is }) => is === 'applied').length;
    expect(applied).toBeLessThan(100);
    expect([...outcomes.values()].filter(({ is }) => is === 'conflict')).toHaveLength(100 - applied);
    expect(notion.count().writes).toBe(applied);
  });
});

describe('asking whether anybody touched it', () => {
  const touched = (memo: Memo | null) => given.store.touched!(memo);

  test('nobody has, right after a read, even within the same minute', async () => {
    given.deal('one');
    const { memo } = await readWhole(given.store);
    expect(await touched(memo)).toBe(false);
  });

  test('somebody who edits twice in one minute is noticed twice', async () => {
    const id = given.deal('one');
    const first = await readWhole(given.store);
    given.person.type(table, id, { Amount: 1 });
    expect(await touched(first.memo)).toBe(true);
    const second = await readWhole(given.store, first.memo);
    expect(await touched(second.memo)).toBe(false);
    given.person.type(table, id, { Amount: 2 });
    expect(await touched(second.memo)).toBe(true);
  });

  test('a new row, a later edit and the first row of an empty table are noticed', async () => {
    const empty = await readWhole(given.store);
    expect(await touched(empty.memo)).toBe(false);
    const id = given.deal('one');
    expect(await touched(empty.memo)).toBe(true);
    const one = await readWhole(given.store, empty.memo);
    given.clock.pass(600_000);
    expect(await touched(one.memo)).toBe(false);
    given.person.type(table, id, { Amount: 1 });
    expect(await touched(one.memo)).toBe(true);
  });

  test('what Rowcall wrote itself is no news', async () => {
    const id = given.deal('one');
    const { memo } = await readWhole(given.store);
    given.clock.pass(600_000);
    const made = record('aaaaaaaaaaaa', { name: 'made' });
    const written = await given.store.write(
      { patches: [patch(id, { score: null }, { score: 1 })], creates: [made] },
      memo,
    );
    expect(await touched(written.memo)).toBe(false);
    given.person.type(table, id, { Amount: 1 });
    expect(await touched(written.memo)).toBe(true);
  });

  test('a row that was read because of a hint is no news either', async () => {
    const id = given.deal('one');
    const { memo } = await readWhole(given.store);
    given.person.type(table, id, { Amount: 1 });
    const hinted = await given.store.read([{ table: 'deals', ids: [id] }], memo);
    expect(await touched({ ...memo, ...hinted.memo })).toBe(false);
  });

  test('after very many edits in one minute it is asked about later ones only, once that minute is over', async () => {
    for (let i = 0; i < 150; i++) given.deal(`deal ${i}`);
    const early = await readWhole(given.store);
    expect(await touched(early.memo)).toBe(true);
    given.clock.pass(180_000);
    const later = await readWhole(given.store, early.memo);
    expect(await touched(later.memo)).toBe(false);
    given.deal('one more');
    expect(await touched(later.memo)).toBe(true);
  });

  test('what stands in columns that the settings do not know is nobody’s business', async () => {
    given.person.addColumn(table, 'Private', 'rich_text');
    const id = given.deal('one');
    const { memo } = await readWhole(given.store);
    given.person.type(table, id, { Private: [{ text: { content: 'x' } }] });
    expect(await touched(memo)).toBe(false);
  });

  test('who remembers nothing must look', async () => {
    expect(await touched(null)).toBe(true);
    expect(await touched({})).toBe(true);
  });
});
