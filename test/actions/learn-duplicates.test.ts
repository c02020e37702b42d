import { expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { duplicatesInBook } from '../../adapters/actions/duplicates-in-book.ts';
import { learnDuplicates } from '../../adapters/actions/learn-duplicates.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { notDuplicate } from '../../adapters/actions/not-duplicate.ts';
import { findDuplicates } from '../../adapters/behaviours/deduplication/bulk.ts';
import { encodeColumn } from '../../adapters/behaviours/deduplication/column.ts';
import { readLearntModels } from '../../adapters/behaviours/deduplication/learnt-models.ts';
import type { DuplicatesSection } from '../../adapters/behaviours/deduplication/settings.ts';
import { tableMatchers } from '../../adapters/behaviours/deduplication/table-matchers.ts';
import type { Cell } from '../../core/cell.ts';
import type { Memo } from '../../core/store.ts';
import { contactHeaders, type JoiningDesk, joiningDesk, joiningTables } from './joining-desk.ts';

const settings = `${joiningTables}duplicates:\n  contacts: { by: { name: person-name, email: email, phone: phone } }\n`;

const given = ['Ivan', 'Olena', 'Anna', 'Taras', 'Maria', 'Petro', 'Daryna', 'Yurii', 'Oksana', 'Bohdan'];
const family = ['Petrenko', 'Koval', 'Bondar', 'Melnyk', 'Shevchuk', 'Tkach', 'Moroz', 'Lysenko', 'Rudenko', 'Savchuk'];

/** So many people, every tenth of them once more; most of them on one switchboard, as in no list that Rowcall was made with. */
function contacts(count: number): readonly (readonly Cell[])[] {
  const rows = Array.from({ length: count }, (_, i): readonly Cell[] => {
    const name = `${given[i % 10]!} ${family[Math.floor(i / 10) % 10]!}`;
    const phone = i % 3 > 0 ? '044 200 10 20' : `050 ${100 + (i % 900)} 12 ${10 + (i % 90)}`;
    return [name, `${given[i % 10]!.toLowerCase()}.${i}@mail.example`, phone, null, null, null];
  });
  return rows.flatMap((row, i) => (i % 10 === 3 ? [row, [`${row[0]}`, row[1]!, null, null, null, null]] : [row]));
}

async function deskWith(rows: readonly (readonly Cell[])[]): Promise<JoiningDesk> {
  return await joiningDesk(
    [
      { title: 'Contacts', headers: contactHeaders, rows },
      { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
    ],
    settings,
  );
}

async function learntText({ state }: JoiningDesk): Promise<string | undefined> {
  const said: Memo[string] | undefined = (await state.memo())?.['rowcall.learnt'];
  return said === undefined ? undefined : (JSON.parse(said) as { readonly duplicates?: string }).duplicates;
}

async function modelOf(desk: JoiningDesk) {
  return readLearntModels(await learntText(desk))['contacts']!.model;
}

async function kept({ state }: JoiningDesk) {
  return (await state.records('contacts', 'all')).filter(({ gone }) => !gone);
}

test('a model is learnt at a word, the same twice, stays as rows come and go, and heeds decisions once it is learnt anew', async () => {
  const desk = await deskWith(contacts(300));
  const asked = { ...desk.asked, person: 'Anna' };

  const first = await perform(learnDuplicates, desk.desk, asked);
  const learnt = await modelOf(desk);
  await perform(learnDuplicates, desk.desk, asked);
  expect(await modelOf(desk)).toEqual(learnt);

  desk.store.person.insert('contacts', { name: 'Zoia Hnatiuk', phone: '044 200 10 20' });
  await perform(merge, desk.desk, { ...desk.asked, rows: ['5', '6'], person: 'Anna' });
  await perform(notDuplicate, desk.desk, { ...desk.asked, rows: ['16', '17'], person: 'Anna' });
  expect(await modelOf(desk)).toEqual(learnt);
  expect(first.tables).toMatchObject([{ done: true, rows: 330, learnt: { rows: 330, who: 'Anna' } }]);
  const { learnt: told } = await perform(duplicatesInBook, desk.desk, desk.asked);
  expect(told).toMatchObject([{ table: 'Contacts', rows: 330, who: 'Anna' }]);

  const { tables } = await perform(learnDuplicates, desk.desk, asked);
  expect(tables).toMatchObject([{ learnt: { rows: 331, decisions: 2 } }]);
  expect(await modelOf(desk)).not.toEqual(learnt);
  // Whatever was learnt, nobody is asked about them again.
  await perform(apply, desk.desk, desk.asked);
  expect([await desk.codes('Contacts', 16), await desk.codes('Contacts', 17)]).toEqual([[], []]);
  await desk.state.close();
});

test('every row is told what a run over the whole table finds by the learnt model, until it is forgotten', async () => {
  const desk = await deskWith(contacts(300));
  const judged = async () => (await kept(desk)).map(({ model, findings }) => [model, findings]);
  const before = await judged();

  await perform(learnDuplicates, desk.desk, desk.asked);
  await perform(apply, desk.desk, desk.asked);

  const records = await kept(desk);
  const between = await judged();
  const told = new Set(
    records.flatMap(({ id, findings }) => {
      const one = findings.find(({ code }) => code === 'duplicates.likely');
      return one === undefined ? [] : [[`contacts/${id}`, ...one.others!].sort().join(' ')];
    }),
  );
  const loaded = desk.loaded();
  const duplicates = (await learntText(desk))!;
  const bound = tableMatchers(loaded.sections['duplicates'] as NonNullable<DuplicatesSection>, {
    ...loaded.model,
    learnt: { duplicates },
  });
  if ('issues' in bound) throw new Error(JSON.stringify(bound.issues));
  const { columns, lexicon, model, textsOf, section } = bound.matchers.get('contacts')!;
  expect(model).toEqual(await modelOf(desk));
  const texts = records.map(({ accepted }) => textsOf(accepted));
  const { groups } = await findDuplicates(
    columns,
    [
      {
        ids: encodeColumn(records.map(({ id }) => id)),
        columns: columns.map(({ key }) => encodeColumn(texts.map((one) => one[key] ?? ''))),
      },
    ],
    lexicon,
    { model, threshold: section.likely },
  );
  const found = groups.map((group) =>
    group
      .map((row) => `contacts/${records[row]!.id}`)
      .sort()
      .join(' '),
  );
  expect([...told].sort()).toEqual(found.sort());
  expect(found.length).toBeGreaterThanOrEqual(30);

  const other = { contacts: { ...section, by: { name: 'person-name', email: 'email' } } } as const;
  const [other_, without] = [{ duplicates }, {}].map((learnt) => tableMatchers(other, { ...loaded.model, learnt }));
  if ('issues' in other_! || 'issues' in without!) throw new Error('these settings are sound');
  expect(other_!.matchers.get('contacts')!.model).toEqual(without!.matchers.get('contacts')!.model);

  const { tables } = await perform(learnDuplicates, desk.desk, { ...desk.asked, forget: true });
  await perform(apply, desk.desk, desk.asked);
  expect(tables).toMatchObject([{ done: true, learnt: null }]);
  expect(between).not.toEqual(before);
  expect(await judged()).toEqual(before);
  await desk.state.close();
});

test('of a few rows nothing is learnt, and it is said', async () => {
  const desk = await deskWith(contacts(20));
  const before = await perform(duplicatesInBook, desk.desk, desk.asked);

  const { tables } = await perform(learnDuplicates, desk.desk, desk.asked);

  expect(tables).toEqual([{ table: 'Contacts', rows: 22, fewest: 300, done: false, learnt: null }]);
  expect(await perform(duplicatesInBook, desk.desk, desk.asked)).toEqual(before);
  await desk.state.close();
});
