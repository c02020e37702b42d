import { describe, expect, test } from '@jest/globals';
import type { Group } from '../../adapters/actions/examining/groups-in-words.ts';
import type { Overview } from '../../adapters/actions/overview.ts';
import { languages } from '../../adapters/languages/index.ts';
import { type Layout, reportLines, summary, wholeReportLines } from '../../cli/report.ts';

const [english, russian, ukrainian] = languages as [
  (typeof languages)[0],
  (typeof languages)[0],
  (typeof languages)[0],
];
const plain = (width = Number.POSITIVE_INFINITY): Layout => ({ width, paint: (_, text) => text });

function group(severity: Group['severity'], count: number, more: Partial<Group> & { message?: string } = {}): Group {
  const { message = '“123” has too few digits', ...rest } = more;
  const rows = Array.from({ length: Math.min(count, 5) }, (_, i) => i + 2);
  const points = [
    {
      table: 'Contacts',
      column: 'Phone',
      label: 'Ann',
      row: 2,
      severity,
      code: 'phone.short',
      message,
      remedy: 'Type it whole.',
    },
  ];
  return { table: 'Contacts', column: 'Phone', severity, code: 'phone.short', count, rows, points, ...rest };
}

function seen(groups: Group[], records = 548): Overview {
  const tables = [
    { table: 'Contacts', records },
    { table: 'Deals', records: 0 },
  ];
  return { language: 'en', tables, groups, questions: 0, milliseconds: 412, marks: [], news: null };
}

const form = { code: 'validation.form', message: '“8 (916) 123-45-67” → “+7 916 123-45-67”' };

describe('the report', () => {
  test('begins with one sentence of what was read and what is to be done', () => {
    const overview = seen([group('error', 61), group('warning', 34), group('note', 402, form), group('note', 1)]);
    expect(summary(overview, english)).toBe(
      '2 tables, 548 records in 0.4 s: 61 to fix, 34 questions, 402 can be put right, 1 note',
    );
    expect(summary(overview, russian)).toBe(
      '2 листа, 548 записей за 0,4 с: 61 исправить, 34 вопроса, 402 можно привести к единому виду, 1 заметка',
    );
    expect(summary(overview, ukrainian)).toBe(
      '2 аркуші, 548 записів за 0,4 с: 61 виправити, 34 питання, 402 можна звести до єдиного вигляду, 1 нотатка',
    );
  });

  test('counts as each language counts', () => {
    const words = [1, 2, 5, 21].map((count) => summary(seen([group('warning', count)], count), russian));
    expect(words.map((line) => line.replace(/^2 листа, /, '').replace(/ за .*: /, ': '))).toEqual([
      '1 запись: 1 вопрос',
      '2 записи: 2 вопроса',
      '5 записей: 5 вопросов',
      '21 запись: 21 вопрос',
    ]);
  });

  test('says so when there is nothing to fix', () => {
    expect(reportLines(seen([]), english, plain())).toEqual(['2 tables, 548 records in 0.4 s: nothing to fix']);
  });

  test('tells each group on one line: how many, what, where, an example and the first rows', () => {
    const [, error, question, right] = reportLines(
      seen([group('error', 12), group('warning', 1), group('note', 212, form)]),
      english,
      plain(),
    );
    expect(error).toBe(' 12 to fix     Contacts, Phone: “123” has too few digits (rows 2, 3, 4 …)');
    expect(question).toBe('  1 question   Contacts, Phone: “123” has too few digits (row 2)');
    expect(right).toBe('212 put right  Contacts, Phone: “8 (916) 123-45-67” → “+7 916 123-45-67” (rows 2, 3, 4 …)');
  });

  test('is at most ten lines long and has an example of every sort', () => {
    const errors = Array.from({ length: 30 }, (_, i) => group('error', 30 - i, { code: `e${i}` }));
    const lines = reportLines(
      seen([...errors, group('warning', 2), group('note', 5, form)]),
      english,
      plain(),
      ': --all',
    );
    expect(lines).toHaveLength(10);
    expect(lines[7]).toContain('questions');
    expect(lines[8]).toContain('put right');
    expect(lines[9]).toBe('… and 24 more kinds: --all');
  });

  test.each([80, 120])('fits a terminal of %i characters', (width) => {
    const long = group('error', 1200, { message: `“${'x'.repeat(300)}” has too few digits` });
    for (const language of languages)
      for (const line of reportLines(seen([long, group('note', 9999, form)]), language, plain(width)).slice(1))
        expect(line.length).toBeLessThanOrEqual(width);
  });

  test('whole, lists every row, and a remedy that is the same for all only once', () => {
    const one = group('error', 2);
    const points = [one.points[0]!, { ...one.points[0]!, row: 7, label: 'Bob' }];
    expect(wholeReportLines(seen([{ ...one, points }]), english, plain()).slice(2)).toEqual([
      '2 to fix  Contacts, Phone',
      '  Type it whole.',
      '  row 2  Ann  “123” has too few digits',
      '  row 7  Bob  “123” has too few digits',
    ]);
  });

  test('never lets what stands in a cell command the terminal', () => {
    const message = 'a\u001b[31mb\u009bc\nd\u202ee';
    const lines = reportLines(seen([group('error', 1, { message })]), english, plain());
    expect(lines[1]).toContain('a [31mb c de');
  });
});
