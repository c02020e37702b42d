import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadSettings } from '../../manifests/load.ts';
import { changed, issuesIn, loaded, placeOf, sales, told, withRules } from './sales.ts';

describe('sound settings', () => {
  test('become tables, fields and rules', () => {
    const { model, store } = loaded(sales);
    const contacts = model.tables.get('contacts')!;
    expect(contacts).toMatchObject({
      title: 'People',
      titles: ['People', 'Контакты'],
      label: 'name',
      names: ['name', 'code'],
    });
    expect(contacts.byKey.get('name')).toMatchObject({
      label: 'Full name',
      headers: ['Full name', 'Имя', "Ім'я"],
      owner: 'people',
    });
    expect(model.tables.get('deals')!.byKey.get('stage')).toMatchObject({ owner: 'shared', default: 'New' });
    expect(model.rules.map((rule) => rule.name)).toEqual(['references', 'validation', 'rules']);
    expect(store.kind.kind).toBe('workbook');
    expect(store.options).toEqual({ file: 'sales.xlsx' });
  });

  test('what is not said follows from the key: titles, headers, the label as the name', () => {
    const deals = loaded(sales).model.tables.get('deals')!;
    expect(deals).toMatchObject({ title: 'Deals', names: ['name'] });
    expect(loaded(changed('visits:', 'next_visit:')).model.tables.get('contacts')!.byKey.get('next_visit')!.label).toBe(
      'Next visit',
    );
  });

  test('the team speaks one language and types in all of them', () => {
    const { locale } = loaded(changed('language: en', 'language: uk')).model;
    expect(locale.language.code).toBe('uk');
    expect(locale.languages.map(({ code }) => code)).toEqual(['uk', 'en', 'ru']);
  });

  test('NO is Norway, not a refusal', () => {
    const { model } = loaded(sales);
    expect(model.locale.countries).toEqual(['UA', 'NO']);
    expect(model.tables.get('companies')!.byKey.get('country')!.parse('NO')).toMatchObject({
      is: 'value',
      value: 'NO',
    });
  });

  test('a block may be written once and used again', () => {
    const text = changed(
      'country: { type: choice, options: [UA, PL, NO] }',
      'country: &land { type: choice, options: [UA, PL, NO] }',
    );
    const again = text.replace('      type: { type: text }', '      origin: *land');
    expect(loaded(again).model.tables.get('companies')!.byKey.get('origin')!.parse('PL').is).toBe('value');
  });

  test('messages go to the screen unless the settings say where they go', () => {
    const named = (text: string) => loaded(text).senders.map(({ kind, options }) => [kind.kind, options]);
    expect(named(sales)).toEqual([['console', {}]]);
    expect(named(changed('name: Sales', 'name: Sales\nsenders: { file: {} }'))).toEqual([
      ['file', { folder: 'messages' }],
    ]);
  });

  test('the past is remembered for two years and what is settled for a season, unless the settings say otherwise', () => {
    expect(loaded(sales).settings.history).toEqual({ keep: 730, settled: 90 });
    const longer = loaded(changed('name: Sales', 'name: Sales\nhistory: { keep: 3650 }'));
    expect(longer.settings.history).toEqual({ keep: 3650, settled: 90 });
  });

  test('every index that a rule declares is found by its name', () => {
    const { model } = loaded(sales);
    expect(model.indexes.has('unique:contacts.code')).toBe(true);
    for (const [name, index] of model.indexes) expect(index.name).toBe(name);
  });
});

