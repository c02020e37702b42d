import * as z from 'zod';
import type { Cell } from '../../../core/cell.ts';
import { type Doubt, fieldType, type Locale, type Parsed, type Wrong } from '../../../core/field.ts';
import { asciiDomain, isAscii } from '../reading/domain.ts';
import { asLatin, mixesAlphabets } from '../reading/look-alikes.ts';
import { plainText } from '../reading/plain-text.ts';
import { shareRead } from '../reading/sampling.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { type Address, longestAddress, mailboxKey, pieces, readAddress, unwrapped } from './address.ts';
import { isDisposable } from './disposable.ts';
import { mendedAddress } from './mending.ts';
import { meantDomain } from './spelling.ts';

/** Longer texts are not searched for addresses. */
const longestText = 2000;

type Judgement = { readonly is: 'fine' | 'disposable' } | { readonly is: 'typo'; readonly meant: string };

const judgements = new Map<string, Judgement>();
const mostDomains = 10_000;

/** What may be wrong with a domain; remembered, since a column names few domains many times. */
function judge(domain: string): Judgement {
  let judged = judgements.get(domain);
  if (judged === undefined) {
    const ascii = asciiDomain(domain) ?? domain;
    const meant = meantDomain(ascii);
    // Strangers own most mistyped domains and list them as disposable: the slip is what matters.
    if (meant !== null) judged = { is: 'typo', meant };
    else judged = { is: isDisposable(ascii) ? 'disposable' : 'fine' };
    if (judgements.size >= mostDomains) judgements.clear();
    judgements.set(domain, judged);
  }
  return judged;
}

function doubtOf(local: string, domain: string): Doubt | null {
  const judged = judge(domain);
  switch (judged.is) {
    case 'fine':
      return null;
    case 'disposable':
      return { code: 'email.disposable', args: { domain } };
    case 'typo':
      return { code: 'email.typo', args: { domain: judged.meant }, suggestions: [`${local}@${judged.meant}`] };
    default:
      return judged satisfies never;
  }
}

function accepted({ local, domain }: Address): Parsed<string> {
  const value = `${local}@${domain}`;
  const doubt = doubtOf(local, domain);
  return { is: 'value', value, cell: value, ...(doubt && { doubts: [doubt] }) };
}

/** An address that stood beside a name: putting it into one form would lose the name, so that is asked. */
function besideName(parsed: Parsed<string>, plain: string): Parsed<string> {
  const beside = plain.replace(/<[^<>]*>/u, ' ').trim();
  if (parsed.is !== 'value' || beside === plain || beside === '') return parsed;
  const doubt: Doubt = { code: 'email.with-name', suggestions: [parsed.value] };
  return { ...parsed, doubts: [...(parsed.doubts ?? []), doubt] };
}

function wrong(code: string, suggestions: readonly string[]): Wrong {
  return { is: 'wrong', code, ...(suggestions.length > 0 && { suggestions }) };
}

/** An address in which one alphabet stands in for another; a name in another alphabet needs a domain in it too. */
function mixed({ local, domain }: Address): boolean {
  const inLatin = isAscii(domain);
  if (inLatin && isAscii(local)) return false;
  return inLatin || mixesAlphabets(local) || domain.split('.').some(mixesAlphabets);
}

function fromText(text: string): Parsed<string> | null {
  const address = readAddress(text);
  if (address === null) return null;
  if (address === 'too-long') return { is: 'wrong', code: 'email.too-long', args: { limit: longestAddress } };
  if (!mixed(address)) return accepted(address);
  const latin = asLatin(`${address.local}@${address.domain}`);
  return wrong('email.mixed-letters', latin === null ? [] : [latin]);
}

/** The addresses in a text, each once. */
function addressesIn(text: string): readonly string[] {
  const found = pieces(text).flatMap((piece) => {
    const parsed = fromText(unwrapped(piece));
    return parsed?.is === 'value' ? [parsed.value] : [];
  });
  return [...new Set(found)];
}

