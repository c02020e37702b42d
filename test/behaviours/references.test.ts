import { describe, expect, test } from '@jest/globals';
import { added, carriedOut, found, given, patches, planned, typed } from '../given.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`
tables:
  companies:
    label: name
    names: [name, email]
    fields:
      name: { type: company-name }
      email: { type: email }
  deals:
    label: title
    fields:
      title: { type: text }
      company: { type: reference, table: companies }
      partners: { type: reference, table: companies, many: true }
`);

const world = given(model, {
  companies: {
    '00000000rom1': { name: 'ТОВ «Ромашка»', email: 'info@romashka.example' },
    '00000000dub1': { name: 'Дуб', email: 'a@dub.example' },
    '00000000dub2': { name: 'Дуб', email: 'b@dub.example' },
  },
  deals: { d: { title: 'Roof', company: null, partners: null } },
});

function typing(company: string) {
  return planned(world, [typed(world, 'deals', 'd', { company })]).plan;
}

function linked(plan: ReturnType<typeof typing>) {
  return plan.records.find((record) => record.key === 'deals/d')!.row.values['company'];
}

describe('adapters/behaviours/references', () => {
  test.each(['ТОВ «Ромашка»', 'ромашка', 'Romashka LLC', 'info@romashka.example'])('%s names the company', (text) => {
    const plan = typing(text);

    expect(linked(plan)).toEqual([{ id: '00000000rom1', text }]);
    expect([patches(plan), found(plan)]).toEqual([{}, []]);
  });

  test('a name that nobody has is to be fixed', () =>
    expect(found(typing('Клён'))).toEqual(['d company reference.unknown']));

  test('a name that two have is a question, and each can be told apart in the answer', () => {
    const [finding] = typing('Дуб').records[0]!.findings;

    expect(finding).toMatchObject({
      code: 'reference.ambiguous',
      severity: 'warning',
      suggestions: ['Дуб · DUB1', 'Дуб · DUB2'],
    });
    expect(linked(typing('Дуб · DUB2'))).toEqual([{ id: '00000000dub2', text: 'Дуб · DUB2' }]);
  });

  test('several names in one cell lead to several records', () => {
    const { plan } = planned(world, [typed(world, 'deals', 'd', { partners: 'Ромашка; b@dub.example' })]);

    expect(plan.records[0]!.row.values['partners']).toMatchObject([{ id: '00000000rom1' }, { id: '00000000dub2' }]);
  });

  test('a company pasted together with its deal is found', () => {
    const plan = planned(world, [
      added(world, 'deals', 'new', { title: 'Door', company: 'Берёза', partners: null }),
      added(world, 'companies', 'berezaid0001', { name: 'Берёза', email: null }),
    ]).plan;

    expect(found(plan)).toEqual([]);
    expect(plan.records[0]!.row.values['company']).toEqual([{ id: 'berezaid0001', text: 'Берёза' }]);
  });

  test('a link stays while its text stays, and the text follows a new label', () => {
    const here = carriedOut(world, typing('Ромашка'));

    const { plan } = planned(here, [
      typed(here, 'companies', '00000000rom1', { name: 'ТОВ «Лютик»' }),
      { ...typed(here, 'deals', 'd', {}), occasion: 'reviewed' },
    ]);

    expect(linked(plan)).toMatchObject([{ id: '00000000rom1' }]);
    expect(patches(plan)).toEqual({ 'deals/d': { company: 'ТОВ «Лютик»' } });
  });

  test('a company whose name was emptied is still called by its last one where people linked to it', () => {
    const here = carriedOut(world, typing('Ромашка'));

    const { plan } = planned(here, [
      typed(here, 'companies', '00000000rom1', { name: null }),
      { ...typed(here, 'deals', 'd', {}), occasion: 'reviewed' },
    ]);

    expect(linked(plan)).toEqual([{ id: '00000000rom1', text: 'Ромашка' }]);
    expect(patches(plan)).toEqual({});
  });

  test('a native link to a record that is gone is told', () => {
    const { plan } = planned(world, [typed(world, 'deals', 'd', { company: ['000000000000'] })]);

    expect(found(plan)).toEqual(['d company reference.gone']);
  });
});
