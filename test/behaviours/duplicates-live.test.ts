import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDuplicates } from '../../adapters/behaviours/deduplication/bulk.ts';
import { encodeColumn } from '../../adapters/behaviours/deduplication/column.ts';
import { identifyingFields } from '../../adapters/behaviours/deduplication/identifying-fields.ts';
import { lexiconOf } from '../../adapters/behaviours/deduplication/lexicon.ts';
import { duplicatesSection, tableSections } from '../../adapters/behaviours/deduplication/settings.ts';
import { tableMatcher } from '../../adapters/behaviours/deduplication/table-matcher.ts';
import type { Cell, Cells } from '../../core/cell.ts';
import type { Reason } from '../../core/finding.ts';
import { recordKey } from '../../core/record.ts';
import { kinds } from '../../manifests/kinds.ts';
import { loadSettings } from '../../manifests/load.ts';
import { settingsIn } from '../actions/desk.ts';
import type { LoopDesk } from '../core/desk.ts';
import { layLoopDesk } from '../core/desk.ts';

/** What reasons are called is of no interest here. */
const languages = kinds.languages.map((language) => ({ ...language, say: ({ code }: Reason) => code }));

const loaded = loadSettings(
  settingsIn(
    'en',
    `tables:
  people:
    label: name
    fields:
      name: { type: person-name, column: Name }
      email: { type: email }
      phone: { type: phone }
      city: { type: text }
duplicates:
  people:
`,
  ),
  'test.yaml',
  { ...kinds, languages },
);
if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
const { model } = loaded;

const table = model.tables.get('people')!;
const section = tableSections(duplicatesSection.parse({ people: null })).get('people')!;
const lexicon = lexiconOf(model.locale.languages);
const columns = identifyingFields(table, model);
const matcher = tableMatcher(table, section, columns, lexicon);

const familiar: Readonly<Record<string, readonly Cell[]>> = {
  name: [
    'Ivan Petrov',
    'Іван Петров',
    'Petrov Ivan',
    'Vanya Petrov',
    'Olena Koval',
    'Олена Коваль',
    'Anna Bondar',
    null,
  ],
  email: ['ivan@petrov.example', 'i.petrov@work.example', 'olena@koval.example', 'info@work.example', null],
  phone: ['067 123 45 67', '+380671234567', '050 765 43 21', '050 111 22 33', null],
  city: ['Kyiv', 'Lviv', null],
};

const someCells: fc.Arbitrary<Cells> = fc.record(
  Object.fromEntries(Object.entries(familiar).map(([field, cells]) => [field, fc.constantFrom(...cells)])),
);

type Doing =
  | { readonly does: 'type'; readonly row: number; readonly field: string; readonly cell: Cell }
  | { readonly does: 'add'; readonly cells: Cells }
  | { readonly does: 'remove'; readonly row: number };

const someDoing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...Object.keys(familiar)).chain((field) =>
      fc.record({
        does: fc.constant('type' as const),
        row: fc.nat(30),
        field: fc.constant(field),
        cell: fc.constantFrom(...familiar[field]!),
      }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('add' as const), cells: someCells }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), row: fc.nat(30) }) },
);

/** Groups of ids, as what each record was told says. */
async function told({ state }: LoopDesk): Promise<readonly (readonly string[])[]> {
  const groups = (await state.records('people', 'all')).flatMap(({ id, gone, findings }) => {
    const finding = gone ? undefined : findings.find(({ code }) => code === 'duplicates.likely');
    return finding === undefined ? [] : [[recordKey('people', id), ...finding.others!].sort().join(' ')];
  });
  return [...new Set(groups)].sort().map((group) => group.split(' '));
}

/** Groups of ids, as a run over the whole table with the same model finds them. */
async function inBulk({ state }: LoopDesk): Promise<readonly (readonly string[])[]> {
  const kept = (await state.records('people', 'all')).filter(({ gone }) => !gone);
  const texts = kept.map(({ accepted }) => matcher.textsOf(accepted));
  const { groups } = await findDuplicates(
    columns,
    [
      {
        ids: encodeColumn(kept.map(({ id }) => id)),
        columns: columns.map(({ key }) => encodeColumn(texts.map((one) => one[key] ?? ''))),
      },
    ],
    lexicon,
    { model: matcher.model, threshold: section.likely },
  );
  return groups
    .map((group) => group.map((row) => recordKey('people', kept[row]!.id)).sort())
    .sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
}

const ivan = { name: 'Ivan Petrov', city: 'Kyiv' };
const [home, work, phone, mobile] = ['ivan@petrov.example', 'i.petrov@work.example', '067 123 45 67', '050 765 43 21'];
/** A group through which it is four steps from one row to another, of which something is told last. */
const longWay: [Cells[], Doing[]] = [
  [
    { ...ivan, email: home, phone },
    { ...ivan, email: home, phone },
    { ...ivan, email: work, phone: '050 111 22 33' },
    { ...ivan, email: 'olena@koval.example', phone },
  ],
  [
    { does: 'type', row: 0, field: 'phone', cell: mobile },
    { does: 'add', cells: { ...ivan, email: 'info@work.example', phone: mobile } },
    { does: 'add', cells: { name: null, email: work, phone, city: 'Kyiv' } },
  ],
];

test('after any edits in any order, every row is told what a fresh run over all of them finds', async () => {
  let groups = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(someCells, { minLength: 2, maxLength: 12 }),
      fc.array(someDoing, { maxLength: 8 }),
      async (first, doings) => {
        const rows = first.map((cells, at) => ({ _id: `0000000000${10 + at}`, ...cells, _merged_into: null }));
        const desk = await layLoopDesk(model, { people: rows });
        try {
          await desk.run();
          let count = rows.length;
          for (const doing of doings) {
            const { person } = desk.store;
            if (doing.does === 'add') person.insert('people', doing.cells);
            else if (count === 0) continue;
            else if (doing.does === 'remove') person.remove('people', 2 + (doing.row % count));
            else person.type('people', 2 + (doing.row % count), doing.field, doing.cell);
            count += doing.does === 'add' ? 1 : doing.does === 'remove' ? -1 : 0;
            await desk.run();
            const found = await inBulk(desk);
            groups += found.length;
            expect(await told(desk)).toEqual(found);
          }
        } finally {
          await desk.state.close();
        }
      },
    ),
    { numRuns: 25, examples: [longWay] },
  );
  expect(groups).toBeGreaterThan(10);
}, 120_000);
