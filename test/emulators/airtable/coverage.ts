/** What the emulator does, and the test that shows it. */
export interface Covered {
  readonly what: 'call' | 'refusal' | 'fault' | 'person';
  readonly name: string;
  readonly shownBy: string;
}

const cover = (what: Covered['what'], shownBy: string, ...names: readonly string[]): readonly Covered[] =>
  names.map((name) => ({ what, name, shownBy }));

/**
 * The table. Not emulated, so that nothing may rest on it: views, sorting and other formulas than those of `formula.ts` and `compute.ts`;
 * `typecast`; changes of fields and tables over the API; attachments that are uploaded; comments; the fifty calls a
 * second of one token.
 */
export const coverage: readonly Covered[] = [
  ...cover('call', 'lists records page by page, over the real SDK', 'list records by GET'),
  ...cover('call', 'lists records that fit a formula, by a call with a body', 'list records'),
  ...cover('call', 'shows one record', 'retrieve record'),
  ...cover(
    'call',
    'makes, changes, replaces and removes records, over the real SDK',
    'create records',
    'update records',
    'replace records',
    'delete records',
  ),
  ...cover('call', 'shows who asks, which bases there are and what is in one', 'whoami', 'list bases', 'list tables'),
  ...cover('call', 'makes fields, and says what it must be told for that', 'create field'),
  ...cover('call', 'makes tables and renames them, and can remove none', 'create table', 'update table'),
  ...cover(
    'call',
    'tells of a change by a signed call and by payloads',
    'create webhook',
    'list webhooks',
    'list payloads',
  ),
  ...cover('call', 'forgets a webhook after seven days, unless it is renewed', 'refresh webhook'),
  ...cover('call', 'removes a webhook', 'delete webhook'),
  ...cover(
    'refusal',
    'refuses what Airtable refuses, all of a call or nothing',
    'unknown field',
    'wrong value',
    'unknown choice',
    'computed field',
    'eleven records',
    'same record twice',
    'missing record',
    'link to nothing',
    'wrong formula',
    'wrong page size',
    'unknown table',
    'unknown parameter',
  ),
  ...cover(
    'refusal',
    'merges a record with the one that holds the same, and refuses where several do',
    'several to merge with',
  ),
  ...cover('refusal', 'lets in only who may', 'no token', 'missing scope', 'reader', 'unknown address'),
  ...cover('refusal', 'takes five calls a second, and none for half a minute after a sixth', 'too many calls'),
  ...cover('refusal', 'counts the calls of a month', 'no calls left'),
  ...cover('refusal', 'ends a listing that takes too long', 'listing ended'),
  ...cover(
    'fault',
    'breaks connections before or after it did something, or lets it happen late',
    'dropped',
    'lost',
    'late',
  ),
  ...cover('fault', 'answers with an error, with rubbish, or slowly', 'refused', 'garbled', 'slow'),
  ...cover('fault', 'lets people do something in the middle of a call', 'meanwhile'),
  ...cover(
    'person',
    'lets a person work on records',
    'type',
    'paste',
    'insert',
    'duplicate',
    'remove',
    'undoRemove',
    'cell',
  ),
  ...cover(
    'person',
    'lets a person change tables and fields',
    'renameField',
    'renameTable',
    'moveField',
    'removeField',
    'addField',
    'addTable',
    'addFormula',
  ),
];
