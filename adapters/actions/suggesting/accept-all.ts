import { sameCell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type { Desk } from '../calling/desk.ts';
import { alone, bringToRest } from '../keeping/bring-to-rest.ts';
import type { Claimed } from '../keeping/person.ts';
import type { Suggestion, Suggestions } from './waiting.ts';
import { openSuggestions } from './waiting.ts';

export interface Accepted {
  /** The cause under which history has it. */
  readonly cause: string;
  readonly accepted: readonly Suggestion[];
  /** Whose cell a colleague changed at the same moment. */
  readonly late: readonly Suggestion[];
  readonly refused: readonly { readonly suggestion: Suggestion; readonly finding: Finding }[];
}

/**
 * Writes suggestions as a person's own wish, all in one go; if a rule or a colleague stands in the way of some, those
 * that are left are asked for record by record. Answered ones are not asked again.
 */
export async function acceptAll(
  desk: Desk,
  ports: Ports,
  model: Model,
  actor: Claimed,
  chosen: readonly Suggestion[],
): Promise<Accepted> {
  const cause = ports.ids.fresh();
  const refusals = new Map<string, Finding>();
  const ask = async (groups: readonly (readonly Suggestion[])[]): Promise<Outcome> => {
    const requests = groups.map((group) => requestOf(ports.ids.fresh(), cause, actor, group));
    const { answers } = await bringToRest(desk, ports, model, { requests, people: 'suggest' });
    for (const [at, { key }] of requests.entries()) {
      const finding = answers.get(key);
      if (finding) for (const one of groups[at]!) refusals.set(one.key, finding);
    }
    return outcomeOf(chosen, await openSuggestions(model, ports.state));
  };

  let outcome = chosen.length === 0 ? nothingDone : await ask([chosen]);
  const byRecord = [...Map.groupBy(outcome.left, keyOfRecord).values()];
  if (byRecord.length > 0) outcome = await ask(byRecord);
  const { done, late, left } = outcome;
  await alone(desk, ports.state, async (lease) => {
    for (const { key } of done) await ports.state.resolve(lease, key, 'accepted');
    for (const { key } of late) await ports.state.resolve(lease, key, 'late');
  });
  return {
    cause,
    accepted: done,
    late,
    refused: left.flatMap((suggestion) => {
      const finding = refusals.get(suggestion.key);
      return finding === undefined ? [] : [{ suggestion, finding }];
    }),
  };
}

interface Outcome {
  readonly done: readonly Suggestion[];
  readonly late: readonly Suggestion[];
  /** As their records stand now. */
  readonly left: readonly Suggestion[];
}

const nothingDone: Outcome = { done: [], late: [], left: [] };

/** What became of the chosen, from what their cells hold now. */
function outcomeOf(chosen: readonly Suggestion[], now: Suggestions): Outcome {
  const wanted = new Set(chosen.map(({ key }) => key));
  const left = now.waiting.filter(({ key }) => wanted.has(key));
  const late = now.late.filter(
    ({ key, row, field, to }) => wanted.has(key) && !sameCell(row.cells[field.key] ?? null, to),
  );
  const others = new Set([...left, ...late].map(({ key }) => key));
  return { done: chosen.filter(({ key }) => !others.has(key)), late, left };
}

function requestOf(key: string, cause: string, actor: Claimed, suggestions: readonly Suggestion[]): Request {
  const byRecord = Map.groupBy(suggestions, keyOfRecord);
  return {
    key,
    cause,
    actor,
    edits: [...byRecord.values()].map((list) => ({
      table: list[0]!.table.key,
      id: list[0]!.row.id,
      set: Object.fromEntries(list.map(({ field, to }) => [field.key, to])),
    })),
    creates: [],
    shown: Object.fromEntries([...byRecord].map(([record, list]) => [record, list[0]!.revision])),
  };
}

function keyOfRecord({ table, row }: Suggestion): string {
  return recordKey(table.key, row.id);
}
