import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { duplicatesInBook } from '../../adapters/actions/duplicates-in-book.ts';
import type { Tried } from '../../adapters/actions/try-book.ts';
import { tryBook } from '../../adapters/actions/try-book.ts';
import type { Theme } from '../../adapters/actions/trying/theme.ts';
import { layDesk } from '../../functions/compose.ts';
import { customers, deletedCustomer, heroes, orphans } from '../../manifests/samples/coffee/customers.ts';
import { deals } from '../../manifests/samples/coffee/deals.ts';
import { dealName } from '../../manifests/samples/coffee/deals-tab.ts';
import { headers, tabs } from '../../manifests/samples/coffee/headers.ts';
import { requests } from '../../manifests/samples/coffee/requests.ts';
import type { Said, Tongue } from '../../manifests/samples/coffee/said.ts';
import { sayer } from '../../manifests/samples/coffee/said.ts';
import { staleFiles, stories, storyDay, tellStory } from '../../manifests/samples/coffee/story.ts';
import { unzip } from '../../manifests/samples/ooxml/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-coffee-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The story in a file, at noon of the day for which it is told. */
function layStory(tongue: Tongue, today: string) {
  const file = join(folder, `${tongue}-${today}.xlsx`);
  const { book, settings } = tellStory(tongue, today);
  writeFileSync(file, book);
  const desk = { ...layDesk(), clock: { now: () => `${today}T10:00:00.000Z`, sleep: async () => {} } };
  return { desk, asked: { book: file, settings } };
}

/** What a first look finds in it. */
async function lookAt(tongue: Tongue, today: string): Promise<Tried> {
  const { desk, asked } = layStory(tongue, today);
  return await perform(tryBook, desk, { ...asked, points: 99 });
}

/** Of each finding: its sort, where it stands, and the record. */
function toldIn({ chapters }: Tried) {
  return chapters.flatMap(({ theme, groups }) =>
    groups.flatMap(({ points }) => points.map(({ table, column, label }) => ({ theme, table, column, label }))),
  );
}

describe.each(stories)('the story in $tongue', (story) => {
  const { tongue } = story;
  const say = sayer(tongue);
  let told: ReturnType<typeof toldIn>;

  beforeAll(async () => {
    told = toldIn(await lookAt(tongue, storyDay));
  });

  /** The records told of in that sort and column. */
  const records = (theme: Theme, column: keyof typeof headers, table?: string) =>
    told
      .filter((one) => one.theme === theme && one.column === say(headers[column]))
      .filter((one) => table === undefined || one.table === table)
      .map(({ label }) => label);
  const about = (name: string) => told.filter(({ label }) => label === name);
  const dealWith = (customer: { readonly name: Said }) =>
    dealName(say, deals.find((deal) => deal.customer.name === customer.name)!);

  test('stands in its folder as it is told', () => {
    expect(staleFiles(story)).toEqual([]);
  });

  test('a request unanswered since yesterday is told; this morning’s is not', () => {
    const [yesterday, today] = requests.slice(-2).map(({ name }) => say(name));
    expect(records('rules', 'answered')).toEqual([yesterday]);
    expect(about(today!)).toEqual([]);
  });

  const café = [heroes.blueCup, heroes.blueCupCafe, heroes.blueCupLtd].map(({ name }) => say(name));

  test('the café that was entered three times is told of in each of its rows, once', () => {
    expect(told.filter(({ theme }) => theme === 'duplicates').map(({ label }) => label)).toEqual(café);
  });

  test('and is the only one that is told to be the same several times: as one group, of all three', async () => {
    const { desk, asked } = layStory(tongue, storyDay);
    const { groups } = await perform(duplicatesInBook, desk, asked);
    expect(groups.map(({ rows }) => rows.map(({ label }) => label))).toEqual([café]);
  });

  test('two cafés that only sound alike are left in peace', () => {
    expect([...about(say(heroes.goldenBean.name)), ...about(say(heroes.goldenBeans.name))]).toEqual([]);
  });

  test('customers of the manager who left are named, and nobody else’s', () => {
    expect(records('rules', 'manager')).toEqual(orphans.map(({ name }) => say(name)));
  });

  test('the big deal that has stood for 23 days is told; a big one on its way and a small one are not', () => {
    expect(records('rules', 'since')).toEqual([dealWith(heroes.panorama)]);
  });

  test('an invoice without an amount is told; one with an amount is not', () => {
    expect(records('rules', 'amount')).toEqual([dealWith(heroes.slowMorning)]);
  });

  test('the contract that ends in nine days and the birthday in two are noted', () => {
    expect(records('rules', 'contract')).toEqual([say(heroes.panorama.name)]);
    expect(records('rules', 'nextBirthday')).toEqual([say(heroes.corner.name)]);
  });

  test('an order that was delivered waits for its invoice; those being roasted need none', () => {
    expect(records('rules', 'invoice')).toHaveLength(1);
  });

  test('500$ stands among amounts in hryvnias, and 03/04 may be two days', () => {
    expect(records('amounts', 'amount')).toHaveLength(1);
    expect(records('dates', 'closing')).toHaveLength(1);
  });

  test('the customer whose row was deleted is missed by the orders of both months', () => {
    expect(records('links', 'customer')).toHaveLength(2);
    expect(customers.map(({ name }) => name)).not.toContain(deletedCustomer);
  });

  test('and beside that there are only phones and the like to be written in one way', () => {
    const expected: readonly Theme[] = ['rules', 'duplicates', 'links', 'amounts', 'dates', 'forms'];
    expect(new Set(told.map(({ theme }) => theme))).toEqual(new Set(expected));
    expect(told.filter(({ theme }) => theme === 'forms').length).toBeGreaterThan(5);
  });

  test('stands in a workbook as teams have them', () => {
    const parts = unzip(readFileSync(fileURLToPath(story.book)));
    const names = [...parts.keys()];
    const text = (name: string) => Buffer.from(parts.get(name)!).toString('utf8');
    const sheets = names.filter((name) => name.startsWith('xl/worksheets/sheet')).map(text);
    const has = (mark: string) => sheets.some((sheet) => sheet.includes(mark));
    for (const name of ['pivotTables/pivotTable1', 'charts/chart1', 'comments1', 'threadedComments/threadedComment1'])
      expect(names).toContain(`xl/${name}.xml`);
    for (const mark of ['<autoFilter ref="A1:', 'DUMMYFUNCTION("QUERY(', ' hidden="1"', '<cfRule ', 'TODAY()'])
      expect([mark, has(mark)]).toEqual([mark, true]);
    expect(
      names
        .filter((name) => /tables\/table\d/.test(name))
        .map(text)
        .join(),
    ).toMatch(/OrdersNow.*OrdersBefore/s);
    expect(text('xl/workbook.xml')).toContain(say(tabs.customers));
  });
});

test.each(['2027-01-01', '2028-02-29', '2026-12-31', '2031-08-15'])('on %s it is the same story', async (today) => {
  const sorts = ({ chapters }: Tried) => chapters.map(({ theme, count }) => `${theme} ${count}`);
  expect(sorts(await lookAt('uk', today))).toEqual(sorts(await lookAt('uk', storyDay)));
});
