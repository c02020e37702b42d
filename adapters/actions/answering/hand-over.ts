import type { Cell } from '../../../core/cell.ts';
import { isField } from '../../../core/field.ts';
import { derivedId } from '../../../core/id.ts';
import type { Model } from '../../../core/model.ts';
import { partsOfKey, recordKey } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type { Kept, OpenQuestion, State } from '../../../core/state.ts';
import { keysFor, peopleColumnsOf } from '../../behaviours/people/named-by.ts';
import { hasLeft, todayIn } from '../../behaviours/people/reach.ts';
import type { Roster } from '../../behaviours/people/roster.ts';
import { nameIn, personNamedIn, rosterOfModel } from '../../behaviours/people/roster.ts';
import { reference } from '../../fields/reference.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Answering, Done, QuestionKind } from './question-kind.ts';
import { settledMeanwhile } from './question-kind.ts';

const code = 'staff.still-named';
/** Between the names of those who may take the rows: no name has it. */
const between = '\n';

/** Open rows name somebody who has left: who takes all of them. */
export const handOver: QuestionKind = {
  kind: 'hand-over',
  async found(model, state, now) {
    const roster = rosterOfModel(model);
    const told = roster === null ? [] : await state.told(code, [roster.table.key]);
    if (roster === null || told.length === 0) return [];
    const heirs = (await heirsIn(roster, model, state, now)).map(({ name }) => name);
    // Where nobody is left who could take them, the row of the list says so, and nothing can be answered.
    if (heirs.length === 0) return [];
    return told.flatMap((kept): readonly OpenQuestion[] => {
      const args = kept.findings.find((one) => one.code === code)?.args;
      const about = recordKey(kept.table, kept.id);
      const key = derivedId(JSON.stringify(['hand-over', about]));
      const whole = { ...args, heirs: heirs.join(between) };
      return args === undefined ? [] : [{ key, kind: 'hand-over', about: [about], args: whole, at: now, answer: null }];
    });
  },
  choices: ({ args }) =>
    String(args['heirs'] ?? '')
      .split(between)
      .filter((name) => name !== '')
      .map((name) => ({ answer: name, does: { code: 'report.answer.hand-over', args: { name } } })),
  word({ viewer }, { args: { name = '', date = '', count = 0, heirs = '' } }) {
    const isEmpty = heirs === '';
    return {
      message: viewer.language.say({ code: 'report.question.hand-over', args: { name, date, count, isEmpty } }),
    };
  },
  async carryOut(answering, { about }, answer) {
    const { model, ports, desk } = answering;
    const roster = rosterOfModel(model);
    const [id = ''] = about.map((record) => partsOfKey(record).id);
    const [left] = roster === null ? [] : await ports.state.records(roster.table.key, [id]);
    const heirs = roster === null ? [] : await heirsIn(roster, model, ports.state, desk.clock.now());
    const heir = heirs.find(({ name }) => name === answer);
    if (roster === null || left === undefined || heir === undefined) return settledMeanwhile;
    return await giveAll(answering, roster, left, heir);
  },
};

/** Somebody to whom rows may be given. */
interface Heir {
  readonly id: string;
  readonly name: string;
}

/** Everybody of the list who works here today and is told by their name, in alphabetical order. */
async function heirsIn(roster: Roster, { locale }: Model, state: State, now: string): Promise<readonly Heir[]> {
  const today = todayIn(locale.zone, now);
  const all = (await state.records(roster.table.key, 'all')).filter(({ gone: isGone }) => !isGone);
  const heirs = all.flatMap(({ id, accepted: values }): readonly Heir[] => {
    const name = hasLeft(roster, { values }, today) ? null : nameIn(roster, values);
    return name === null || personNamedIn(roster, name, all) !== id ? [] : [{ id, name }];
  });
  const { compare } = new Intl.Collator(locale.language.code);
  return heirs.sort((a, b) => compare(a.name, b.name));
}

/** Each row is asked for by itself: one that cannot be given keeps none of the others. */
async function giveAll(
  { desk, ports, model, person }: Answering,
  roster: Roster,
  left: Kept,
  heir: Heir,
): Promise<Done> {
  const cause = ports.ids.fresh();
  const requests: Request[] = [];
  for (const column of peopleColumnsOf(model)) {
    const keys = new Set(keysFor(roster, column, { id: left.id, values: left.accepted }));
    for (const { table, id, gone: isGone, accepted, seen } of await ports.state.records(column.table, 'all')) {
      if (isGone || !column.index.keys(accepted).some((key) => keys.has(key))) continue;
      const { key: field } = column.field;
      const was = seen[field] ?? null;
      const becomes: Cell = isField(column.field, reference) && Array.isArray(was) ? [heir.id] : heir.name;
      const edits = [{ table, id, set: { [field]: becomes }, from: { [field]: was } }];
      requests.push({ key: `${cause}/${requests.length}`, cause, actor: person, edits, creates: [] });
    }
  }
  if (requests.length === 0) return settledMeanwhile;
  const { answers } = await bringToRest(desk, ports, model, { requests, people: 'suggest' });
  const refused = requests.filter(({ key }) => (answers.get(key) ?? null) !== null).length;
  const count = requests.length - refused;
  const said = [
    ...(count > 0 ? [{ code: 'report.answer.handed-over', args: { count, name: heir.name } }] : []),
    ...(refused > 0 ? [{ code: 'report.answer.not-written', args: { count: refused } }] : []),
  ];
  return { decided: count > 0, said, refused, cause: count > 0 ? cause : null };
}
