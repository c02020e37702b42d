import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { condition, holds, now, row, viewOf } from './asking.ts';

const won: Cells = { name: 'Roof', stage: 'Won', amount: 100, count: 3, tags: ['VIP', 'new'], due: '2026-11-20' };

describe('what a cell holds', () => {
  test.each<[string, boolean]>([
    ['stage == "won"', true],
    ['stage != "won"', false],
    ['stage in ["won", "Lost"]', true],
    ['name == "Roof" && name.contains("oo") && name.startsWith("R") && name.endsWith("f")', true],
    ['lower(name) == "roof"', true],
    ['size(name) == 4', true],
    ['matchesRe(name, "(?i)^ROOF$")', true],
    ['"vip" in tags', true],
    ['"old" in tags', false],
    ['tags.exists(t, t == "new")', true],
    ['tags.all(t, t != "old")', true],
    ['size(tags) == 2 && tags.size() > 1.5', true],
    ['amount > 99 && amount >= 100.0 && amount < 100.5', true],
    ['amount == 100 && 100 == amount && amount != 101', true],
    ['amount in [100, 200.5]', true],
    ['count / 2 == 1.5 && 1 / 2 == 0.5', true],
    ['count % 2 == 1 && count * 2 + 1 == 7 && -count < 0', true],
    ['size(tags) / 4 == 0.5 && count - size(tags) == 1', true],
    ['(amount > 50 ? 1 : 0.5) == 1', true],
    ['!(amount > 50)', false],
  ])('%s is %s', (source, expected) => {
    expect(holds(source, won)).toBe(expected);
  });

  test('fields may be called like words of the language', () => {
    expect(holds('type == "a" && list == "b"', { type: 'a', list: 'b' })).toBe(true);
  });

  test('a formula is compared as what it came to', () => {
    expect(holds('total > 10', { total: 12 })).toBe(true);
    expect(holds('total > 10', { total: 'much' })).toBeNull();
    expect(holds('total == "much"', { total: 'much' })).toBe(true);
  });

  test('the same condition gives the same answer however often and in whatever order it is asked', () => {
    const paid = condition('paid');
    const yes = row('deals', 'a', { paid: true });
    const no = row('deals', 'b', { paid: false });
    const answers = [yes, no, yes, no].map((one) => paid.test(one, viewOf([]), now));
    expect(answers).toEqual([true, false, true, false]);
  });
});

describe('what cannot be said', () => {
  test.each<[string, Cells, boolean | null]>([
    ['amount > 0', {}, null],
    ['!(amount > 0)', {}, null],
    ['amount > 0', { amount: 'soon' }, null],
    ['stage == "won"', { stage: 'Wom' }, null],
    ['amount > 0 && stage == "won"', { stage: 'Lost' }, false],
    ['stage == "won" && amount > 0', { stage: 'Lost' }, false],
    ['amount > 0 && stage == "won"', { stage: 'Won' }, null],
    ['amount > 0 || stage == "won"', { stage: 'Won' }, true],
    ['amount > 0 || stage == "won"', { stage: 'Lost' }, null],
    ['"vip" in tags', {}, null],
    ['tags.exists(t, t == "vip" || amount > 1)', { tags: ['new'] }, null],
    ['tags.exists(t, t == "vip" || amount > 1)', { tags: ['new', 'vip'] }, true],
    ['filled(amount)', {}, false],
    ['blank(amount)', {}, true],
    ['filled(amount) && amount > 0', {}, false],
    ['blank(amount) || amount > 0', {}, true],
    ['filled(tags)', { tags: [] }, false],
    ['filled(amount)', { amount: 0 }, true],
    ['filled(amount)', { amount: 'soon' }, null],
    ['filled(paid)', { paid: false }, true],
  ])('%s for %j is %j', (source, cells, expected) => {
    expect(holds(source, cells)).toBe(expected);
  });

  test('a list that is far too long is not looked through', () => {
    const deal = row('deals', 'd1', {});
    const long = { ...deal, values: { ...deal.values, tags: Array.from({ length: 201 }, () => 'new') } };
    expect(condition('tags.exists(t, t == "vip")').test(long, viewOf([]), now)).toBeNull();
  });
});

