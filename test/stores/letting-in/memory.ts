import type { GivenTab } from '../../../adapters/stores/memory/grid.ts';
import { type MemoryStore, memoryStore } from '../../../adapters/stores/memory/store.ts';
import type { PlaceKind } from '../../contracts/letting-in-team.ts';

/** A spreadsheet in memory. */
export const memoryPlace: PlaceKind = {
  writesPeople: true,
  ticker: 'somebody in the spreadsheet',
  async lay(people) {
    const tabs: GivenTab[] = [
      { title: 'People', headers: ['Name', 'Phone'], rows: people.map(([name, phone]) => [name, phone || null]) },
    ];
    let store: MemoryStore | undefined;
    let writes = 0;
    const shown = () => store?.tabs() ?? tabs;
    const ours = () => shown().find(({ headers }) => headers[2] === 'rowcall.board');
    const own = () => shown().find(({ title }) => title === 'People')!;
    const counted = <A extends readonly unknown[], R>(act: (...given: A) => R) => {
      return (...given: A): R => {
        writes++;
        return act(...given);
      };
    };
    return {
      async open({ tables }) {
        store = memoryStore({ tables, tabs });
        const { board } = store;
        return {
          ...store,
          setUp: counted(store.setUp),
          write: counted(store.write),
          takeOut: counted(store.takeOut!),
          board: { ...board!, write: counted(board!.write) },
        };
      },
      retype(from, to) {
        const row = own().rows.findIndex((cells) => cells.includes(from));
        const field = own().headers[own().rows[row]!.indexOf(from)]!.toLowerCase();
        store!.person.type('people', row + 2, field, to);
      },
      column: (header) => own().rows.map((cells) => String(cells[own().headers.indexOf(header)] ?? '')),
      tick(line, value) {
        const row = ours()!.rows.findIndex(([label]) => String(label).startsWith(line));
        store!.person.tick(row, value);
      },
      board: () => (ours() === undefined ? null : JSON.stringify(ours()!.rows)),
      standing: () => JSON.stringify(shown().filter((tab) => tab !== ours())),
      writes() {
        const taken = writes;
        writes = 0;
        return taken;
      },
    };
  },
};
