import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cell.ts';
import { readsAlike } from '../../core/model.ts';
import { kinds } from '../../manifests/kinds.ts';
import { loadSettings } from '../../manifests/load.ts';
import { changed, issuesIn, loaded, placeOf, sales, told } from './sales.ts';

describe('a dictionary', () => {
  const city = loaded(sales).model.tables.get('companies')!.byKey.get('city')!;

  test.each<[Cell, string]>([
    ['Киев', 'Kyiv'],
    ['  КИЇВ ', 'Kyiv'],
    ['мск', 'Moscow'],
    ['kyiv', 'Kyiv'],
    ['Kyiv', 'Kyiv'],
    ['Lviv', 'Lviv'],
  ])('puts %j into one form: %s', (cell, form) => {
    expect(city.parse(cell)).toMatchObject({ is: 'value', value: form, cell: form });
  });

  test('leaves alone what is not text, what is empty, and what is far too long', () => {
    expect(city.parse(7)).toMatchObject({ value: '7' });
    expect(city.parse(' ')).toEqual({ is: 'empty' });
    expect(city.parse(`Киев${' '.repeat(50_000)}x`).is).not.toBe('empty');
  });

  test('reaches into lists and into options', () => {
    const text = changed('[vip, new] }', '[vip, new], dictionary: tags }').replace(
      'dictionaries:',
      'dictionaries:\n  tags: { vip: [важный] }',
    );
    const tags = loaded(text).model.tables.get('deals')!.byKey.get('tags')!;
    expect(tags.parse(['важный', 'new'])).toMatchObject({ value: ['vip', 'new'] });
  });

  test('must fit its column', () => {
    const text = changed('options: [UA, PL, NO] }', 'options: [UA, PL, NO], dictionary: cities }');
    expect(told(issuesIn(text))).toEqual([
      `${placeOf(text.replace('cities }', '‸cities }'))} "Kyiv" of this dictionary cannot stand in this column`,
    ]);
  });
});

describe('the fingerprint', () => {
  const fingerprint = loaded(sales).model.fingerprint;

  test('stays for comments, white space and the order of keys', () => {
    const rewritten = sales
      .replace('name: Sales\n', '# ours\n')
      .replace('countries: [UA, NO]', 'countries:\n  - "UA"\n  - NO # Norway\nname: "Sales"')
      .replace('{ type: choice, options: [UA, PL, NO] }', '{ options: [ UA, PL, NO ], type: choice }');
    expect(loaded(rewritten).model.fingerprint).toBe(fingerprint);
  });

  test.each([
    ['a rule', 'amount > 0', 'amount > 1'],
    ['an option', '[vip, new]', '[vip, new, old]'],
    ['the order of options', '[vip, new]', '[new, vip]'],
    ['a dictionary', 'Kiev]', 'Kiev, Kyjiw]'],
    ['the zone', 'Europe/Kyiv', 'Europe/Warsaw'],
    ['how far Rowcall may go', 'language: en', 'language: en\nmode: act'],
    ['a section that was left to itself', 'rules:', 'validation: { normalise: false }\nrules:'],
  ])('changes with %s', (_, from, to) => {
    expect(loaded(changed(from, to)).model.fingerprint).not.toBe(fingerprint);
  });

  test('changes after its dot only, when nothing but how far Rowcall may go is another', () => {
    const acting = loaded(changed('language: en', 'language: en\nmode: act\nmodes: { validation: suggest }'));
    expect(readsAlike(acting.model.fingerprint, fingerprint)).toBe(true);
    expect(readsAlike(loaded(changed('amount > 0', 'amount > 1')).model.fingerprint, fingerprint)).toBe(false);
  });

  test('stays for what judges no row: backups, how messages leave, how long is remembered', () => {
    const more = 'senders: { file: {} }\nhistory: { keep: 60 }\nbackup: { keep: 3 }\n';
    expect(loaded(`${sales}${more}`).model.fingerprint).toBe(fingerprint);
  });

  test.each([
    ['a behaviour', { ...kinds, behaviours: kinds.behaviours.map((one) => ({ ...one, version: one.version + 1 })) }],
    ['a field type', { ...kinds, fieldTypes: kinds.fieldTypes.map((one) => ({ ...one, version: one.version + 1 })) }],
    ['a language', { ...kinds, languages: kinds.languages.map((one) => ({ ...one, yes: [...one.yes, 'aye'] })) }],
  ])('changes when %s judges otherwise', (_, others) => {
    const result = loadSettings(sales, 'sales.yaml', others);
    expect('model' in result && result.model.fingerprint).not.toBe(fingerprint);
  });
});
