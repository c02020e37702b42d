import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCondition } from '../../adapters/expressions/condition.ts';
import { processorSeconds } from '../processor-seconds.ts';
import { condition, holds, issues, model, now, row, viewOf } from './asking.ts';

describe('a fault is told with its place, its word and what could stand there', () => {
  // ‸ marks the place.
  test.each<[string, string, string?]>([
    ['‸stagee == "won"', 'There is no field "stagee" in Deals', 'stage'],
    ['amount > 0 && ‸amuont > 0', 'There is no field "amuont" in Deals', 'amount'],
    ['company.‸contry == "UA"', 'There is no field "contry" in Companies', 'country'],
    ['‸compny.country == "UA"', 'There is no field "compny" in Deals', 'company'],
    ['order_lines.exists(x, x.‸pryce > 1)', 'There is no field "pryce" in Order lines', 'price'],
    ['stage == "‸Won"', 'stage never holds "Won": it is kept as "won"', 'won'],
    ['stage == "‸Виграно"', 'stage never holds "Виграно": it is kept as "won"', 'won'],
    ['stage != "‸Losst"', 'stage cannot be "Losst"; it may be Lost, New, won', 'Lost'],
    ['"‸Losst" == stage', 'stage cannot be "Losst"; it may be Lost, New, won', 'Lost'],
    ['stage in ["won", "‸Losst"]', 'stage cannot be "Losst"; it may be Lost, New, won', 'Lost'],
    ['"‸wip" in tags', 'tags cannot be "wip"; it may be vip, new, old', 'vip'],
    ['tags.exists(t, t == "‸VIP")', 'tags never holds "VIP": it is kept as "vip"', 'vip'],
    ['company.country == "‸ua"', 'country never holds "ua": it is kept as "UA"', 'UA'],
    ['stage == "‸"', 'An empty cell equals nothing: write blank(stage)'],
    ['stage == ‸null', 'An empty cell equals nothing: write blank(field)'],
    ['company == ‸"Acme"', 'company is a record: compare one of its fields, company.name'],
    ['‸startsWith(name, "x")', 'Write text.startsWith("part")'],
    ['name.‸lower() == "x"', 'Write lower(text)'],
    ['‸uper(name) == "X"', 'Conditions have no function "uper"'],
    ['name.‸contain("x")', 'Conditions have no function "contain"', 'contains'],
    ['‸filled("x")', 'filled() takes one field: write filled(field)'],
    ['‸filled(amount + 1)', 'filled() takes one field: write filled(field)'],
    ['contact.company.‸country == "UA"', 'A condition follows one reference, not a chain of them'],
    ['order_lines.exists(x, x.deal.‸name == "x")', 'A condition follows one reference, not a chain of them'],
    ['‸amount.value > 1', 'amount is not one record, so it has no field value'],
    [
      '‸order_lines.price > 1',
      'order_lines is not one record, so it has no field price: write order_lines.exists(x, x.price == …)',
    ],
    ['stage ‸= "won"', 'Write == to compare'],
    ['stage == "won" ‸& paid', 'Write &&'],
    ['stage == ‸“won”', 'Write straight quotes: "…"'],
    ['‸сумма > 1', 'Names are the keys of fields, in Latin letters; put text in quotes'],
    ['(stage == "won"‸', 'Expected ), got the end'],
    ['stage == ‸', 'Unexpected the end'],
    ['stage == ‸"won', 'The quote is not closed'],
    ['‸package == 1', 'package is a word of the language itself and cannot name a field here'],
    ['‸name > 1', 'This does not go together: text > a number'],
    ['‸due > "2026-01-01"', 'This does not go together: a date > text'],
    ['due > date(‸"2026-02-30")', 'A date is a real day in quotes: write date("2026-01-31")'],
    ['due > date(‸name)', 'A date is a real day in quotes: write date("2026-01-31")'],
    ['‸lower(amount) == "x"', 'lower() cannot take a number: write lower(text)'],
    ['‸paid && amount', 'Both sides must be yes or no, got a number'],
    ['‸amount', 'A condition must come to yes or no'],
    ['‸', 'A condition must not be empty'],
    ['matchesRe(name, "‸(?=a)")', 'This pattern cannot be used: invalid or unsupported Perl syntax: `(?=`'],
    ['matchesRe(name, ‸lower(name))', 'The pattern must be a text in quotes: matchesRe(text, "pattern")'],
    ['order_lines.‸exists(x)', 'Write list.exists(x, condition)'],
    [
      'name.‸exists(x, x == "a")',
      'A loop runs over a field that holds a list, or over a table that refers to this one',
    ],
    ['tags.exists(‸stage, stage == "vip")', 'stage already means something here: choose another name'],
    ['‸[1][0] == 1', 'Braces, indexes and optional fields are not part of conditions'],
    ['size(‸{"a": 1}) == 1', 'Braces, indexes and optional fields are not part of conditions'],
  ])('%s', (...[marked, message, meant]) => {
    const [first, ...others] = issues(marked.replace('‸', ''));
    expect(first).toMatchObject({ message, at: marked.indexOf('‸') });
    if (meant !== undefined) expect(first!.known).toContain(meant);
    expect(others).toEqual([]);
  });

  test('every unknown name is told, not only the first', () => {
    expect(issues('amuont > 0 && stagee == "won" || nmae.contains("x")')).toHaveLength(3);
  });

  test('a table that refers to this one by two fields is unclear', () => {
    expect(issues('notes.size() > 0', 'contacts')[0]!.message).toMatch(/by several fields \(first, second\)/u);
  });

  test('a field that names several records has no fields of its own', () => {
    expect(issues('employers.country == "UA"', 'contacts')[0]!.message).toMatch(/not one record/u);
    expect(issues('employers.size() > 1', 'contacts')).toEqual([]);
  });
});

