import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import type { Row, Values } from '../../../core/record.ts';
import type { Index } from '../../../core/rule.ts';
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
  readonly matcher: Matcher;
  readonly model: Model;
  /** Finds records by what two of them must share to be compared at all. */
  readonly index: Index;
  /** From this weight on two records are told to be the same. */
  readonly least: number;
  textsOf(values: Values): Texts;
}

/** A key of the index: the rule it is made by, and what the record has there. */
export interface BlockingKey {
  readonly key: string;
  /** A key that more records have says nothing. */
  readonly cap: number;
}

export function tableMatcher(
  table: Table,
  section: TableSection,
  columns: readonly RoleColumn[],
  lexicon: Lexicon,
): TableMatcher {
  const matcher = matcherFor(columns, lexicon);
  const textsOf = (values: Values): Texts => {
    const texts: Record<FieldKey, string> = {};
    for (const { key } of columns) {
      const value = values[key] ?? null;
      texts[key] = value === null ? '' : cellText(table.byKey.get(key)!.cell(value));
    }
    return texts;
  };
  return {
    table,
    section,
    columns,
    matcher,
    model: shippedModel(columns),
    textsOf,
    least: weightOf(section.likely),
    index: {
      name: blockingIndexName(table.key),
      table: table.key,
      version: matcher.version,
      mutual: true,
      keys: (values) => matcher.blockingKeys(textsOf(values)).map(({ rule, key }) => `${rule}:${key}`),
    },
  };
}

/** The name of the index under which records of a table stand by what they may share. */
export function blockingIndexName(table: TableKey): string {
  return `duplicates:${table}`;
}

/** The keys of a record, each with the most records that may have it. */
export function blockingKeys(
  { matcher, textsOf }: TableMatcher,
  { values }: Pick<Row, 'values'>,
): readonly BlockingKey[] {
  return matcher
    .blockingKeys(textsOf(values))
    .map(({ rule, key }) => ({ key: `${rule}:${key}`, cap: matcher.rules[rule]!.cap }));
}
