import { describe, expect, test } from '@jest/globals';
import { email } from '../../adapters/fields/email/index.ts';
import { codesOf, suggestionsOf, team } from './kit.ts';

const codec = email.bind({}, team);

function key(address: string): string {
  const parsed = codec.parse(address);
  if (parsed.is !== 'value') throw new Error(`${address} is not read`);
  return codec.keys(parsed.value).join();
}

describe('one mailbox has one key', () => {
  test.each([
    ['A.Ivanov+shop@Gmail.com', 'aivanov@gmail.com'],
    ['a.i.vanov@googlemail.com', 'aivanov@gmail.com'],
    ['Anna@Example.ORG', 'anna@example.org'],
    ['anna+news@example.org', 'anna@example.org'],
    ['anna@ya.ru', 'anna@yandex.ru'],
    ['info@кафе.укр', 'info@xn--80akn5b.xn--j1amh'],
  ])('%s and %s', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  test('dots tell mailboxes apart everywhere but at Gmail', () => {
    expect(key('anna.b@example.org')).not.toBe(key('annab@example.org'));
  });
});

describe('slips in well-known domains are asked about', () => {
  test.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['hotmal.com', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['yandx.ru', 'yandex.ru'],
    ['yandex.ry', 'yandex.ru'],
    ['ramler.ru', 'rambler.ru'],
    ['mail.ri', 'mail.ru'],
    ['ukr.nett', 'ukr.net'],
    ['bigmr.net', 'bigmir.net'],
    ['iclod.com', 'icloud.com'],
    ['romashka.con', 'romashka.com'],
  ])('%s may be %s', (typed, meant) => {
    const parsed = codec.parse(`anna@${typed}`);
    expect(codesOf(parsed)).toEqual(['email.typo']);
    expect(suggestionsOf(parsed)).toEqual([`anna@${meant}`]);
  });

  test.each([
    ...['main.ru', 'mall.ru', 'mai.ru', 'gail.com', 'email.com', 'key.com', 'bk.com', 'lisk.ru', 'proton.com'],
    ...['yahoo.co.uk', 'yahoo.de', 'hotmail.fr', 'live.ru', 'yandex.uz', 'yandex.com.tr', 'yandex-team.ru'],
    ...['google.com', 'intel.com', 'roger.com', 'meta.com', 'a.ua', 'inbox.lv', 'tut.by', 'gmx.net', 'company.co'],
  ])('%s is right as it is', (domain) => {
    expect(codesOf(codec.parse(`anna@${domain}`))).toEqual([]);
  });
});

describe('mailboxes that live for minutes', () => {
  test('a host under a listed domain counts as that domain', () => {
    expect(codesOf(codec.parse('x@mail.mailinator.com'))).toEqual(['email.disposable']);
  });

  test('a mistyped domain is a slip first, though strangers made it disposable', () => {
    expect(codesOf(codec.parse('x@gmial.com'))).toEqual(['email.typo']);
  });
});

describe('what people type around an address', () => {
  test.each([
    '“anna@example.org”',
    'anna@example.org;',
    '(anna@example.org)',
    'E-mail: anna@example.org',
    'Anna Petrova <anna@example.org>,',
    'anna@example.org <anna@example.org>',
    'anna@ example.org',
  ])('%s', (text) => {
    expect(codec.parse(text)).toMatchObject({ is: 'value', value: 'anna@example.org' });
  });

  test('every address of a cell is offered, and none chosen', () => {
    const parsed = codec.parse('Anna <anna@example.org>; boris@example.org / anna@example.org');
    expect(parsed).toMatchObject({ code: 'email.several', suggestions: ['anna@example.org', 'boris@example.org'] });
  });

  test.each([
    ['anna@@example.org', 'anna@example.org'],
    ['anna@example..org', 'anna@example.org'],
    ['anna.@example.org', 'anna@example.org'],
    ['anna@gmailcom', 'anna@gmail.com'],
    ['anna petrova@example.org', 'petrova@example.org'],
  ])('%s is no address, and %s is offered', (text, meant) => {
    expect(codec.parse(text)).toMatchObject({ is: 'wrong', code: 'email.unreadable', suggestions: [meant] });
  });
});

describe('letters that look alike', () => {
  test('a Cyrillic letter in a Latin domain is found, and the Latin address offered', () => {
    expect(codec.parse('anna@exаmple.org')).toMatchObject({
      code: 'email.mixed-letters',
      suggestions: ['anna@example.org'],
    });
  });

  test('an address wholly in another alphabet is right', () => {
    expect(codec.parse('анна@пошта.укр')).toMatchObject({ is: 'value' });
  });
});

describe('RFC 5321', () => {
  test('sixty-four characters may stand before the @, and 254 in all', () => {
    expect(codec.parse(`${'a'.repeat(64)}@example.org`).is).toBe('value');
    expect(codesOf(codec.parse(`${'a'.repeat(65)}@example.org`))).toEqual(['email.too-long']);
    const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.example.org`;
    expect(codec.parse(`${'a'.repeat(254 - 1 - domain.length)}@${domain}`).is).toBe('value');
    expect(codesOf(codec.parse(`${'a'.repeat(255 - 1 - domain.length)}@${domain}`))).toEqual(['email.too-long']);
  });
});

test('where mail must not be seen, one letter of the name stays', () => {
  expect(email.mask?.('anna@example.org')).toBe('a•••@example.org');
  expect(email.mask?.('anna@example.org, boris@example.org')).toBe('a•••@example.org, b•••@example.org');
});

test('a column of addresses is recognised, and one of names is not', () => {
  expect(email.guess(['anna@example.org', 'a@b.co, c@d.co'], team)?.fit).toBe(1);
  expect(email.guess(['Anna', 'Boris'], team)?.fit).toBe(0);
});
