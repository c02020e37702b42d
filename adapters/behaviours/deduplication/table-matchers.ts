import type { TableKey } from '../../../core/cell.ts';
import type { ConfigIssue, Tables } from '../../../core/rule.ts';
import { identifyingFields } from './identifying-fields.ts';
import { readLearntModels } from './learnt-models.ts';
import type { Lexicon } from './lexicon.ts';
import { lexiconOf } from './lexicon.ts';
import type { DuplicatesSection } from './settings.ts';
import { sectionIssues, tableSections } from './settings.ts';
import type { TableMatcher } from './table-matcher.ts';
import { tableMatcher } from './table-matcher.ts';

/** The name under which learnt models are kept: that of the behaviour. */
export const learntName = 'duplicates';

/** The matchers of every table that the section names, or what is wrong with it. */
export function tableMatchers(
  config: NonNullable<DuplicatesSection>,
  tables: Tables,
): { readonly matchers: ReadonlyMap<TableKey, TableMatcher> } | { readonly issues: readonly ConfigIssue[] } {
  const matchers = new Map<TableKey, TableMatcher>();
  const issues: ConfigIssue[] = [];
  const learnt = readLearntModels(tables.learnt?.[learntName]);
  let lexicon: Lexicon | null = null;
  for (const [key, section] of tableSections(config)) {
    const table = tables.tables.get(key);
    if (table === undefined) {
      issues.push({ path: [key], message: `There is no table ${key}`, word: key, known: [...tables.tables.keys()] });
      continue;
    }
    const wrong = sectionIssues(key, table, section, tables);
    issues.push(...wrong);
    if (wrong.length > 0) continue;
    const { by } = section;
    const columns =
      by === undefined
        ? identifyingFields(table, tables)
        : Object.entries(by).map(([field, role]) => ({ key: field, role }));
    if (columns.length === 0) {
      issues.push({ path: [key], message: `Say under \`by\` which fields tell records of ${key} apart` });
      continue;
    }
    lexicon ??= lexiconOf(tables.locale.languages);
    matchers.set(key, tableMatcher(table, section, columns, lexicon, learnt[key] ?? null));
  }
  return issues.length > 0 ? { issues } : { matchers };
}
