import { leapingClock, opened, startUnlimited } from '../google-sheets/kit.ts';
import { type CountedSpreadsheet, type Lay, model } from './team.ts';

const headers = ['title', 'stage', 'note', '_id'];

/** A spreadsheet in Google Sheets, with the script in it that tells which rows were edited. */
export const layGoogleSheets: Lay = async (deals, note) => {
  const google = await startUnlimited();
  const clock = leapingClock();
  const rows = Array.from({ length: deals }, (_, n) => [`Deal ${n}`, 'new', note, null]);
  const { store, id } = await opened(
    google,
    {
      tabs: [
        { title: 'deals', rows: [headers, ...rows], rowCount: deals + 500 },
        { title: 'tasks', rows: [['what', 'done', '_id']] },
      ],
    },
    model.tables,
    { clock },
  );
  const person = google.human(id);
  let last = deals + 1;
  let places: readonly number[] = [];
  const at = (from: number, cells: readonly (readonly string[])[], column: string) => {
    person.paste('deals', `${column}${from}`, cells);
    places = cells.map((_, n) => from + n);
  };
  return {
    kind: 'google-sheets',
    store,
    clock,
    type: (some, stage) =>
      at(
        some[0]! + 2,
        some.map(() => [stage]),
        'B',
      ),
    replace(deal, title) {
      person.deleteRows('deals', deal + 2);
      at(last, [[title, 'new']], 'A');
    },
    add(count) {
      at(
        last + 1,
        Array.from({ length: count }, (_, n) => [`New ${n}`, 'new']),
        'A',
      );
      last += count;
    },
    told: () => [{ table: 'deals', places }],
    calls: () => google.calls.splice(0).flatMap(({ api, name }) => (api === 'accounts' ? [] : [name])),
    close: () => google.close(),
  } satisfies CountedSpreadsheet;
};
