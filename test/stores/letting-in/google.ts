import type { PlaceKind } from '../../contracts/letting-in-team.ts';
import type { SeedCell } from '../../emulators/google/seed.ts';
import type { Cell, Sheet } from '../../emulators/google/world.ts';
import { opened, startUnlimited } from '../google-sheets/kit.ts';

const isReading = /\.(get|search|list)$/;

const textOf = (cell: Cell | undefined): string => {
  const value = cell?.value;
  if (value === undefined) return '';
  return String(Object.values(value)[0]);
};

/** A spreadsheet in Google Sheets. */
export const googlePlace: PlaceKind = {
  writesPeople: true,
  ticker: 'somebody in the spreadsheet',
  async lay(people, clock) {
    const google = await startUnlimited();
    let id = '';
    const doc = () => google.doc(id);
    const sheetOf = (title: string): Sheet | undefined => doc().sheets.find((sheet) => sheet.title === title);
    const own = () => sheetOf('People')!;
    const letter = (at: number) => String.fromCharCode(65 + at);
    let seen = 0;
    return {
      async open({ tables, zone }) {
        const rows: SeedCell[][] = [['Name', 'Phone'], ...people.map((row) => row.map((text) => text || null))];
        const found = await opened(google, { tabs: [{ title: 'People', rows }] }, tables, { clock, zone });
        id = found.id;
        return found.store;
      },
      retype(from, to) {
        const row = own().rows.findIndex(({ cells }) => cells.some((cell) => textOf(cell) === from));
        const at = own().rows[row]!.cells.findIndex((cell) => textOf(cell) === from);
        google.human(id).type('People', `${letter(at)}${row + 1}`, to);
      },
      column(header) {
        const at = own().rows[0]!.cells.findIndex((cell) => textOf(cell) === header);
        return own()
          .rows.slice(1, 4)
          .map(({ cells }) => (at < 0 ? '' : textOf(cells[at])));
      },
      tick(line, value) {
        const row = sheetOf('Rowcall')!.rows.findIndex(({ cells }) => textOf(cells[0]).startsWith(line));
        google.human(id).type('Rowcall', `B${row + 1}`, value ? 'TRUE' : 'FALSE');
      },
      board() {
        const sheet = sheetOf('Rowcall');
        return sheet === undefined ? null : JSON.stringify(sheet.rows.map(({ cells }) => cells.map(textOf)));
      },
      standing() {
        const { sheets, meta } = doc();
        const shown = sheets
          .filter(({ title }) => title !== 'Rowcall')
          .map(({ title, rows, filter, columns }) => ({
            title,
            filter,
            columns: columns.length,
            rows: rows.slice(0, 6).map(({ cells }) => Array.from({ length: 6 }, (_, at) => textOf(cells[at]))),
          }));
        return JSON.stringify([shown, meta.map(({ key }) => key)]);
      },
      writes() {
        const calls = google.calls.slice(seen).filter(({ api, name }) => api !== 'accounts' && !isReading.test(name));
        seen = google.calls.length;
        return calls.length;
      },
      close: async () => void (await google.close()),
    };
  },
};
