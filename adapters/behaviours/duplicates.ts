import type { FieldKey } from '../../core/cell.ts';
import type { Finding } from '../../core/finding.ts';
import { labelText } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import type { Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import type { Group } from './deduplication/group-of.ts';
import { groupOf } from './deduplication/group-of.ts';
import { probabilityOf } from './deduplication/model.ts';
import { duplicatesSection, joiningsOf } from './deduplication/settings.ts';
import type { TableMatcher } from './deduplication/table-matcher.ts';
import { tableMatchers } from './deduplication/table-matchers.ts';

/**
 * Records that are probably the same are told of, each beside the others, with the reasons in words. What people have said
 * to be different is never brought up again.
 */
export const duplicates = behaviour({
  name: 'duplicates',
  version: 4,
  summary: 'Finds records that are probably the same, says why, and has them joined without loss.',
  config: duplicatesSection,
  joins: joiningsOf,
  learns: true,
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const bound = tableMatchers(config, tables);
    if ('issues' in bound) return bound;
    const matchers = [...bound.matchers.values()];
    return {
      rule: {
        name: 'duplicates',
        tables: matchers.map(({ table }) => table.key),
        indexes: matchers.map(({ index }) => index),
        writes: [],
        reads: matchers.flatMap(({ table, columns }) => columns.map(({ key }) => `${table.key}.${key}` as const)),
        visit: (visit, view) => judge(bound.matchers.get(visit.row.table)!, visit, view, tables),
      },
    };
  },
});

function judge(matcher: TableMatcher, visit: Visit, view: View, tables: Tables): Decision {
  const group = groupOf(matcher, visit.row, view);
  const [likeliest] = group.others;
  if (likeliest === undefined) return {};
  const { section, textsOf, model } = matcher;
  const a = textsOf(visit.row.values);
  const { reasons, strong } = matcher.matcher.explainPair(a, textsOf(likeliest.row.values), model);
  const probability = probabilityOf(likeliest.weight);
  const isSure = strong && probability >= section.certain;
  const { language } = tables.locale;
  const finding: Finding = {
    code: 'duplicates.likely',
    severity: section.when === 'forbid' && isSure ? 'error' : 'warning',
    table: visit.row.table,
    record: visit.row.id,
    others: group.others.map(({ row }) => recordKey(row.table, row.id)),
    // That they have a phone in common is among the reasons.
    instead: ['validation.taken'],
    args: {
      name: labelText(matcher.table, language, likeliest.row),
      more: group.others.length - 1,
      isMore: group.others.length > 1,
      isCertain: probability >= section.certain,
      isSure,
      mayJoin: section.when === 'propose' || section.when === 'merge',
    },
    reasons: reasons.map(({ code, args }) => ({
      code,
      field: String(args?.['column']),
      one: String(args?.['one']),
      other: String(args?.['other']),
    })),
  };
  const fields = section.when === 'forbid' && isSure ? newlyTyped(matcher, visit, group, view) : [];
  return fields.length > 0 ? { refuse: { fields, finding, policy: 'flag' } } : { findings: [finding] };
}

/** The identifying fields by whose change a record became the same as another that it was not the same as before. */
function newlyTyped(matcher: TableMatcher, visit: Visit, { others }: Group, view: View): readonly FieldKey[] {
  const { occasion, before, changed, row } = visit;
  if (occasion !== 'created' && occasion !== 'updated') return [];
  const fields = matcher.columns.map(({ key }) => key).filter((key) => changed.has(key));
  if (fields.length === 0 || before === null) return fields;
  const was = groupOf(matcher, { ...row, values: before }, view);
  const isOld = others.every(({ row: other }) => was.others.some((one) => one.row.id === other.id));
  return isOld ? [] : fields;
}
