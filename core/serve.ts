import { carryOut } from './carry-out.ts';
import { sameCell } from './cell.ts';
import { contestedQuestions } from './conflict.ts';
import type { Finding } from './finding.ts';
import { derivedId } from './id.ts';
import type { Context } from './ports.ts';
import { recordKey } from './record.ts';
import type { Request } from './rule.ts';
import { startsOfRequest } from './starts.ts';
import type { Kept } from './state.ts';

/** Serves one request, after what people typed in its records has been taken in. */
export async function serve(context: Context, request: Request): Promise<void> {
  const { ports, model } = context;
  const { state } = ports;
  const wanted = [...request.edits, ...request.creates.map(({ table, key, id = derivedId(key) }) => ({ table, id }))];
  const kept = new Map<string, Kept>();
  for (const [table, list] of Map.groupBy(wanted, (one) => one.table)) {
    const ids = [...new Set(list.map(({ id }) => id))];
    for (const one of await state.records(table, ids)) kept.set(recordKey(table, one.id), one);
  }
  const contested = contestedQuestions(request, context.justTyped, ports.clock.now());
  const stale =
    shut(context, request, kept) ?? staleness(request, kept) ?? (contested.length > 0 ? tooLate(request) : null);
  const starts = stale === null ? startsOfRequest(model, request, kept) : [];
  const memo = (await state.memo()) ?? {};
  const pass = { cause: request.cause, starts, memo, request: request.key, known: kept };
  const isMade = request.edits.length === 0 && request.creates.length > 0;
  const answer = stale ?? (isMade ? null : gone(request));
  // Of what is done as a whole no cell is a question by itself.
  const questions = request.whole ? [] : contested;
  const done = { ...pass, questions, answers: new Map([[request.key, answer]]) };
  await carryOut(context, starts.length > 0 ? pass : done);
}

/** Into a table that is only watched nothing is written, and a row without an id cannot be found to be written. */
function shut({ licence, ports }: Context, request: Request, kept: ReadonlyMap<string, Kept>): Finding | null {
  const { edits, creates } = request;
  const isBare = ports.store.capabilities.ids === 'ours';
  const one =
    [...edits, ...creates].find(({ table }) => licence.isWatched(table)) ??
    edits.find(({ table, id }) => isBare && kept.get(recordKey(table, id))?.bare);
  if (one === undefined) return null;
  const record = 'id' in one ? (one.id ?? '') : '';
  return { code: 'request.watched', severity: 'warning', table: one.table, record };
}

/** A person who saw an older record is told, rather than served. What was asked and stands there already is no news. */
function staleness({ shown = {}, edits }: Request, kept: ReadonlyMap<string, Kept>): Finding | null {
  for (const { table, id, set, from = {} } of edits) {
    const now = kept.get(recordKey(table, id))?.seen ?? {};
    const isNews = (field: string) =>
      !sameCell(now[field] ?? null, from[field] ?? null) &&
      !(field in set && sameCell(now[field] ?? null, set[field] ?? null));
    if (Object.keys(from).some(isNews)) return { code: 'request.stale', severity: 'warning', table, record: id };
  }
  for (const [key, revision] of Object.entries(shown)) {
    const one = kept.get(key);
    if (one !== undefined && one.revision !== revision)
      return { code: 'request.stale', severity: 'warning', table: one.table, record: one.id };
  }
  return null;
}

/** Nobody can know whether the person who asked or the one who typed was later: both values are kept. */
function tooLate({ edits }: Request): Finding {
  return { code: 'request.conflict', severity: 'warning', table: edits[0]!.table, record: edits[0]!.id };
}

function gone({ edits }: Request): Finding {
  return { code: 'request.gone', severity: 'warning', table: edits[0]?.table ?? '', record: edits[0]?.id ?? '' };
}
