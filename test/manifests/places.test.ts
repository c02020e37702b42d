import { describe, expect, test } from '@jest/globals';
import { printIssues } from '../../manifests/print-issues.ts';
import { issuesIn, placeOf, told, withRules } from './sales.ts';

/** One rule whose condition is written so; ‸ marks the fault. */
function rule(must: string): string {
  return withRules(`  - name: one\n    table: deals\n    must: ${must}\n    why: x\n`);
}

describe('a fault inside a condition is found whatever its quotes', () => {
  test.each([
    ['plain', 'filled(name) && ‸stagee == "won"'],
    ['in double quotes', '"filled(name) && ‸stagee == \\"won\\""'],
    ['in double quotes with escapes', '"name == \\"\\u0041\\x42\\" && ‸stagee == \\"won\\""'],
    ['in single quotes', "'name == ''x'' && ‸stagee == ''won'''"],
    ['in double quotes over lines', '"filled(name) &&\n      ‸stagee == \\"won\\""'],
    ['plain over lines', 'filled(name) &&\n\n      ‸stagee == "won"'],
    ['in a block as written', '|\n      filled(name) &&\n        ‸stagee == "won"'],
    ['in a folded block', '>-\n      filled(name)\n\n      && ‸stagee == "won"'],
    ['at its end', 'filled(name) &&‸'],
    ['at its end in quotes', '"(filled(name)‸"'],
    ['in a text that no choice has', 'stage == "‸Vom"'],
  ])('%s', (_, must) => {
    const [first] = issuesIn(rule(must.replace('‸', '')));
    expect(`${first!.line}:${first!.column}`).toBe(placeOf(rule(must)));
  });
});

describe('issues are printed as a compiler prints them', () => {
  test('the place, what was meant, the line, and a mark under the word', () => {
    const text = rule('stagee == "won"');
    expect(printIssues(issuesIn(text), text)).toBe(
      [
        'sales.yaml:44:11: There is no field "stagee" in Deals. Did you mean "stage"?',
        '   44 |     must: stagee == "won"',
        '      |           ^^^^^^',
      ].join('\n'),
    );
  });

  test('tabs stay under tabs, and quotes are marked with their word', () => {
    const issue = { file: 'x.yaml', line: 1, column: 2, message: 'Wrong.', word: 'ab' };
    expect(printIssues([issue], '\t"ab"\r\n')).toBe('x.yaml:1:2: Wrong\n    1 | \t"ab"\n      | \t^^^^');
  });

  test('a file that begins with a byte order mark has the same places', () => {
    const text = `\ufeff${rule('stagee == "won"')}`;
    expect(told(issuesIn(text))[0]).toMatch(/^44:11 /u);
    expect(printIssues(issuesIn('\ufeff7'), '\ufeff7')).toContain('    1 | 7');
  });
});
