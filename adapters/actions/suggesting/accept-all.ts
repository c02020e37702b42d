import type { Actor } from '../../../core/actor.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type { Desk } from '../calling/desk.ts';
import { alone, bringToRest } from '../keeping/bring-to-rest.ts';
import type { Suggestion, Suggestions } from './waiting.ts';
import { keyOfCell, openSuggestions, resolveCells } from './waiting.ts';

/** Names link to names that link to names, and seldom further. */
const mostFollowed = 3;

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
 * that are left are asked for record by record. Where one accepted change alters what belongs into another accepted
 * cell, as a name does that others link to, that cell follows. Answered ones are not asked again.
 */
export async function acceptAll(
  desk: Desk,
  ports: Ports,
  model: Model,
  actor: Actor,
  chosen: readonly Suggestion[],
): Promise<Accepted> {
  const cause = ports.ids.fresh();
  const cells = new Set(chosen.map(keyOfCell));
  const refusals = new Map<string, Finding>();
  const ask = async (groups: readonly (readonly Suggestion[])[]): Promise<Outcome> => {
    const requests = groups.map((group) => requestOf(ports.ids.fresh(), cause, actor, group));
    const { answers } = await bringToRest(desk, ports, model, { requests, people: 'suggest' });
    for (const [at, { key }] of requests.entries()) {
      const finding = answers.get(key);
      for (const one of groups[at]!)
        if (finding) refusals.set(one.key, finding);
        else refusals.delete(one.key);
    }
    return outcomeOf(chosen, refusals, await openSuggestions(model, ports.state));
  };

  let outcome = chosen.length === 0 ? nothingDone : await ask([chosen]);
  const byRecord = [...Map.groupBy(outcome.left, keyOfRecord).values()];
  if (byRecord.length > 0) outcome = await ask(byRecord);
  const left = new Set(outcome.left.map(keyOfCell));
  for (let round = 0; round < mostFollowed; round++) {
    const { waiting } = await openSuggestions(model, ports.state);
    const following = waiting.filter((one) => cells.has(keyOfCell(one)) && !left.has(keyOfCell(one)));
    if (following.length === 0) break;
    await ask([following]);
  }
  const { done, late } = outcome;
  const now = await openSuggestions(model, ports.state);
  await alone(desk, ports.state, async (lease) => {
    await resolveCells(ports.state, lease, now, done, 'accepted');
    for (const { key } of late) await ports.state.resolve(lease, key, 'late');
  });
  return {
    cause,
    accepted: done,
    late,
    refused: outcome.left.flatMap((suggestion) => {
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
function outcomeOf(chosen: readonly Suggestion[], refusals: ReadonlyMap<string, Finding>, now: Suggestions): Outcome {
  // What was written may hold something else by now, or the same again: that is what rules made of it.
  const isRefused = ({ key }: Suggestion) => refusals.has(key);
  const left = now.waiting.filter(isRefused);
  const late = now.late.filter(isRefused);
  const others = new Set([...left, ...late].map(({ key }) => key));
  return { done: chosen.filter(({ key }) => !others.has(key)), late, left };
}

function requestOf(key: string, cause: string, actor: Actor, suggestions: readonly Suggestion[]): Request {
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
