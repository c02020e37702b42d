import { POPULAR_DOMAINS, run } from '@zootools/email-spell-checker';

/** Names that ordinary companies bear too, or that differ by one letter from a company’s: no slip is seen in these. */
const tooCommon = ['rogers.com', 'charter.net', 'titan.email', 'mailw.com'];

/** Where most people have their mailboxes. */
const providers = new Set([
  ...POPULAR_DOMAINS.filter((domain) => !tooCommon.includes(domain)),
  ...['yahoo.com', 'hotmail.com', 'outlook.com', 'live.com', 'gmx.net', 'gmx.de', 'mail.com'],
  ...['yandex.ru', 'ya.ru', 'mail.ru', 'list.ru', 'bk.ru', 'inbox.ru', 'internet.ru', 'rambler.ru', 'lenta.ru'],
  ...['ukr.net', 'i.ua', 'meta.ua', 'bigmir.net', 'email.ua', 'online.ua'],
  ...['yandex.by', 'yandex.kz', 'yandex.ua', 'tut.by', 'wp.pl', 'onet.pl', 'interia.pl', 'seznam.cz', 'protonmail.com'],
]);
const providerList = [...providers];

/** Right domains that are one letter away from a provider. */
const right = new Set(['gail.com', 'ymail.com']);

/** Providers that have one domain only: their name under another top level is a slip. */
const onlyDomain = new Map([
  ['gmail', 'gmail.com'],
  ['googlemail', 'googlemail.com'],
  ['icloud', 'icloud.com'],
  ['ukr', 'ukr.net'],
  ['bigmir', 'bigmir.net'],
  ['rambler', 'rambler.ru'],
]);

/** Top levels that do not exist and the ones they were meant to be. */
const topLevels = new Map([
  ...['con', 'cmo', 'ocm', 'comm', 'coom', 'vom', 'xom', 'cpm', 'copm', 'cim', 'conm', 'cok', 'ccom'].map(
    (slip) => [slip, 'com'] as const,
  ),
  ...['nte', 'ner', 'nett', 'het', 'nt'].map((slip) => [slip, 'net'] as const),
  ...['ri', 'ry', 'ruu', 'rru', 'tru'].map((slip) => [slip, 'ru'] as const),
  ...['uaa', 'uua', 'au.ua'].map((slip) => [slip, 'ua'] as const),
]);

/** Countries whose top level is what is left of `com` after a slip. */
const nearlyCom = ['co', 'cm', 'om'];

/** Shorter names are one letter away from too many right ones. */
const shortestName = 5;

const known = new Map<string, string | null>();
const mostKnown = 10_000;

/** What a mistyped domain was meant to be, `gmial.com` → `gmail.com`; `null` for a right one, and whenever that is not plain. */
export function meantDomain(asciiDomain: string): string | null {
  if (providers.has(asciiDomain)) return null;
  let meant = known.get(asciiDomain);
  if (meant === undefined) {
    meant = find(asciiDomain);
    if (known.size >= mostKnown) known.clear();
    known.set(asciiDomain, meant);
  }
  return meant;
}

/** The provider that a domain without its top level, or without its dot, names: `gmail`, `gmailcom`. */
export function providerNamed(name: string): string | null {
  return onlyDomain.get(name) ?? providerList.find((domain) => domain.replace('.', '') === name) ?? null;
}

function find(domain: string): string | null {
  if (right.has(domain)) return null;
  const dot = domain.lastIndexOf('.');
  const top = topLevels.get(domain.slice(dot + 1));
  const mended = top === undefined ? domain : `${domain.slice(0, dot)}.${top}`;
  const meant = providers.has(mended) ? mended : (otherTopLevel(mended) ?? closest(mended) ?? mended);
  return meant === domain ? null : meant;
}

function otherTopLevel(domain: string): string | null {
  const [name, top] = parted(domain);
  const com = `${name}.com`;
  if (nearlyCom.includes(top) && providers.has(com)) return com;
  return top.includes('.') ? null : (onlyDomain.get(name) ?? null);
}

/** The name and what follows its dot. */
function parted(domain: string): readonly [name: string, top: string] {
  const dot = domain.indexOf('.');
  return [domain.slice(0, dot), domain.slice(dot + 1)];
}

function closest(domain: string): string | null {
  const suggestion = run({
    email: `a@${domain}`,
    domains: providerList,
    secondLevelDomains: [],
    topLevelDomains: [],
    domainThreshold: 1,
    distanceFunction: slips,
  });
  return suggestion?.domain ?? null;
}

/** 1 where one letter of the name after its first is missed, doubled, wrong or swapped; infinite for anything else. */
function slips(typedDomain: string, meantDomain: string): number {
  const [typed, typedTop] = parted(typedDomain);
  const [meant, meantTop] = parted(meantDomain);
  const alike = typedTop === meantTop && typed[0] === meant[0] && meant.length >= shortestName;
  return alike && differsByOneSlip(typed, meant) ? 1 : Number.POSITIVE_INFINITY;
}

function differsByOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const swapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length <= 1 && right.length <= 1);
}
