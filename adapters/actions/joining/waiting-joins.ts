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
import type { Kept, State } from '../../../core/state.ts';
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
    const told = (await state.told(duplicateCode, [table.key])).filter(stands);
    const findings = told.flatMap((one) =>
      one.findings.filter(({ code, args }) => code === duplicateCode && args?.['mayJoin'] === true),
    );
    const all = [...told, ...(await othersNamed(state, table, told, findings))];
    const rows = new Map(all.map((one) => [recordKey(one.table, one.id), rowOf(table, one)]));
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

/** Whom findings name besides the records of which they are told. */
async function othersNamed(
  state: State,
  { key }: Table,
  told: readonly Kept[],
  findings: readonly Finding[],
): Promise<readonly Kept[]> {
  const start = `${key}/`;
  const known = new Set(told.map(({ id }) => id));
  const named = findings.flatMap(({ others = [] }) => others.filter((record) => record.startsWith(start)));
  const missing = [...new Set(named.map((record) => record.slice(start.length)))].filter((id) => !known.has(id));
  return missing.length === 0 ? [] : (await state.records(key, missing)).filter(stands);
}

function stands({ gone, accepted }: Kept): boolean {
  return !gone && joinedInto(accepted) === null;
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
