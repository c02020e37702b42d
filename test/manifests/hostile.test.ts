import { expect, test } from '@jest/globals';
import { processorSeconds } from '../processor-seconds.ts';
import { issuesIn, sales } from './sales.ts';

const billionLaughs = Array.from({ length: 12 }, (_, i) => {
  const items = i === 0 ? 'x' : Array.from({ length: 9 }, () => `*a${i - 1}`).join(',');
  return `k${i}: &a${i} [${items}]`;
}).join('\n');

// Each of these could take minutes, the memory or the stack of a careless reader.
test.each([
  ['ten megabytes', `${sales}\n#${'x'.repeat(10_000_000)}`, /at most 256 KB/u],
  ['aliases of aliases', billionLaughs, /at most 50 aliases|Aliases multiply/u],
  ['thousands of aliases', `a: &a x\nb: [${'*a,'.repeat(50_000)}]`, /at most 50 aliases/u],
  ['brackets without end', `a: ${'['.repeat(200_000)}`, /without end|indented/u],
  ['closed brackets', `a: ${'['.repeat(3_000)}${']'.repeat(3_000)}`, /without end|levels deep/u],
  ['dashes without end', `${'- '.repeat(100_000)}x`, /without end|levels deep/u],
  ['tens of thousands of keys', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'), /There is no key/u],
  ['a list inside itself', 'tables: &a [*a]', /./u],
  ['keys with values inside themselves', 'tables: &a { x: *a }', /./u],
])('%s are refused soon', async (_, text, expected) => {
  const spent = await processorSeconds(() =>
    expect(
      issuesIn(text)
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(expected),
  );
  expect(spent).toBeLessThan(20);
});
