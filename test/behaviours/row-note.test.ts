import { describe, expect, test } from '@jest/globals';
import type { RowItem } from '../../adapters/behaviours/row-answers/row-item.ts';
import { longestNote, rowNote } from '../../adapters/behaviours/row-answers/row-note.ts';
import { verbNames } from '../../adapters/behaviours/row-answers/verb-names.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { Finding } from '../../core/finding.ts';
import { toRow } from '../../core/record.ts';
import { modelOf } from '../settings.ts';

const header = 'What the customer would like us to know about the delivery of goods';
const value = 'a very long value that somebody has pasted out of a letter, with all that stood around it';
const yaml = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: "${header}" }
`;

/** What is said of a spreadsheet as a whole, and never in a row. */
const notOfRows = /^(?:airtable|book|clock|column|connect|google|notion|rules|sign|tab|table|work)\./u;

function findingsOf(messages: Readonly<Record<string, string>>): readonly Finding[] {
  return Object.keys(messages)
    .filter((code) => `${code}.remedy` in messages && !notOfRows.test(code))
    .map((code) => {
      const names = [...`${messages[code]!} ${messages[`${code}.remedy`]!}`.matchAll(/\{(\w+)[,}]/gu)].map(
        ([, name]) => name!,
      );
      const isNumber = (name: string) =>
        new RegExp(`\\{${name}, (?:plural|number)`, 'u').test(messages[code]! + messages[`${code}.remedy`]!);
      const args = Object.fromEntries(
        names
          .filter((name) => !['field', 'value', 'suggestion'].includes(name))
          .map((name) => [name, isNumber(name) ? 12345 : value]),
      );
      return { code, severity: 'error', table: 'people', record: 'a', field: 'name', args, suggestions: [value] };
    });
}

describe.each(languages.map((language) => [language.code, language] as const))(
  'a note in the row (%s)',
  (code, language) => {
    const model = modelOf(yaml, code);
    const row = toRow(model.tables.get('people')!, { id: 'a', cells: { name: value } });
    const note = (...items: readonly RowItem[]) => rowNote(items, row, model, true)!;
    const found = findingsOf(language.messages).map((finding): RowItem => ({ is: 'found', finding }));
    const others: readonly RowItem[] = [
      { is: 'wanted', field: 'name', from: value, to: value },
      { is: 'idle', field: 'name' },
      { is: 'asked', question: { is: 'conflict', field: 'name', other: value } },
      { is: 'asked', question: { is: 'conflict', field: 'name', other: '' } },
      { is: 'asked', question: { is: 'not-sent' } },
      { is: 'asked', question: { is: 'unknown' } },
      { is: 'rewritten', field: 'name', was: value },
      { is: 'rewritten', field: 'name', was: null },
      ...Object.keys(language.messages)
        .filter((one) => one.startsWith('report.verb.') && !verbNames.some((name) => one === `report.verb.${name}`))
        .map((one): RowItem => ({ is: 'answer', reason: { code: one, args: { count: 12345 } } })),
    ];

    test('has at most 140 characters and begins with the header, whatever it speaks of', () => {
      for (const item of [...found, ...others]) {
        const alone = note(item);
        const two = note(item, found[0]!);
        const many = note(item, found[1]!, found[2]!, found[3]!, found[4]!);
        for (const text of [alone, two, many]) {
          expect(text.length).toBeLessThanOrEqual(longestNote);
          expect(text.startsWith(header.slice(0, 20))).toBe(true);
        }
      }
    });

    test('never cuts a link, however much there is to say', () => {
      const link = `https://${'a'.repeat(64)}.example/sign/${'k'.repeat(22)}`;
      for (const name of verbNames) {
        const choice = language.say({ code: `report.verb.${name}` });
        const reason = { code: 'report.verb.sign', args: { choice, link, until: '2026-11-22T09:30:00.000Z' } };
        for (const text of [note({ is: 'answer', reason }), note({ is: 'answer', reason }, ...found.slice(0, 5))]) {
          expect(text.split(' ')).toContain(link);
          expect(text.length).toBeLessThanOrEqual(longestNote);
        }
      }
    });

    test('says what a link is for, as long as there is room for it', () => {
      const args = { choice: language.say({ code: 'report.verb.accept' }), link: 'https://crm.example.com/sign/k' };
      const said = language.say({ code: 'report.verb.sign', args });
      const texts = found
        .slice(0, 20)
        .map((one) => note({ is: 'answer', reason: { code: 'report.verb.sign', args } }, one));
      expect(texts.filter((text) => !text.includes(said))).toEqual([]);
    });

    test('says what to do to the end', () => {
      const cut = [...found, ...others].filter((item) => note(item).endsWith('…'));
      expect(cut.map((item) => (item.is === 'found' ? `${item.finding.code}: ${note(item)}` : item.is))).toEqual([]);
    });
  },
);
