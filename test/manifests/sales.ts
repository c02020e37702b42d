import type { Issue } from '../../manifests/fault.ts';
import type { Loaded } from '../../manifests/load.ts';
import { loadSettings } from '../../manifests/load.ts';

/** A small team's settings, of which tests change one thing at a time. */
export const sales = `rowcall: 1
name: Sales
store: { kind: workbook, file: sales.xlsx }
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA, NO]
dictionaries:
  cities: { Kyiv: [Київ, Киев, Kiev], Moscow: [МСК, Москва] }
tables:
  companies:
    label: name
    fields:
      name: { type: text, required: true }
      country: { type: choice, options: [UA, PL, NO] }
      city: { type: text, dictionary: cities }
      type: { type: text }
  contacts:
    title: People
    aliases: [Контакты]
    label: name
    names: [code]
    fields:
      name: { type: text, column: Full name, aliases: [Имя, "Ім'я"] }
      code: { type: text, unique: true }
      company: { type: reference, table: companies }
      visits: { type: number }
  deals:
    label: name
    fields:
      name: { type: text }
      contact: { type: reference, table: contacts }
      amount: { type: money }
      due: { type: date }
      tags: { type: multi-choice, options: [vip, new] }
      stage:
        type: choice
        options: [New, { key: won, label: Won }, Lost]
        owner: shared
        default: New
rules:
  - name: won-has-amount
    table: deals
    when: stage == "won"
    must: filled(amount) && amount > 0
    field: amount
    why: A won deal needs an amount
`;

/** The settings loaded; fails with what is wrong with them. */
export function loaded(text: string): Loaded {
  const result = loadSettings(text, 'sales.yaml');
  if ('issues' in result) throw new Error(JSON.stringify(result.issues, null, 1));
  return result;
}

/** What is wrong with the settings. */
export function issuesIn(text: string): readonly Issue[] {
  const result = loadSettings(text, 'sales.yaml');
  return 'issues' in result ? result.issues : [];
}

/** The sales settings with one text in the place of another. */
export function changed(from: string, to: string): string {
  if (!sales.includes(from)) throw new Error(`The settings do not have ${from}`);
  return sales.replace(from, to);
}

/** The sales settings with rules of their own, as the lines below `rules:`. */
export function withRules(lines: string): string {
  return `${sales.slice(0, sales.indexOf('rules:'))}rules:\n${lines}`;
}

/** Issues as `line:column message (suggestion)`. */
export function told(issues: readonly Issue[]): string[] {
  return issues.map(({ line, column, message, suggestion }) => {
    const meant = suggestion === undefined ? '' : ` (${suggestion})`;
    return `${line}:${column} ${message}${meant}`;
  });
}

/** The line and column of the mark ‸ in a text. */
export function placeOf(marked: string): string {
  const before = marked.slice(0, marked.indexOf('‸')).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
