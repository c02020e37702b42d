import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

// The package makes its set anew at each call: 4 ms for some nine thousand domains. One set is kept, from the first question on.
let blocked: ReadonlySet<string> | undefined;

/** Whether mailboxes under this domain live for minutes; a host under a listed domain counts as that domain. */
export function isDisposable(asciiDomain: string): boolean {
  blocked ??= disposableEmailBlocklistSet();
  for (let domain = asciiDomain; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1))
    if (blocked.has(domain)) return true;
  return false;
}
