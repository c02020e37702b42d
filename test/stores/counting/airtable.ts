import { openBase } from '../../../adapters/stores/airtable/open-base.ts';
import { airtableStore } from '../../../adapters/stores/airtable/store.ts';
import { touchedPlaces } from '../../../core/touched-places.ts';
import { layTable } from '../../emulators/airtable/seed.ts';
import { startAirtable } from '../../emulators/airtable/serve.ts';
import { ourToken } from '../../emulators/airtable/world.ts';
import { stepClock } from '../../step-clock.ts';
import { type CountedSpreadsheet, type Lay, model } from './team.ts';

const idAt = (n: number) => `recDeal${String(n).padStart(10, '0')}`;
const fields = (...names: readonly string[]) => names.map((name) => ({ name, type: 'singleLineText' }));
const minutely = 1;

/** A base of Airtable that tells of changes. */
export const layAirtable: Lay = async (deals, note) => {
  const clock = stepClock('2026-11-22T09:00:00.000Z');
  const airtable = await startAirtable(clock);
  const { world, person } = airtable;
  const records = Array.from({ length: deals }, (_, n) => ({
    id: idAt(n),
    values: { title: `Deal ${n}`, stage: 'new', note },
  }));
  layTable(world, { name: 'deals', fields: fields('title', 'stage', 'note', '_key'), records });
  layTable(world, { name: 'tasks', fields: fields('what', 'done', '_key'), records: [] });
  const said = new Map([
    ['AIRTABLE_TOKEN', ourToken],
    ['AIRTABLE_ENDPOINT_URL', airtable.url],
  ]);
  const setting = { tables: model.tables, zone: 'UTC', folder: '.', given: (name: string) => said.get(name), clock };
  const store = airtableStore(openBase(world.id, setting), setting, minutely);
  return {
    kind: 'airtable',
    store,
    clock,
    type: (some, stage) => person.paste('deals', Object.fromEntries(some.map((n) => [idAt(n), { stage }]))),
    replace(deal, title) {
      person.remove('deals', idAt(deal));
      person.insert('deals', { title, stage: 'new' });
    },
    add(count) {
      for (let n = 0; n < count; n++) person.insert('deals', { title: `New ${n}`, stage: 'new' });
    },
    told: () => touchedPlaces(store, model),
    calls: () => airtable.calls.splice(0).map(({ name }) => name),
    close: () => airtable.close(),
  } satisfies CountedSpreadsheet;
};
