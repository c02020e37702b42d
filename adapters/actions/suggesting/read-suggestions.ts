import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Viewer } from '../../../core/present.ts';
import type { Place } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import type { Start } from '../../../core/world.ts';
import type { Desk } from '../calling/desk.ts';
import { readAll } from '../examining/examination.ts';
import { teamViewer } from '../examining/wording.ts';
import type { Suggestion, Suggestions } from './waiting.ts';
import { openSuggestions } from './waiting.ts';
import type { Suggested } from './wording.ts';
import { wordSuggestion } from './wording.ts';

/** All suggestions of a spreadsheet, with its rows: what is needed to choose among them and to say them. */
export interface ReadSuggestions {
  readonly suggestions: Suggestions;
  readonly viewer: Viewer;
  startsOf(table: Table): readonly Start[];
  say(suggestion: Suggestion): Suggested;
  /** Where a record stands, by its record key. */
  placeOf(record: string): Place | null;
}

/** Reads the suggestions that wait, in the order of tables and rows, and the rows they stand in. */
export async function readSuggestions(desk: Desk, model: Model, { store, state }: Ports): Promise<ReadSuggestions> {
  const found = await openSuggestions(model, state);
  const { tables } = await readAll(desk, model, store);
  const viewer = teamViewer(model);
  const places = new Map(
    tables.flatMap(({ starts }) =>
      starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null] as const),
    ),
  );
  const placeOf = (record: string) => places.get(record) ?? null;
  const order = new Map([...places.keys()].map((key, at) => [key, at]));
  const standing = (one: Suggestion) => order.get(recordKey(one.table.key, one.row.id)) ?? order.size;
  const sorted = found.waiting.toSorted((a, b) => standing(a) - standing(b));
  return {
    suggestions: { ...found, waiting: sorted },
    viewer,
    startsOf: (table) => tables.find((one) => one.table === table)?.starts ?? [],
    say: (one) => wordSuggestion(model, viewer, one, placeOf(recordKey(one.table.key, one.row.id))),
    placeOf,
  };
}
