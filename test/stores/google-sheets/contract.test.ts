import { afterAll, beforeAll } from '@jest/globals';
import { describeStore } from '../../contracts/store.ts';
import type { Harness } from '../../contracts/store-fixture.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { opened, seedTab, startUnlimited } from './kit.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

const inSheets: Harness = {
  open: async (tabs, tables, lists = []) =>
    (await opened(google, { tabs: tabs.map(seedTab) }, tables, { lists })).store,
};

const able: Parameters<typeof describeStore>[2] = {
  ids: 'ours',
  guard: { rowcall: 'checked', shared: 'checked', people: 'none' },
  revokes: true,
  tab: true,
  lists: true,
};

describeStore('google-sheets', inSheets, able);
