/** Words of ours that no person should have to learn (docs/architecture.md), and what they are in the other languages. */
const words = [
  'manifests?',
  'workspaces?',
  'behaviou?rs?',
  'findings?',
  'plans?',
  'patch(?:es)?',
  'effects?',
  'hints?',
  'ticks?',
  'mirrors?',
  'reconciles?d?',
  'leases?',
  'fences?',
  'journals?',
  'proposals?',
  'conflicts?',
  'quarantined?',
  'outbox',
  'inbox',
  'ledgers?',
  'snapshots?',
  'survivors?',
  'losers?',
  'posteriors?',
  'sla',
];
const others =
  '(?<!\\p{L})(?:манифест|маніфест|воркспейс|патч|журнал|реконсил|мьютекс|конфликт|конфлікт|карантин|апостериор|апостеріор)';

export const insideWords = new RegExp(`\\b(?:${words.join('|')})\\b|${others}`, 'iu');

/** The first inside word of a text meant for people; `null` when there is none. Names of options and commands are not words. */
export function insideWordIn(text: string): string | null {
  const said = text
    .replace(/--manifest\b/g, '')
    .replace(/\browcall tick\b|`tick`|^ {2}tick\b.*$|\btick\.md\b/gm, '')
    // Marks that are filled in, `{ledger}`, and codes are no words either.
    .replace(/\{\w+/g, '{');
  return insideWords.exec(said)?.[0] ?? null;
}
