import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import type { Values } from '../../../core/record.ts';
import type { Index } from '../../../core/rule.ts';
import { joinedIndex } from './joined-index.ts';
import type { LearntModel } from './learnt-models.ts';
import { fits } from './learnt-models.ts';
import type { Lexicon } from './lexicon.ts';
import type { Model } from './model.ts';
import { shippedModel, weightOf } from './model.ts';
import type { Matcher } from './pair.ts';
import { matcherFor } from './pair.ts';
import type { RoleColumn, Texts } from './roles.ts';
import type { TableSection } from './settings.ts';

/** All that is needed to find the duplicates of one table's records, worked out once. */
export interface TableMatcher {
  readonly table: Table;
  readonly section: TableSection;
  readonly columns: readonly RoleColumn[];
  readonly lexicon: Lexicon;
  readonly matcher: Matcher;
  readonly model: Model;
  /** Finds records by what two of them must share to be compared at all. */
  readonly index: Index;
  /** Finds those that were joined into a record. */
  readonly joined: Index;
  /** From this weight on two records are told to be the same. */
  readonly least: number;
  textsOf(values: Values): Texts;
  /** The keys of a record. */
  keysOf(values: Values): readonly BlockingKey[];
  /** Log2 odds that two records are one. What was weighed once is remembered as long as the same values are about. */
  weigh(a: Values, b: Values): number;
}

/** A key of the index: the rule it is made by, and what the record has there. */
export interface BlockingKey {
  readonly key: string;
  /** A key that more records have says nothing. */
  readonly cap: number;
}

/** Binds a table; its records are judged by the model that was learnt of them, else by the shipped one. */
export function tableMatcher(
  table: Table,
  section: TableSection,
  columns: readonly RoleColumn[],
  lexicon: Lexicon,
  learnt: LearntModel | null = null,
): TableMatcher {
  const matcher = matcherFor(columns, lexicon);
  const model = learnt !== null && fits(learnt, columns, matcher.version) ? learnt.model : shippedModel(columns);
  const textsOf = remembered((values: Values): Texts => {
    const texts: Record<FieldKey, string> = {};
    for (const { key } of columns) {
      const value = values[key] ?? null;
      texts[key] = value === null ? '' : cellText(table.byKey.get(key)!.cell(value));
    }
    return texts;
  });
  const keysOf = remembered((values: Values): readonly BlockingKey[] =>
    matcher
      .blockingKeys(textsOf(values))
      .map(({ rule, key }) => ({ key: `${rule}:${key}`, cap: matcher.rules[rule]!.cap })),
  );
  const weights = remembered((a: Values) =>
    remembered((b: Values) => matcher.comparePair(textsOf(a), textsOf(b), model).weight),
  );
  return {
    table,
    section,
    columns,
    lexicon,
    matcher,
    model,
    textsOf,
    keysOf,
    weigh: (a, b) => weights(a)(b),
    joined: joinedIndex(table),
    least: weightOf(section.likely),
    index: {
      name: blockingIndexName(table.key),
      table: table.key,
      version: matcher.version,
      mutual: true,
      keys: (values) => keysOf(values).map(({ key }) => key),
    },
  };
}

/** The name of the index under which records of a table stand by what they may share. */
function blockingIndexName(table: TableKey): string {
  return `duplicates:${table}`;
}

/** A pure function of an object that answers at once for one that it has seen, as long as that is about. */
function remembered<A extends object, B>(work: (of: A) => B): (of: A) => B {
  const known = new WeakMap<A, { readonly answer: B }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.answer;
    const answer = work(of);
    known.set(of, { answer });
    return answer;
  };
}