describe('dates are days where the team is', () => {
  // It is half past midnight of the 23rd in Kyiv, and still the 22nd in London.
  test.each<[string, Cells, boolean]>([
    ['due < now', { due: '2026-11-23' }, true],
    ['due < now', { due: '2026-11-24' }, false],
    ['daysBetween(due, now) == 1', { due: '2026-11-22' }, true],
    ['daysBetween(due, now) == 0', { due: '2026-11-23' }, true],
    ['daysBetween(now, due) == 7', { due: '2026-11-30' }, true],
    ['daysBetween(due, now) == -1', { due: '2026-11-24' }, true],
    ['daysBetween(seen, now) == 1', { seen: '2026-11-22T21:59:00.000Z' }, true],
    ['daysBetween(seen, now) == 0', { seen: '2026-11-22T22:01:00.000Z' }, true],
    ['due >= date("2026-01-31") && due < date("2026-12-01")', { due: '2026-11-30' }, true],
    ['seen < date("2026-11-23")', { seen: '2026-11-22T21:59:00.000Z' }, true],
    ['seen < date("2026-11-23")', { seen: '2026-11-22T22:01:00.000Z' }, false],
    // Across both changes of the clocks a day is a day.
    ['daysBetween(due, date("2026-03-30")) == 2', { due: '2026-03-28' }, true],
    ['daysBetween(due, date("2026-10-26")) == 2', { due: '2026-10-24' }, true],
    ['daysBetween(date("0001-01-01"), due) > 700000', { due: '2026-10-24' }, true],
    // From Friday to Monday one day of work has passed.
    ['workdaysBetween(due, now) == 1', { due: '2026-11-20' }, true],
    ['workdaysBetween(due, now) == 6', { due: '2026-11-14' }, true],
    ['workdaysBetween(now, due) == 4', { due: '2026-11-29' }, true],
    ['workdaysBetween(date("0001-01-01"), due) > 500000', { due: '2026-10-24' }, true],
  ])('%s for %j is %s', (source, cells, expected) => {
    expect(holds(source, cells)).toBe(expected);
  });
});

describe('one reference away', () => {
  const acme = row('companies', 'c1', { name: 'Acme', country: 'UA' });
  const linked = (source: string, id: string | null, others = [acme]) => {
    const deal = row('deals', 'd1', { amount: 1 });
    const values = { ...deal.values, company: [{ id, text: 'Acme' }] };
    return condition(source).test({ ...deal, values }, viewOf(others), now);
  };

  test('a field of the record that a reference leads to', () => {
    expect(linked('company.country == "UA"', 'c1')).toBe(true);
    expect(linked('company.country == "PL" || company.name.contains("cm")', 'c1')).toBe(true);
  });

  test('no reference, words that lead nowhere, and a record that is gone say nothing', () => {
    expect(holds('company.country == "UA"', {})).toBeNull();
    expect(linked('company.country == "UA"', null)).toBeNull();
    expect(linked('company.country == "UA"', 'c2')).toBeNull();
    expect(linked('company.country == "UA"', 'c1', [row('companies', 'c1', {})])).toBeNull();
  });

  test('an empty cell there, or no reference at all, is blank', () => {
    expect(linked('filled(company.name) && blank(company.parent)', 'c1')).toBe(true);
    expect(holds('blank(company) && blank(company.name)', {})).toBe(true);
    expect(linked('filled(company)', null)).toBe(true);
  });

  test('two references are equal when they lead to one record, or say the same words', () => {
    const contact = { ...row('contacts', 'p1', {}), values: { company: [{ id: 'c1', text: '' }] } };
    const deal = row('deals', 'd1', {});
    const ask = (id: string | null, text: string) =>
      condition('contact.company == company').test(
        { ...deal, values: { contact: [{ id: 'p1', text: '' }], company: [{ id, text }] } },
        viewOf([contact]),
        now,
      );
    expect(ask('c1', 'Acme')).toBe(true);
    expect(ask('c2', 'Acme')).toBe(false);
    expect(ask(null, 'Acme')).toBe(false);
  });

  test('it reads the reference, and nothing it does not name', () => {
    expect(condition('company.country == "UA" && amount > 0').reads).toEqual(['company', 'amount']);
    expect(condition('true').reads).toEqual([]);
  });
});