function bind(_: object, locale: Locale) {
  const words = wordsOf(locale);

  function parse(cell: Cell): Parsed<string> {
    const atOnce = typeof cell === 'string' && cell.length <= longestAddress ? fromText(cell) : null;
    if (atOnce !== null) return atOnce;
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null || plain.length > longestText) return wrong('email.unreadable', []);

    const parsed = fromText(unwrapped(plain));
    if (parsed !== null) return besideName(parsed, plain);
    const [first, ...others] = addressesIn(plain);
    if (others.length > 0) return wrong('email.several', [first!, ...others]);
    if (first !== undefined && pieces(plain).length > 1) return fromText(first)!;
    const meant = first ?? mendedAddress(unwrapped(plain));
    return meant === null ? unreadable(plain, words, 'email.unreadable') : wrong('email.unreadable', [meant]);
  }

  return {
    parse,
    cell: (value: string) => value,
    keys(value: string) {
      const address = readAddress(value);
      return [address === null || address === 'too-long' ? value.toLowerCase() : mailboxKey(address)];
    },
    show: (value: string) => value,
    compare(a: string, b: string) {
      const [left, right] = [a.toLowerCase(), b.toLowerCase()];
      if (left === right) return a < b ? -1 : Number(a > b);
      return left < right ? -1 : 1;
    },
    cel: { type: 'string', value: (value: string) => value },
    column: {},
  };
}

/** A mail address. One mailbox has one key, however its owner writes it; slips in well-known domains are asked about. */
export const email = fieldType({
  kind: 'email',
  summary: 'A mail address.',
  cell: 'text',
  version: 1,
  headers: ['email'],
  options: z.strictObject({}),
  bind,
  guess: (cells, locale) => ({
    fit: shareRead(cells, bind({}, locale).parse, ['email.several', 'email.mixed-letters', 'email.too-long']),
    options: {},
  }),
  mask: (shown) => shown.replace(/([^\s@<,;])[^\s@<,;]*@/gu, '$1•••@'),
  examples: [
    { cell: 'A.Ivanov+shop@Gmail.com', value: 'A.Ivanov+shop@gmail.com', normal: 'A.Ivanov+shop@gmail.com' },
    {
      cell: ' Ivan Petrov <ivan@example.org> ',
      value: 'ivan@example.org',
      normal: 'ivan@example.org',
      doubts: ['email.with-name'],
    },
    { cell: 'mailto:ivan@example.org?subject=Hi', value: 'ivan@example.org', normal: 'ivan@example.org' },
    { cell: 'ivan @ example.org.', value: 'ivan@example.org', normal: 'ivan@example.org' },
    { cell: 'иван@почта.рф', value: 'иван@почта.рф', normal: 'иван@почта.рф' },
    { cell: 'info@Кафе.укр', value: 'info@кафе.укр', normal: 'info@кафе.укр' },
    { cell: 'ivan@gmial.com', value: 'ivan@gmial.com', normal: 'ivan@gmial.com', doubts: ['email.typo'] },
    { cell: 'ivan@yandx.ru', value: 'ivan@yandx.ru', normal: 'ivan@yandx.ru', doubts: ['email.typo'] },
    { cell: 'ivan@ukr.nett', value: 'ivan@ukr.nett', normal: 'ivan@ukr.nett', doubts: ['email.typo'] },
    {
      cell: 'x1@mailinator.com',
      value: 'x1@mailinator.com',
      normal: 'x1@mailinator.com',
      doubts: ['email.disposable'],
    },
    {
      cell: 'ivan@example.org, anna@example.org',
      wrong: 'email.several',
      suggestions: ['ivan@example.org', 'anna@example.org'],
    },
    { cell: 'ivаn@example.org', wrong: 'email.mixed-letters', suggestions: ['ivan@example.org'] },
    { cell: 'иван@example.org', wrong: 'email.mixed-letters' },
    { cell: 'ivan@example,org', wrong: 'email.unreadable', suggestions: ['ivan@example.org'] },
    { cell: 'ivan@gmail', wrong: 'email.unreadable', suggestions: ['ivan@gmail.com'] },
    { cell: 'ask ivan@example.org', wrong: 'email.unreadable', suggestions: ['ivan@example.org'] },
    { cell: `${'a'.repeat(65)}@example.org`, wrong: 'email.too-long' },
    { cell: 'not an address', wrong: 'email.unreadable' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: 42, wrong: 'email.unreadable' },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