describe('what could run for long is refused', () => {
  test('matches() hangs on hostile text; its place is told', () => {
    const source = 'filled(name) && name.matches("(a+)+$")';
    expect(issues(source)[0]).toMatchObject({ at: source.indexOf('matches'), word: 'matches' });
    expect(issues('matches(name, "a")')).toHaveLength(1);
  });

  test('the same pattern in matchesRe() takes no time', async () => {
    const spent = await processorSeconds(() =>
      expect(holds('matchesRe(name, "(a+)+$")', { name: `${'a'.repeat(400)}!` })).toBe(false),
    );
    expect(spent).toBeLessThan(10);
  });

  test.each([
    ['a loop in a loop in a loop', 'tags.exists(a, tags.exists(b, tags.exists(c, c == "vip")))'],
    ['a loop over a list that grows', '(tags + tags).exists(t, t == "vip")'],
    ['a list that binds itself', 'cel.bind(x, tags + tags, size(x) > 1)'],
    ['splitting a text', 'name.split("").exists(c, c == "x")'],
    ['a condition of thousands of parts', Array.from({ length: 150 }, () => 'amount > 0').join(' && ')],
    ['brackets in brackets', `${'('.repeat(60)}true${')'.repeat(60)}`],
    ['a very long text', `name == "${'x'.repeat(2000)}"`],
    ['a very long pattern', `matchesRe(name, "${'a'.repeat(201)}")`],
    ['thousands of refusals', `${'!'.repeat(1999)}paid`],
  ])('%s', async (_, source) => {
    const spent = await processorSeconds(() => expect(issues(source)).not.toEqual([]));
    expect(spent).toBeLessThan(10);
  });

  test('two loops in one another over the longest lists end soon', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...row('order-lines', `l${i}`, { price: 1 }) }));
    const lines = many.map((line) => ({ ...line, values: { ...line.values, deal: [{ id: 'd1', text: '' }] } }));
    const source = 'order_lines.exists(a, order_lines.exists(b, a.price + b.price > 2))';
    const spent = await processorSeconds(() => expect(holds(source, {}, lines)).toBe(false));
    expect(spent).toBeLessThan(10);
  });
});

describe('nothing of the machine can be reached', () => {
  test.each(['constructor', 'prototype', '__proto__', 'valueOf', 'toString', 'hasOwnProperty'])('%s', (name) => {
    for (const source of [
      `${name} == "x"`,
      `company.${name} == "x"`,
      `order_lines.exists(x, x.${name} == "x")`,
      `name.${name}() == "x"`,
      `${name}(name) == "x"`,
      `name["${name}"] == "x"`,
      `stage == "${name}"`,
    ])
      expect(issues(source)).not.toEqual([]);
  });

  test('a hostile cell is only text', () => {
    for (const name of ['__proto__', 'constructor', '=IMPORTXML("https://x")', 'x'.repeat(500)])
      expect(holds(`lower(name) == "x" || name.contains("y") || matchesRe(name, "z")`, { name })).toBe(false);
  });

  test('whatever is written, it compiles or its faults lie inside it; whatever is typed, it answers', () => {
    const words = [
      'stage',
      'amount',
      'tags',
      'company',
      '.',
      'country',
      '(',
      ')',
      '"won"',
      '"',
      '==',
      '>',
      '&&',
      '||',
      '!',
      '1',
      '1.5',
      'in',
      '[',
      ']',
      ',',
      'exists',
      't',
      'now',
      'null',
      '?',
      ':',
      '-',
      '/',
      'filled',
      'size',
      'order_lines',
      '\ud800',
      'я',
      '{',
      '}',
      '\n',
    ];
    const written = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const cells = fc.record({ stage: cell, amount: cell, tags: cell, company: cell, name: cell, due: cell });
    fc.assert(
      fc.property(written, cells, (source, typed) => {
        const compiled = compileCondition(source, model.tables.get('deals')!, model);
        if ('condition' in compiled) {
          expect([true, false, null]).toContain(compiled.condition.test(row('deals', 'd', typed), viewOf([]), now));
          return;
        }
        expect(compiled.issues.length).toBeGreaterThan(0);
        for (const { at } of compiled.issues) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a condition is compiled for itself: another does not change what it means', () => {
    const first = condition('matchesRe(name, "^a")');
    condition('matchesRe(name, "^b")');
    expect(first.test(row('deals', 'd', { name: 'abc' }), viewOf([]), now)).toBe(true);
  });
});
