import { describe, expect, test } from '@jest/globals';
import { languages } from '../../adapters/languages/index.ts';
import { presentFinding } from '../../core/present.ts';
import { added, found, given, planned, reviewed, typed } from '../given.ts';
import { changed, loaded, withRules } from '../manifests/sales.ts';

const wonNeedsAmount = loaded(
  withRules(`  - name: won-has-amount
    table: deals
    when: stage == "won"
    must: filled(amount) && amount > 0
    field: amount
    why: A won deal needs an amount
  - name: named
    table: deals
    must: filled(name)
    severity: note
    why: A deal should have a name
`),
).model;

describe('a rule of the team', () => {
  const at = given(wonNeedsAmount, { deals: { d1: { name: 'Roof', stage: 'New' } } });

  test('is told when it is broken, beside the field it names', () => {
    const { plan } = planned(at, [typed(at, 'deals', 'd1', { stage: 'Won' })]);
    expect(found(plan)).toEqual(['d1 amount rule.broken']);
    expect(plan.records[0]!.findings[0]).toMatchObject({
      severity: 'error',
      args: { rule: 'won-has-amount', why: 'A won deal needs an amount', advised: false },
    });
  });

  test('is silent for records that it is not about, and once it is kept', () => {
    expect(found(planned(at, [typed(at, 'deals', 'd1', { stage: 'Lost' })]).plan)).toEqual([]);
    expect(found(planned(at, [typed(at, 'deals', 'd1', { stage: 'Won', amount: 5 })]).plan)).toEqual([]);
  });

  test('is silent while it cannot be judged: the unreadable cell itself is told', () => {
    const { plan } = planned(at, [typed(at, 'deals', 'd1', { stage: 'Won', amount: 'soon' })]);
    expect(found(plan)).toEqual(['d1 amount money.unreadable']);
  });

  test('without a field is told of the record, and several rules stand side by side', () => {
    const { plan } = planned(at, [added(at, 'deals', 'd2', { stage: 'Won' })]);
    expect(found(plan)).toEqual(['d2 - rule.broken', 'd2 amount rule.broken']);
    expect(plan.records[0]!.findings.map(({ severity }) => severity)).toEqual(['error', 'note']);
  });
});

describe('a rule that hangs on the day', () => {
  const { model } = loaded(
    withRules(`  - name: in-time
    table: deals
    when: stage == "New"
    must: due >= now
    why: It is late
`),
  );
  const look = (stage: string, due: string) => {
    const at = given(model, { deals: { d1: { name: 'Roof', stage, due } } });
    return planned(at, [reviewed(at.rows.get('deals/d1')!)]).plan.records[0]!;
  };
  const midnight = { rule: 'rules', at: '2026-11-22T22:00:00.000Z' };

  test('is judged anew each midnight, kept or broken', () => {
    expect(look('New', '2026-12-01')).toMatchObject({ findings: [], wakes: [midnight] });
    expect(look('New', '2026-11-01')).toMatchObject({ findings: [{ code: 'rule.broken' }], wakes: [midnight] });
  });

  test('but not for records that it is not about', () => expect(look('Lost', '2026-11-01').wakes).toEqual([]));
});

describe('a rule over other records', () => {
  const { model } = loaded(
    withRules(`  - name: home
    table: contacts
    when: deals.exists(d, d.stage == "won")
    must: company.country == "UA"
    field: company
    why: We sell at home
`),
  );
  const at = given(model, {
    companies: { c1: { name: 'Acme', country: 'PL' }, c2: { name: 'Dim', country: 'UA' } },
    contacts: { p1: { name: 'Ann', company: ['c1'] }, p2: { name: 'Bob', company: ['c2'] } },
    deals: { d1: { name: 'Roof', stage: 'New', contact: ['p1'] }, d2: { name: 'Door', stage: 'Won', contact: ['p2'] } },
  });
  const review = (id: string) => reviewed(at.rows.get(`contacts/${id}`)!);

  test('follows the reference and the records that refer to it', () => {
    expect(found(planned(at, [review('p1'), review('p2')]).plan)).toEqual([]);
    const won = [typed(at, 'deals', 'd1', { stage: 'Won' }), review('p1')];
    expect(found(planned(at, won).plan)).toEqual(['p1 company rule.broken']);
  });

  test('is asked again when such a record changes in the same breath', () => {
    const won = [review('p1'), typed(at, 'deals', 'd1', { stage: 'Won' })];
    expect(found(planned(at, won).plan)).toEqual(['p1 company rule.broken']);
  });

  test('asks in batches, not record by record', () => {
    expect(planned(at, [review('p1'), review('p2')]).batches).toBeLessThanOrEqual(3);
  });
});

describe('what a rule says', () => {
  const inThree = 'why: { en: Needs an amount, ru: Нужна сумма, uk: Потрібна сума }';
  const messages = (text: string) => {
    const { model } = loaded(text);
    const at = given(model, {});
    const { plan } = planned(at, [added(at, 'deals', 'd', { stage: 'Won' })]);
    const { findings, row } = plan.records[0]!;
    const viewer = { audience: 'staff', language: model.locale.language } as const;
    const { message, remedy } = presentFinding(model, viewer, findings[0]!, row);
    return [message, remedy];
  };
  const text = changed('why: A won deal needs an amount', inThree);

  test.each([
    ['en', 'Needs an amount'],
    ['ru', 'Нужна сумма'],
    ['uk', 'Потрібна сума'],
  ])('is in the language of the team: %s', (code, expected) => {
    expect(messages(text.replace('language: en', `language: ${code}`))[0]).toBe(expected);
  });

  test('is in another language rather than not at all', () => {
    const english = changed('why: A won deal needs an amount', 'why: { en: Needs an amount }');
    expect(messages(english.replace('language: en', 'language: uk'))[0]).toBe('Needs an amount');
  });

  test('says what to do: in the words of the rule, or in general', () => {
    expect(messages(`${text}    fix: Ask {Ann} '1'\n`)[1]).toBe("Ask {Ann} '1'");
    expect(messages(text)[1]).toMatch(/won-has-amount/u);
  });

  test.each(languages.map((language) => [language.code, language] as const))(
    'has its sentences in %s',
    (_, language) => {
      const said = (advised: boolean) =>
        language.say({ code: 'rule.broken.remedy', args: { rule: 'r', why: 'w', fix: 'f', advised } });
      expect(said(true)).toBe('f');
      expect(said(false)).toContain('r');
    },
  );
});

test('only the fields that rules read make them judge again', () => {
  const rule = wonNeedsAmount.rules.find(({ name }) => name === 'rules')!;
  expect([...new Set(rule.reads)].sort()).toEqual(['deals.amount', 'deals.name', 'deals.stage']);
  expect(rule.writes).toEqual([]);
});

test('settings without rules have no such rule', () => {
  expect(loaded(withRules('').replace('rules:\n', '')).model.rules.map(({ name }) => name)).not.toContain('rules');
});
