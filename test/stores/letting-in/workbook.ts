import { workbookStore } from '../../../adapters/stores/workbook/store.ts';
import type { PlaceKind } from '../../contracts/letting-in-team.ts';
import { faultyDisk } from '../writing/faulty-disk.ts';
import { cellsOf, partsOf } from '../writing/kit.ts';
import { xlsxOf } from '../xlsx-file.ts';
import { zipOf } from '../zip-file.ts';

const path = '/team/book.xlsx';
const sheet = 'xl/worksheets/sheet1.xml';

const cell = (address: string, text: string) =>
  text === '' ? '' : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

/** A workbook on a disk in memory. */
export const workbookPlace: PlaceKind = {
  writesPeople: true,
  ticker: 'somebody in the spreadsheet',
  async lay(people, clock) {
    const rows = [['Name', 'Phone'], ...people].map(
      ([name = '', phone = ''], at) =>
        `<row r="${at + 1}">${cell(`A${at + 1}`, name)}${cell(`B${at + 1}`, phone)}</row>`,
    );
    const disk = faultyDisk();
    disk.put(
      path,
      xlsxOf({
        sheets: [
          { title: 'People', rows: rows.join('') },
          { title: 'Notes', rows: '' },
        ],
      }),
    );
    const parts = () => partsOf(disk.bytesOf(path)!);
    const ours = () => [...parts()].find(([, body]) => body.includes('rowcall.board'))?.[0];
    const change = (name: string, to: (part: string) => string) => {
      const entries = [...parts()].map(([part, body]) => ({
        name: part,
        content: part === name ? to(body.toString('utf8')) : new Uint8Array(body),
      }));
      disk.put(path, zipOf(entries));
    };
    let seen = 0;
    return {
      open: async (setting) =>
        workbookStore({ file: path }, { ...setting, folder: '/' }, { disk, now: () => new Date(clock.now()) }),
      retype: (from, to) => change(sheet, (part) => part.replace(`>${from}</t>`, `>${to}</t>`)),
      column(header) {
        const cells = cellsOf(parts().get(sheet)!.toString('utf8'));
        const text = (xml = '') => /<t[^>]*>([^<]*)<\/t>/.exec(xml)?.[1] ?? '';
        const [letter] = [...cells].find(([address, xml]) => /^[A-Z]+1$/.test(address) && text(xml) === header) ?? [''];
        return [2, 3, 4].map((row) => (letter === '' ? '' : text(cells.get(`${letter.slice(0, -1)}${row}`))));
      },
      tick(line, value) {
        change(ours()!, (part) =>
          part.replace(/<row [^>]*>.*?<\/row>/gs, (row) =>
            row.includes(`>${line}`) ? row.replace(/[☐☑]/u, value ? '☑' : '☐') : row,
          ),
        );
      },
      board: () => (ours() === undefined ? null : parts().get(ours()!)!.toString('utf8')),
      standing() {
        const bodies = [...parts()].filter(([name]) => name !== 'xl/styles.xml' && name !== ours());
        return JSON.stringify(
          bodies.map(([name, body]) => [name, body.toString('latin1').replace(/<calcPr fullCalcOnLoad="1"\/>/, '')]),
        );
      },
      writes() {
        const steps = disk.log.slice(seen).filter((step) => /create|rename|remove|write/u.test(step));
        seen = disk.log.length;
        return steps.length;
      },
    };
  },
};
