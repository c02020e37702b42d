import * as z from 'zod';
import type { Finding } from '../../core/finding.ts';
import type { Table } from '../../core/model.ts';
import { presentReasons } from '../../core/present.ts';
import type { Place, Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Start } from '../../core/world.ts';
import { likeliestKept, planJoin } from '../behaviours/deduplication/join-plan.ts';
import { readLearntModels } from '../behaviours/deduplication/learnt-models.ts';
import type { TableSection } from '../behaviours/deduplication/settings.ts';
import { learntName } from '../behaviours/deduplication/table-matchers.ts';
import { action } from './calling/action.ts';
import { planAll, readAll } from './examining/examination.ts';
import { bookShape, openSettings, withBook } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { childrenAmong } from './joining/children.ts';
import { duplicateCode, groupsOf } from './joining/groups.ts';
import { joinInWords, joinSchema, namedRow, namedSchema } from './joining/join-in-words.ts';
import { joinRules, sectionOf } from './joining/join-rules.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { learntSchema, wordLearnt } from './joining/learnt-in-words.ts';
import { bareRecords } from './keeping/bare-records.ts';
import { recallFrom } from './keeping/recall.ts';
import { withMemory } from './keeping/with-memory.ts';

const pairSchema = z.strictObject({
  a: namedSchema,
  b: namedSchema,
  certain: z.boolean().meta({ description: 'Whether they are almost certainly the same.' }),
  reasons: z.string().meta({ description: 'Why, in the language of the settings.' }),
});

const groupSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  rows: z.array(namedSchema).min(2),
  pairs: z.array(pairSchema).meta({ description: 'Each row with the one that it is likeliest the same as.' }),
  join: joinSchema.nullable().meta({ description: 'What `merge` would make of them; null where they are too many.' }),
});

const listedSchema = z.strictObject({
  language: z.string(),
  groups: z.array(groupSchema).meta({ description: 'The surest first.' }),
  learnt: z
    .array(learntSchema)
    .meta({ description: 'By what was learnt of the team’s own rows; of others nothing was.' }),
});
export type DuplicatesInBook = z.output<typeof listedSchema>;
type Group = z.output<typeof groupSchema>;

/** Rows that are probably the same, by the settings, why, and what joining would make of them. Writes nothing. */
export const duplicatesInBook = action({
  name: 'duplicates-in-book',
  summary: 'Lists rows that are probably the same, why, and what would become of them if they were joined.',
  input: z.strictObject({
    ...bookShape,
    table: z.string().min(1).optional().meta({ description: 'Only this tab.' }),
  }),
  output: listedSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    return await withBook(desk, asked, async (model, store, book) => {
      const viewer = teamViewer(model);
      const wanted = asked.table === undefined ? null : joinableTable(model, asked.table);
      const tables = await withMemory(desk, book, async (state) => {
        const bareIn = state === null ? undefined : bareRecords(state);
        return (await readAll(desk, model, store, undefined, bareIn)).tables;
      });
      const starts = tables.flatMap((one) => one.starts);
      const { records } = await planAll(desk, model, starts, recallFrom(desk, book));
      const rows = records.map(({ row, start }): Row => ({ ...start.row, values: row.values }));
      const places = placesOf(starts);
      const placeOf = (record: string) => places.get(record) ?? null;
      const byKey = new Map(rows.map((row) => [recordKey(row.table, row.id), row]));
      const findings = records.flatMap((one) => one.findings.filter(({ code }) => code === duplicateCode));

      const wordGroup = (table: Table, keys: readonly string[], section: TableSection): Group => {
        const members = keys.map((key) => byKey.get(key)!);
        const own = findings.filter((one) => keys.includes(recordKey(one.table, one.record)));
        const named = (key: string) => namedRow(model, viewer, byKey.get(key)!, placeOf);
        return {
          table: table.title,
          rows: keys.map(named),
          pairs: pairsOf(own).map(({ a, b, finding }) => ({
            a: named(a),
            b: named(b),
            certain: finding.args?.['isCertain'] === true,
            reasons: presentReasons(model, viewer, finding).join('; '),
          })),
          join: keys.length > section.group ? null : joinOf(table, members as [Row, ...Row[]], section),
        };
      };
      const joinOf = (table: Table, members: readonly [Row, ...Row[]], section: TableSection) => {
        const kept = likeliestKept(table, members);
        const others = members.filter((row) => row !== kept);
        const plan = planJoin(
          table,
          [kept, ...others],
          joinRules(model, table, section, () => null),
        );
        const children = childrenAmong(
          model,
          rows,
          table,
          others.map(({ id }) => id),
        );
        return joinInWords(model, viewer, plan, children, placeOf);
      };
      const order = new Map(rows.map((row, at) => [recordKey(row.table, row.id), at]));
      const groups = groupsOf(findings).flatMap((found) => {
        const keys = found.toSorted((a, b) => order.get(a)! - order.get(b)!);
        const table = model.tables.get(byKey.get(keys[0]!)!.table)!;
        return wanted === null || wanted === table ? [wordGroup(table, keys, sectionOf(loaded, table))] : [];
      });
      const sure = ({ pairs }: Group) => pairs.filter(({ certain }) => certain).length;
      const models = readLearntModels(loaded.learnt[learntName]);
      return {
        language: viewer.language.code,
        groups: groups.toSorted((a, b) => sure(b) - sure(a)),
        learnt: (wanted === null ? [...model.tables.values()] : [wanted]).flatMap(
          (table) => wordLearnt(model, models, table) ?? [],
        ),
      };
    });
  },
});

function placesOf(starts: readonly Start[]): ReadonlyMap<string, Place | null> {
  return new Map(starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null]));
}

/** Each record with its likeliest other, every pair once, as the first of the two tells it. */
function pairsOf(findings: readonly Finding[]) {
  const pairs = new Map<string, { readonly a: string; readonly b: string; readonly finding: Finding }>();
  for (const finding of findings) {
    const a = recordKey(finding.table, finding.record);
    const b = finding.others?.[0] ?? a;
    const pair = [a, b].sort().join(' ');
    if (!pairs.has(pair)) pairs.set(pair, { a, b, finding });
  }
  return [...pairs.values()];
}