describe('records that refer to this one', () => {
  const deal = (id: string, cells: Cells) => ({
    ...row('deals', id, cells),
    values: { ...row('deals', id, cells).values, contact: [{ id: 'p1', text: '' }] },
  });
  const contact = row('contacts', 'p1', { name: 'Ann' });
  const ask = (source: string, others: readonly ReturnType<typeof deal>[]) =>
    condition(source, 'contacts').test(contact, viewOf(others), now);

  test('they are a list by the key of their table', () => {
    const deals = [deal('d1', { stage: 'Won', amount: 5 }), deal('d2', { stage: 'New', amount: 7 })];
    expect(ask('deals.exists(d, d.stage == "won")', deals)).toBe(true);
    expect(ask('deals.all(d, d.stage == "won")', deals)).toBe(false);
    expect(ask('deals.exists_one(d, d.amount > 6)', deals)).toBe(true);
    expect(ask('sum(deals.filter(d, d.stage == "New").map(d, d.amount)) == 7', deals)).toBe(true);
    expect(ask('deals.size() == 2', deals)).toBe(true);
    expect(ask('deals.exists(d, d.tags.exists(t, t == "vip"))', [deal('d1', { tags: ['vip'] })])).toBe(true);
  });

  test('none is an answer; an empty cell among them is none unless the answer hangs on it', () => {
    expect(ask('deals.exists(d, d.stage == "won")', [])).toBe(false);
    expect(ask('deals.size() == 0', [])).toBe(true);
    expect(ask('deals.exists(d, d.amount > 1)', [deal('d1', {}), deal('d2', { amount: 2 })])).toBe(true);
    expect(ask('deals.exists(d, d.amount > 1)', [deal('d1', {}), deal('d2', { amount: 0 })])).toBeNull();
    expect(ask('deals.exists(d, blank(d.amount))', [deal('d1', {})])).toBe(true);
  });

  test('a crowd is not looked through', () => {
    const crowd = Array.from({ length: 201 }, (_, i) => deal(`d${i}`, { stage: 'Won' }));
    expect(ask('deals.exists(d, d.stage == "won")', crowd.slice(1))).toBe(true);
    expect(ask('deals.exists(d, d.stage == "won")', crowd)).toBeNull();
  });

  test('a hyphen in a key is written as an underscore', () => {
    const line = { ...row('order-lines', 'l1', {}), values: { deal: [{ id: 'd1', text: '' }], price: 3 } };
    expect(holds('order_lines.exists(x, x.price == 3)', {}, [line])).toBe(true);
  });

  test('the index by which they are found is declared', () => {
    expect(condition('deals.size() > 0', 'contacts').indexes.map(({ name }) => name)).toEqual(['ref:deals.contact']);
    expect(condition('company.country == "UA"').indexes).toEqual([]);
  });
});

describe('what the view throws is the planner’s', () => {
  const question = Symbol('question');
  const asking = {
    ...viewOf([]),
    get: () => {
      throw question;
    },
    by: () => {
      throw question;
    },
  };
  const contact = { ...row('contacts', 'p1', {}), values: { name: 'Ann', company: [{ id: 'c1', text: '' }] } };

  test.each([
    'company.country == "UA"',
    'company.country == "UA" || name == "Ann"',
    'deals.exists(d, d.paid) || name == "Ann"',
    'filled(company.country) || true',
  ])('it comes out of %s, although the answer may not hang on it', (source) => {
    expect(() => condition(source, 'contacts').test(contact, asking, now)).toThrow();
    try {
      condition(source, 'contacts').test(contact, asking, now);
    } catch (thrown) {
      expect(thrown).toBe(question);
    }
  });

  test('and the next record is judged as if nothing had happened', () => {
    const country = condition('company.country == "UA"', 'contacts');
    expect(() => country.test(contact, asking, now)).toThrow();
    const acme = row('companies', 'c1', { country: 'UA' });
    expect(country.test(contact, viewOf([acme]), now)).toBe(true);
  });
});

test('a condition asks nobody when it can answer by itself', () => {
  const deal = row('deals', 'd1', { amount: 1 });
  const deaf = {
    ...viewOf([]),
    get: () => {
      throw new Error('asked');
    },
  };
  expect(condition('amount > 5 && company.country == "UA"').test(deal, deaf, now)).toBe(false);
});
