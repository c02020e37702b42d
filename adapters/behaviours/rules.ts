import * as z from 'zod';
import type { Instant, TableKey } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { Row } from '../../core/record.ts';
import type { ConfigIssue, Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { unknownField, unknownTable } from '../../core/unknown-name.ts';
import { dayText } from '../../core/work-time.ts';
import { calendarOf } from '../expressions/calendar.ts';
import type { Condition } from '../expressions/condition.ts';
import { compileCondition } from '../expressions/condition.ts';
import { announce, type Teller, tellerOf, tellField } from './people/announce.ts';

const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

const said = z.string().trim().min(1).max(500);
const inLanguages = z
  .record(z.string(), said)
  .refine((texts) => Object.keys(texts).length > 0, { error: 'Say it in at least one language' });
const Text = z.union([said, inLanguages]);
type Text = z.output<typeof Text>;

const condition = z.string().meta({ 'x-language': 'cel' });

const Written = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u, { error: 'A name has small Latin letters, digits and hyphens' })
    .meta({
      description: 'What the rule is called.',
      examples: ['won-has-amount'],
    }),
  table: z.string().meta({ description: 'The table whose records it is about.', examples: ['deals'] }),
  when: condition.optional().meta({
    description: 'For which records. If not said: for all of them.',
    examples: ['stage == "Won"'],
  }),
  must: condition.meta({ description: 'What must be so.', examples: ['filled(amount) && amount > 0'] }),
  field: z
    .string()
    .optional()
    .meta({ description: 'The field beside which it is told.', examples: ['amount'] }),
  severity: z.enum(severities).default('error').meta({
    description: 'Something to fix (error), a question (warning), or good to know (note).',
  }),
  tell: z
    .string()
    .optional()
    .meta({
      description:
        'The field of the person who is told, once each time that the rule is broken; it needs the section `staff`.',
      examples: ['owner'],
    }),
  why: Text.meta({ description: 'What is so, for people: a text, or a text for each language.' }),
  fix: Text.optional().meta({ description: 'What to do about it, in the same way.' }),
});
type Written = z.output<typeof Written>;

/** A rule made ready to be asked. */
interface Demand {
  readonly when: Condition | null;
  readonly must: Condition;
  readonly finding: Pick<Finding, 'code' | 'severity' | 'args'> & Partial<Pick<Finding, 'field'>>;
  readonly name: string;
  readonly tell: Field | null;
}

/** What the team itself demands of its records. A rule that cannot be judged, because a cell is empty, says nothing. */
export const rules = behaviour({
  name: 'rules',
  version: 2,
  summary:
    'Rules of your own: conditions over the fields of a record, the record it refers to, and those that refer to it.',
  config: z.array(Written).max(500).optional(),
  bind(config, tables) {
    if (config === undefined || config.length === 0) return { rule: null };
    const teller = tellerOf(tables);
    const issues: ConfigIssue[] = [];
    const demands = new Map<TableKey, Demand[]>();
    config.forEach((written, i) => {
      const faults = [...faultsOf(written, config.slice(0, i), tables)];
      const demand = demandOf(written, tables, teller, faults);
      if (demand !== null) demands.set(written.table, [...(demands.get(written.table) ?? []), demand]);
      issues.push(...faults.map((fault) => ({ ...fault, path: [i, ...fault.path] })));
    });
    if (issues.length > 0) return { issues };

    const conditions = [...demands].flatMap(([table, list]) =>
      list.flatMap(({ when, must }) => [...(when ? [{ table, when }] : []), { table, when: must }]),
    );
    const calendar = calendarOf(tables.locale.zone);
    const tomorrow = (now: Instant) => calendar.startOf(dayText(calendar.dayOf(new Date(now)) + 1)).toISOString();
    const told = [...demands].flatMap(([table, list]) =>
      list.flatMap(({ tell }) => (tell === null ? [] : [`${table}.${tell.key}` as const])),
    );
    return {
      rule: {
        name: 'rules',
        tables: [...demands.keys()],
        indexes: [
          ...conditions.flatMap(({ when }) => when.indexes),
          ...(told.length > 0 && teller !== null ? [teller.roster.names] : []),
        ],
        writes: [],
        reads: [
          ...conditions.flatMap(({ table, when }) => when.reads.map((field) => `${table}.${field}` as const)),
          ...told,
        ],
        visit(visit, view) {
          const { row, now } = visit;
          const all = demands.get(row.table)!;
          const applying = all.filter(({ when }) => when === null || when.test(row, view, now) === true);
          const broken = applying.filter(({ must }) => must.test(row, view, now) === false);
          const findings = broken.map(({ finding }) => beside(finding, row));
          if (visit.occasion === 'removed') return { findings };
          const words = teller === null ? {} : wordsOf(teller, all, new Set(broken), visit, view);
          // A rule may come to be broken, or kept, although nobody edits anything.
          const isTimed = all.some(({ when }) => when?.asksNow) || applying.some(({ must }) => must.asksNow);
          const wake = [...(words.wake ?? []), ...(isTimed ? [{ rule: 'rules', at: tomorrow(now) }] : [])];
          wake.sort((one, other) => (one.at < other.at ? -1 : 1));
          return { findings, ...words, ...(wake.length > 0 && { wake: wake.slice(0, 1) }) };
        },
      },
    };
  },
});

