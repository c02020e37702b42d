import * as z from 'zod';
import type { Model, Table } from '../../core/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Row } from '../../core/record.ts';
import type { Loaded } from '../../manifests/load.ts';
import { fewestRows, learnModel } from '../behaviours/deduplication/learn-model.ts';
import type { LearntModel, LearntModels } from '../behaviours/deduplication/learnt-models.ts';
import { learntModelsText, readLearntModels } from '../behaviours/deduplication/learnt-models.ts';
import type { DuplicatesSection } from '../behaviours/deduplication/settings.ts';
import { learntName, tableMatchers } from '../behaviours/deduplication/table-matchers.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { planAll, readAll } from './examining/examination.ts';
import { findTable } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { decisionsOf } from './joining/decisions-of.ts';
import { sectionOf } from './joining/join-rules.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { learntSchema, wordLearnt } from './joining/learnt-in-words.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { keepLearnt, keptLearnt } from './keeping/kept-learnt.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';

const learningSchema = z.strictObject({
  language: z.string(),
  tables: z.array(
    z.strictObject({
      table: z.string().meta({ description: 'The name of the tab.' }),
      rows: z.int().min(0).meta({ description: 'How many rows it has; 0 where they were not looked at.' }),
      fewest: z.int().min(0).meta({ description: 'Of how many rows something can be learnt.' }),
      done: z.boolean().meta({ description: 'Whether it was learnt, or forgotten, now.' }),
      learnt: learntSchema
        .nullable()
        .meta({ description: 'What counts from now on; null: what Rowcall brings along.' }),
    }),
  ),
});
export type Learning = z.output<typeof learningSchema>;

const input = z.strictObject({
  ...bookShape,
  ...personShape,
  table: z.string().min(1).optional().meta({ description: 'Only this tab; if not said, every one with duplicates.' }),
  forget: z.boolean().default(false).meta({ description: 'Go back to what Rowcall brings along.' }),
});

/** Learns how alike the rows of a team are, from them and from what people decided; it counts until it is learnt anew. */
export const learnDuplicates = action({
  name: 'learn-duplicates',
  summary: 'Learns from the team’s own rows and decisions by what to tell that rows are the same, or forgets it.',
  input,
  output: learningSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports, loaded) => {
      const wanted = tablesWanted(model, loaded, asked.table);
      const before = readLearntModels(keptLearnt(await ports.state.memo())[learntName]);
      const fresh = asked.forget
        ? { models: {}, rows: new Map<string, number>() }
        : await learnAll(desk, ports, model, loaded, wanted, askedBy(desk, asked).id);
      const others = Object.entries(before).filter(([key]) => !asked.forget || !wanted.some((one) => one.key === key));
      const after: LearntModels = { ...Object.fromEntries(others), ...fresh.models };
      await alone(desk, ports.state, async (lease) => {
        const { [learntName]: _, ...learnt } = keptLearnt(await ports.state.memo());
        const isAny = Object.keys(after).length > 0;
        await keepLearnt(ports.state, lease, { ...learnt, ...(isAny && { [learntName]: learntModelsText(after) }) });
      });
      return {
        language: model.locale.language.code,
        tables: wanted.map((table) => ({
          table: table.title,
          rows: fresh.rows.get(table.key) ?? 0,
          fewest: fewestRows,
          done: after[table.key] !== before[table.key],
          learnt: wordLearnt(model, after, table),
        })),
      };
    });
  },
});

/** The table that is named, or every one of whose duplicates the settings speak. Throws `join.not-set-up`. */
function tablesWanted(model: Model, loaded: Loaded, named: string | undefined): readonly Table[] {
  if (named !== undefined) {
    const table = findTable(model, named);
    sectionOf(loaded, table);
    return [table];
  }
  const all = [...model.tables.values()].filter((table) => matchersOf(loaded).has(table.key));
  return all.length > 0 ? all : [joinableTable(model, undefined)];
}

function matchersOf({ sections, model }: Pick<Loaded, 'sections' | 'model'>) {
  const bound = tableMatchers((sections['duplicates'] ?? {}) as NonNullable<DuplicatesSection>, model);
  return 'issues' in bound ? new Map<string, never>() : bound.matchers;
}

async function learnAll(
  desk: Desk,
  { store, state }: Ports,
  model: Model,
  loaded: Loaded,
  wanted: readonly Table[],
  who: string,
): Promise<{ readonly models: LearntModels; readonly rows: ReadonlyMap<string, number> }> {
  const { tables } = await readAll(desk, model, store);
  const starts = tables.flatMap((one) => one.starts);
  const { records } = await planAll(desk, model, starts, state.answer);
  const byTable = Map.groupBy(
    records.map(({ row, start }): Row => ({ ...start.row, values: row.values })),
    ({ table }) => table,
  );
  const matchers = matchersOf({ sections: loaded.sections, model });
  const models: Record<string, LearntModel> = {};
  for (const table of wanted) {
    const matcher = matchers.get(table.key);
    const rows = byTable.get(table.key) ?? [];
    if (matcher === undefined || rows.length < fewestRows) continue;
    const learnt = await learnModel(matcher, rows, await decisionsOf(desk, state, table));
    const { columns, matcher: engine } = matcher;
    models[table.key] = {
      columns,
      matcher: engine.version,
      ...learnt,
      rows: rows.length,
      who,
      at: desk.clock.now(),
    };
  }
  return { models, rows: new Map(wanted.map(({ key }) => [key, byTable.get(key)?.length ?? 0])) };
}