describe('a mistake is told with its place and what was meant', () => {
  // ‸ marks where the mistake must be told.
  test.each([
    [
      'an unknown key of a field',
      'visits: { type: number }',
      'visits: { type: number, ‸requird: true }',
      'There is no key "requird" here (required)',
    ],
    [
      'an unknown key at the top',
      'name: Sales',
      'name: Sales\n‸curency: UAH',
      'There is no key "curency" here (currency)',
    ],
    [
      'an unknown option of a type',
      'visits: { type: number }',
      'visits: { type: number, ‸decimal: 2 }',
      'There is no key "decimal" here (decimals)',
    ],
    [
      'an unknown key of a section',
      'rules:',
      'validation: { ‸normalize: true }\nrules:',
      'There is no key "normalize" here (normalise)',
    ],
    [
      'an unknown way of sending',
      'name: Sales',
      'name: Sales\nsenders: { ‸fiel: {} }',
      'There is no key "fiel" here (file)',
    ],
    [
      'an unknown option of a way of sending',
      'name: Sales',
      'name: Sales\nsenders: { file: { ‸foldr: out } }',
      'There is no key "foldr" here (folder)',
    ],
    ['no way of sending at all', 'name: Sales', 'name: Sales\nsenders: ‸{}', 'Name at least one way of sending'],
    [
      'an unknown time to remember for',
      'name: Sales',
      'name: Sales\nhistory: { ‸keeps: 30 }',
      'There is no key "keeps" here (keep)',
    ],
    ['too short a past', 'name: Sales', 'name: Sales\nhistory: { keep: ‸3 }', 'It is at least 30'],
    [
      'an unknown key inside a list of alternatives',
      'label: Won',
      '‸lable: Won',
      'There is no key "lable" here (label)',
    ],
    [
      'an unknown type',
      'visits: { type: number }',
      'visits: { type: ‸nubmer }',
      /^"nubmer" is not known here.* \(number\)$/u,
    ],
    ['an unknown language', 'language: en', 'language: ‸eng', /\(en\)$/u],
    ['an unknown kind of store', 'kind: workbook', 'kind: ‸workbok', /\(workbook\)$/u],
    ['a zone that is not there', 'Europe/Kyiv', '‸Europe/Kyiw', 'There is no time zone "Europe/Kyiw" (Europe/Kyiv)'],
    ['an offset for a zone', 'Europe/Kyiv', '‸"+02:00"', 'There is no time zone "+02:00"'],
    ['a currency that is not there', 'currency: UAH', 'currency: ‸UHA', 'There is no currency "UHA" (UAH)'],
    ['a country that is not there', '[UA, NO]', '[UA, ‸QQ]', 'There is no country "QQ"'],
    [
      'a dictionary that is not there',
      'dictionary: cities',
      'dictionary: ‸citys',
      'There is no dictionary "citys" (cities)',
    ],
    ['a reference to no table', 'table: contacts }', 'table: ‸contcts }', 'There is no table "contcts" (contacts)'],
    [
      'a label that is no field',
      'label: name\n    names',
      'label: ‸nam\n    names',
      'There is no field "nam" in this table (name)',
    ],
    ['a name that is no field', 'names: [code]', 'names: [‸coed]', 'There is no field "coed" in this table (code)'],
    ['a default outside the options', 'default: New', 'default: ‸Nwe', '"Nwe" cannot stand in this column (New)'],
    ['a number where text belongs', 'name: Sales', 'name: ‸7', 'Expected text: put it in quotes, "7"'],
    ['a word where yes or no belongs', 'required: true', 'required: ‸yes', 'Expected true or false, not "yes"'],
    ['a missing key', '  companies:\n    label: name\n', '  ‸companies:\n', '"label" is missing'],
    [
      'a missing option',
      'country: { type: choice, options: [UA, PL, NO] }',
      '‸country: { type: choice }',
      '"options" is missing',
    ],
    ['an option of the wrong shape', '[vip, new]', '[vip, ‸7]', 'Expected text: put it in quotes, "7"'],
    ['options that are alike', '[vip, new]', '[vip, ‸VIP]', /^Another option is written "vip" too/u],
    ['a key that stands twice', 'currency: UAH', 'currency: UAH\n‸currency: EUR', 'The key "currency" stands twice'],
    ['capitals in a key', 'visits:', '‸Visits:', /^A key has small Latin letters/u],
    [
      'a header of two fields',
      'visits: { type: number }',
      'visits: { type: number, column: ‸"FULL NAME:" }',
      'The header "FULL NAME:" already belongs to name',
    ],
    [
      'a header that follows from the key',
      'visits: { type: number }',
      '‸full_name: { type: number }',
      'The header "Full name" already belongs to name',
    ],
    [
      'the header of our own column',
      'visits: { type: number }',
      'visits: { type: number, column: ‸_ID }',
      /^_id is the header/u,
    ],
    ['a tab of two tables', 'title: People', 'title: ‸Companies', 'The tab "Companies" already belongs to companies'],
    ['a spelling of two forms', '[МСК, Москва]', '[МСК, ‸КИЕВ]', '"КИЕВ" is already a spelling of "Kyiv"'],
    [
      'a table without fields',
      'rules:',
      '  empty: { label: x, fields: ‸{} }\nrules:',
      'A table has at least one field',
    ],
    ['a rule on no table', 'table: deals\n', 'table: ‸deal\n', 'There is no table "deal" (deals)'],
    ['a rule beside no field', 'field: amount', 'field: ‸amuont', 'There is no field "amuont" in Deals (amount)'],
    [
      'a language that is not spoken',
      'why: A won deal needs an amount',
      'why: { ‸eng: x }',
      'There is no language "eng"; there are en, ru, uk (en)',
    ],
  ])('%s', (_, from, to, expected) => {
    const text = changed(from, to.replace('‸', ''));
    const [first, ...others] = issuesIn(text);
    const [place, ...message] = told([first!])[0]!.split(' ');
    if (typeof expected === 'string') expect(message.join(' ')).toBe(expected);
    else expect(message.join(' ')).toMatch(expected);
    if (to.includes('‸')) expect(place).toBe(placeOf(changed(from, to)));
    expect(others).toEqual([]);
  });

  test.each(['constructor', 'prototype', 'valueOf', 'toString', 'hasOwnProperty', '__proto__'])(
    'the name %s is refused for a field and for a table',
    (name) => {
      for (const text of [changed('visits:', `${name}:`), changed('  deals:', `  ${name}:`)])
        expect(issuesIn(text)[0]!.message).toBe('This name cannot be used');
    },
  );

  test('all mistakes are told at once, of form and of meaning, in the order of the file', () => {
    const text = withRules(`  - name: one
    table: deals
    must: amuont > 0
    why: x
    severty: note
  - name: one
    table: deals
    when: stagee == "won" && nmae == "x"
    must: "true"
    why: x
`).replace('Europe/Kyiv', 'Mars');
    expect(told(issuesIn(text))).toEqual([
      '5:7 There is no time zone "Mars"',
      '44:11 There is no field "amuont" in Deals (amount)',
      '46:5 There is no key "severty" here (severity)',
      '47:11 Another rule is called one',
      '49:11 There is no field "stagee" in Deals (stage)',
      '49:30 There is no field "nmae" in Deals (name)',
    ]);
  });

  test.each([
    ['', '1:1 Settings are keys with values, such as rowcall: 1'],
    ['- 1', '1:1 Settings are keys with values, such as rowcall: 1'],
    ['a: [1', /^1:6 /u],
    ['a:\n\tb: 1', '2:1 Use spaces to indent, not tabs'],
    ['name: a: b', '1:7 A text with a colon needs quotes around it'],
    ['name: "abc', '1:11 The quote is not closed'],
    ['must: !blank(x)', '1:7 A text that begins with ! needs quotes around it'],
    ['name: *x', '1:7 Nothing is called &x above this line'],
    ['a: 1\n---\nb: 2', /^\d:\d Settings are one document/u],
    ['? [a]\n: 1', '1:3 A key must be a word'],
  ])('YAML that is none: %j', (text, expected) => {
    const all = told(issuesIn(text));
    if (typeof expected === 'string') expect(all).toContain(expected);
    else expect(all[0]).toMatch(expected);
  });

  test('whatever is broken, every issue has a place inside the file, and loading never throws', () => {
    const lines = sales.split('\n');
    const odd = [
      '{',
      '}',
      '- x',
      'null',
      '"',
      '\t',
      ': :',
      '&a *a',
      '!!set',
      '1',
      'name: { type: [] }',
      '\ud800',
      '# x',
    ];
    const damage = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.nat(12), fc.constantFrom(...odd)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(damage, (places) => {
        const broken = [...lines];
        for (const [line, indent, text] of places) broken[line] = ' '.repeat(indent) + text;
        const result = loadSettings(broken.join('\n'), 'x.yaml');
        if (!('issues' in result)) return;
        expect(result.issues.length).toBeGreaterThan(0);
        for (const { line, column, message } of result.issues) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(broken.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });
});