function beside(finding: Demand['finding'], row: Row): Finding {
  return { ...finding, table: row.table, record: row.id };
}

/** What people are told of rules that are broken now, or are not any more. */
function wordsOf(
  teller: Teller,
  all: readonly Demand[],
  broken: ReadonlySet<Demand>,
  visit: Visit,
  view: View,
): Decision {
  const words = all.flatMap((demand) => {
    const { name, tell, finding } = demand;
    if (tell === null) return [];
    const { args = {} } = finding;
    const reason = { code: 'report.tell.rule', args };
    return [announce(teller, { rule: 'rules', name, field: tell, isSo: broken.has(demand), reason }, visit, view)];
  });
  if (words.length === 0) return {};
  return {
    entries: words.flatMap((one) => one.entries ?? []),
    effects: words.flatMap((one) => one.effects ?? []),
    withdraw: words.flatMap((one) => one.withdraw ?? []),
    wake: words.flatMap((one) => one.wake ?? []),
  };
}

function* faultsOf(written: Written, before: readonly Written[], { tables, locale }: Tables): Generator<ConfigIssue> {
  if (before.some(({ name }) => name === written.name))
    yield { path: ['name'], message: `Another rule is called ${written.name}`, word: written.name };
  const table = tables.get(written.table);
  if (table === undefined) yield { path: ['table'], ...unknownTable(written.table, tables) };
  else if (written.field !== undefined && !table.byKey.has(written.field))
    yield { path: ['field'], ...unknownField(written.field, table) };
  const known = locale.languages.map(({ code }) => code);
  for (const part of ['why', 'fix'] as const) {
    const text = written[part];
    if (typeof text !== 'object') continue;
    for (const code of Object.keys(text))
      if (!known.includes(code))
        yield {
          path: [part, code],
          message: `There is no language "${code}"; there are ${known.join(', ')}`,
          word: code,
          known,
        };
  }
}

/** Compiles a rule's conditions; their faults are added to `faults`. */
function demandOf(written: Written, tables: Tables, teller: Teller | null, faults: ConfigIssue[]): Demand | null {
  const table = tables.tables.get(written.table);
  if (table === undefined) return null;
  const compile = (part: 'when' | 'must', source: string): Condition | null => {
    const compiled = compileCondition(source, table, tables);
    if ('condition' in compiled) return compiled.condition;
    faults.push(...compiled.issues.map((issue) => ({ ...issue, path: [part] })));
    return null;
  };
  const when = written.when === undefined ? null : compile('when', written.when);
  const must = compile('must', written.must);
  const tell = written.tell === undefined ? null : tellField(teller, written.tell, table);
  if (tell !== null && 'message' in tell) {
    faults.push({ ...tell, path: ['tell'] });
    return null;
  }
  if (must === null) return null;
  const fix = written.fix === undefined ? '' : inLanguage(written.fix, tables);
  return {
    when,
    must,
    name: written.name,
    tell,
    finding: {
      code: 'rule.broken',
      severity: written.severity,
      ...(written.field !== undefined && { field: written.field }),
      args: { rule: written.name, why: inLanguage(written.why, tables), fix, advised: fix !== '' },
    },
  };
}

/** The text in the team's language, or in the next one that it was written in. */
function inLanguage(text: Text, { locale }: Tables): string {
  if (typeof text === 'string') return text;
  const code = locale.languages.map((language) => language.code).find((one) => Object.hasOwn(text, one));
  return code === undefined ? '' : text[code]!;
}
