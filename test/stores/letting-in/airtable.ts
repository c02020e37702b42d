import { openBase } from '../../../adapters/stores/airtable/open-base.ts';
import { airtableStore } from '../../../adapters/stores/airtable/store.ts';
import type { Place, PlaceKind } from '../../contracts/letting-in-team.ts';
import { layTable } from '../../emulators/airtable/seed.ts';
import { startAirtable } from '../../emulators/airtable/serve.ts';
import { type AirtableWorld, ourToken } from '../../emulators/airtable/world.ts';
import type { StepClock } from '../../step-clock.ts';

const ours = new Set(['_key', 'Rowcall']);

/** A base of Airtable. */
export const airtablePlace: PlaceKind = {
  writesPeople: true,
  ticker: 'Olena Koval',
  leaves: true,
  lay: (people, clock) => layBaseOf(people, clock, () => []),
};

/** The same; `before`: what is otherwise than usual, and answers the columns that people have made for Rowcall. */
export async function layBaseOf(
  people: Parameters<PlaceKind['lay']>[0],
  clock: StepClock,
  before: (world: AirtableWorld) => readonly string[],
): Promise<Place> {
  const emulator = await startAirtable(clock);
  const { world, person } = emulator;
  world.people.push({ id: 'usrPerson00000001', email: 'olena@example.com', name: 'Olena Koval' });
  const fields = ['Name', 'Phone', ...before(world)].map((name) => ({ name, type: 'singleLineText' }));
  const records = people.map(([name, phone]) => ({ values: { Name: name, Phone: phone || null } }));
  const table = layTable(world, { name: 'People', fields, records });
  const board = () => world.tables.find(({ name }) => name === 'Rowcall');
  const fieldNamed = (name: string) => table.fields.find((field) => field.name === name);
  const texts = (header: string) =>
    table.records.map(({ id }) =>
      fieldNamed(header) === undefined ? '' : String(person.cell('People', id, header) ?? ''),
    );
  let seen = 0;
  return {
    async open(setting) {
      const said = new Map([
        ['AIRTABLE_TOKEN', ourToken],
        ['AIRTABLE_ENDPOINT_URL', emulator.url],
      ]);
      const given = { ...setting, folder: '.', given: (name: string) => said.get(name) };
      return airtableStore(openBase(world.id, given), given, 1);
    },
    retype(from, to) {
      for (const { name } of table.fields)
        for (const { id } of table.records)
          if (person.cell('People', id, name) === from) return person.type('People', id, name, to);
    },
    column: texts,
    tick(line, value) {
      const record = board()!.records.find(({ id }) => String(person.cell('Rowcall', id, 'Rowcall')).startsWith(line));
      person.type('Rowcall', record!.id, 'Check here', value || null);
    },
    board() {
      const own = board();
      if (own === undefined) return null;
      const rows = own.records.map(({ id }) => own.fields.map(({ name }) => person.cell('Rowcall', id, name)));
      return rows.length === 0 ? '' : JSON.stringify(rows);
    },
    standing() {
      const kept = table.fields.filter(({ name }) => !ours.has(name));
      const rows = table.records.map(({ id, values }) => [id, kept.map((field) => values[field.id] ?? null)]);
      const others = world.tables.filter((one) => one !== table && one !== board()).map(({ name }) => name);
      return JSON.stringify([kept.map(({ id, name, type }) => [id, name, type]), rows, others, world.webhooks.length]);
    },
    writes() {
      const calls = emulator.calls.slice(seen).filter((call) => call.kind === 'write');
      seen = emulator.calls.length;
      return calls.length;
    },
    close: () => emulator.close(),
  };
}
