import { afterAll, beforeAll } from '@jest/globals';
import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { Capabilities } from '../../../core/capabilities.ts';
import { asInTab } from '../../contracts/as-in-tab.ts';
import { describeStore } from '../../contracts/store.ts';
import type { Harness } from '../../contracts/store-fixture.ts';
import { type NotionEmulator, startNotion } from '../../emulators/notion/notion.ts';
import { patientClock } from '../../patient-clock.ts';
import { fillTable, pageIdOf } from './fill.ts';

const clock = patientClock('2026-11-22T09:00:00.000Z');
let notion: NotionEmulator;
beforeAll(async () => {
  notion = await startNotion(clock);
});
afterAll(() => notion.close());

const names = new Map(['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'].map((name) => [pageIdOf(name), name]));

const harness: Harness = {
  lacks: [
    'columns without a name',
    'boxes that may be empty',
    'moments to the second',
    'commas in what is chosen',
    'rows that are no records',
  ],
  async open(tabs, tables) {
    const { world } = notion;
    world.databases.clear();
    world.sources.clear();
    world.blocks.clear();
    world.subpages.clear();
    world.blocks.set(world.root, []);
    for (const tab of tabs) fillTable(notion, tab, tables);
    const connection = openNotion({ token: world.token, root: notion.url, clock });
    const store = notionStore({ notion: connection, root: world.root, elsewhere: {}, tables, zone: 'UTC', clock });
    return asInTab(store, names);
  },
};

const checked: Pick<Capabilities, 'ids' | 'guard'> = {
  ids: 'theirs',
  guard: { rowcall: 'checked', shared: 'checked', people: 'none' },
};

describeStore('notion', harness, { ...checked, tab: true });
