import * as z from 'zod';
import type { Finding } from '../../../core/finding.ts';
import { derivedId } from '../../../core/id.ts';
import { joinedField, joinedInto } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentReasons } from '../../../core/present.ts';
import type { Place, Row } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { State } from '../../../core/state.ts';
import { duplicateCode, groupsOf } from './groups.ts';
import { namedRow, namedSchema } from './join-in-words.ts';

/** Rows that are probably the same and may be joined by one word. */
export interface WaitingJoin {
  /** The same for the same rows. */
  readonly key: string;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly certain: boolean;
  /** What was found of one of them. */
  readonly finding: Finding;
}

/** One of them in words. */
export const waitingJoinSchema = z.strictObject({
  key: z.string().meta({ description: 'Names it for `accept` and `decline`.' }),
  table: z.string().meta({ description: 'The name of the tab.' }),
  rows: z.array(namedSchema).min(2),
  certain: z.boolean().meta({ description: 'Whether they are almost certainly the same.' }),
  reasons: z.string().meta({ description: 'Why, in the language of the settings.' }),
});
type JoinWaiting = z.output<typeof waitingJoinSchema>;

/** What is told to be the same in tables where one word joins it, by what was last read. */
export async function waitingJoins(model: Model, state: State): Promise<readonly WaitingJoin[]> {
  const waiting: WaitingJoin[] = [];
  for (const table of model.tables.values()) {
    if (!table.byKey.has(joinedField)) continue;
    const kept = (await state.records(table.key, 'all')).filter(
      ({ gone, accepted }) => !gone && joinedInto(accepted) === null,
    );
    const rows = new Map(kept.map((one) => [recordKey(one.table, one.id), rowOf(table, one)]));
    const findings = kept.flatMap((one) =>
      one.findings.filter(({ code, args }) => code === duplicateCode && args?.['mayJoin'] === true),
    );
    for (const keys of groupsOf(findings)) {
      const members = keys.flatMap((key) => rows.get(key) ?? []);
      const telling = findings.find(({ record }) => members.some(({ id }) => id === record));
      if (members.length < 2 || telling === undefined) continue;
      waiting.push({
        key: derivedId(JSON.stringify(['duplicates', keys.toSorted()])),
        table,
        rows: members,
        certain: telling.args?.['isCertain'] === true,
        finding: telling,
      });
    }
  }
  return waiting;
}

export function wordJoin(
  model: Model,
  viewer: Viewer,
  { key, table, rows, certain, finding }: WaitingJoin,
  placeOf: (record: string) => Place | null,
): JoinWaiting {
  const named = rows.map((row) => namedRow(model, viewer, row, placeOf));
  return { key, table: table.title, rows: named, certain, reasons: presentReasons(model, viewer, finding).join('; ') };
}
