import { foresee } from '../../core/foresee.ts';
import type { Model } from '../../core/model.ts';
import { wishedOf, wishKey, wishLedger } from '../../core/note-wishes.ts';
import type { State } from '../../core/state.ts';
import type { History } from './history.ts';
import type { Violation } from './run.ts';
import type { Sheet, SheetLine } from './sheet.ts';
import { theirs } from './sheet.ts';

const ever = { from: '1900-01-01T00:00:00.000Z', to: '2999-01-01T00:00:00.000Z' };

/** I7: what is noted that would have been done is what would be done now if Rowcall were let in; for a state at rest. */
export async function wishesOf(state: State, acting: Model, now: string, isFirst: boolean): Promise<Violation[]> {
  const noted = new Map((await state.entries(wishLedger, ever, 1_000_000)).map((entry) => [entry.key, entry]));
  const { records } = await foresee({ state, clock: { now: () => now, sleep: async () => {} } }, acting);
  const wanted = new Set<string>();
  const found: Violation[] = [];
  for (const { key, patch, create, row } of records) {
    if (create !== null) wanted.add(create.key);
    // A row that came while it only looked on would have got what new rows get; by now it is none.
    const { fields = [] } = acting.tables.get(row.table) ?? {};
    if (fields.some((field) => field.default !== null && (row.cells[field.key] ?? null) === null)) continue;
    for (const field in create === null ? patch?.set : null) {
      const wish = wishKey(key, field, patch!.expect[field] ?? null, patch!.set[field] ?? null);
      wanted.add(wish);
      if (!noted.has(wish))
        found.push({ law: 'I7 wishes', what: `${key}.${field} would be written now, and it is not noted` });
    }
  }
  // Where nothing was typed since the first look, nothing else is noted either.
  for (const { key, subject, about } of isFirst ? noted.values() : [])
    if (!wanted.has(key) && wishedOf(subject).is === 'cell')
      found.push({ law: 'I7 wishes', what: `${subject} of ${about} is noted, and would not be done` });
  return found;
}

/** Which ids each line may have by what it holds: equal lines nobody can tell from one another. */
export function knownLines({ sheet, history }: { readonly sheet: Sheet; readonly history: History }) {
  const contentOf = (table: string, cell: (field: string) => unknown) =>
    JSON.stringify([table, ...theirs(sheet.tabs.get(table)!.table).map((field) => cell(field) ?? null)]);
  const ids = Map.groupBy(
    [...history.shadow.values()].filter(({ gone }) => !gone),
    ({ table, seen }) => contentOf(table, (field) => seen[field]),
  );
  return new Map(
    sheet.lines().map(([tab, line]) => {
      const own = history.idOf(tab, line);
      const alike = (ids.get(contentOf(tab.table.key, (field) => sheet.cell(tab, line, field))) ?? []).map(
        ({ id }) => id,
      );
      // An id that a sort has left behind is put right as soon as anything may be written.
      const isItsOwn = own !== null && (alike.length === 0 || alike.includes(own));
      return [line.who, isItsOwn ? [own] : alike] as const;
    }),
  );
}

/** I7: whoever is let in further knows every row as the one that it was. */
export function strangers(
  { sheet, history }: { readonly sheet: Sheet; readonly history: History },
  before: ReadonlyMap<SheetLine['who'], readonly string[]>,
): Violation[] {
  return sheet.lines().flatMap(([tab, line]) => {
    const was = before.get(line.who);
    const id = history.idOf(tab, line);
    // Of a row and its copy nobody can tell which is which.
    const { family } = line.who;
    const isInDoubt = family.excuses.size > 0 || tab.lines.some((one) => one !== line && one.who.family === family);
    if (was === undefined || isInDoubt || (id !== null && was.includes(id))) return [];
    return [{ law: 'I7 identity', what: `${line.who.name} was ${was.join(' or ') || 'not known'}, and is ${id}` }];
  });
}

/** I8: what Rowcall put there is gone, and what stood there before stands there still. */
export function leftBehind(sheet: Sheet, made: readonly string[]): Violation[] {
  const found: Violation[] = [];
  if (sheet.board !== null) found.push({ law: 'I8 remove', what: 'its tab is still there' });
  for (const tab of sheet.tabs.values()) {
    const has = (field: string) => tab.columns.includes(field);
    const { key, fields } = tab.table;
    for (const field of fields) {
      const isOurs = field.owner === 'rowcall' && !made.includes(field.key);
      if (isOurs === has(field.key))
        found.push({ law: 'I8 remove', what: `${key}.${field.key} ${isOurs ? 'is still there' : 'is gone'}` });
    }
    for (const hidden of ['_id', '_key'])
      if (has(hidden)) found.push({ law: 'I8 remove', what: `${hidden} in ${key}` });
    const foreign = tab.columns.indexOf(null);
    if (foreign < 0 || tab.headers[foreign] !== 'Notes') found.push({ law: 'I8 remove', what: `the notes of ${key}` });
    for (const line of tab.lines)
      if ((line.cells[foreign] ?? null) !== line.who.family.foreign)
        found.push({ law: 'I8 remove', what: `the note beside ${line.who.name} is ${line.cells[foreign]}` });
  }
  return found;
}
