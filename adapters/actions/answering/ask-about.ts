import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import { partsOfKey, recordKey } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import { openSuggestions } from '../suggesting/waiting.ts';
import { parsedExamples } from './guard.ts';
import type { Asking } from './question-kind.ts';

/** Looks up every record that some questions speak of. */
export async function askAbout(
  model: Model,
  viewer: Viewer,
  state: State,
  questions: readonly OpenQuestion[],
): Promise<Asking> {
  const named = questions.flatMap(({ about, args }) => [
    ...about,
    ...parsedExamples(String(args['examples'] ?? '')).map(({ table, id }) => recordKey(table, id)),
  ]);
  const rows = new Map<string, Row>();
  for (const [key, records] of Map.groupBy(new Set(named), (one) => partsOfKey(one).table)) {
    const table = model.tables.get(key);
    if (table === undefined) continue;
    const ids = records.map((one) => one.slice(key.length + 1));
    for (const kept of await state.records(key, ids)) rows.set(recordKey(key, kept.id), rowOf(table, kept));
  }
  const suggestions = await openSuggestions(model, state);
  return { model, viewer, suggestions, rowOf: (record) => rows.get(record) };
}
