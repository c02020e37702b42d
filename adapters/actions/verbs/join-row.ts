import type { Reason } from '../../../core/finding.ts';
import { joinedField, joinedInto } from '../../../core/joined.ts';
import { labelText, presentFinding, short } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { Kept } from '../../../core/state.ts';
import { typedWord } from '../calling/typed-word.ts';
import { readAll } from '../examining/examination.ts';
import { teamViewer } from '../examining/wording.ts';
import { carryJoin } from '../joining/carry-join.ts';
import { joinPlanOf, rememberedRows } from '../joining/join-plan-of.ts';
import { sectionOf } from '../joining/join-rules.ts';
import { twinsTold } from '../joining/twins-told.ts';
import { labelsOf } from './labels-of.ts';
import type { Verb, VerbCall } from './verb.ts';

/** A note has little room; the beginning of a name tells which it is. */
const longestName = 40;
const mostRows = 4;

/** Joins the row with the only one that it is told to be the same as; of several, says which there are and what to type. */
export const joinRow: Verb = {
  name: 'join',
  command: 'rowcall merge',
  async foresee({ state, model, table, kept }) {
    if (joinedInto(kept.accepted) !== null) return { is: 'nothing', why: { code: 'report.verb.is-joined' } };
    const twins = await twinsTold(state, table, kept);
    if (twins.length === 0) return { is: 'nothing', why: { code: 'report.verb.no-duplicate' } };
    const does = { code: 'report.sign.does.join', args: { count: twins.length } };
    return { is: 'deed', does, rows: labelsOf(model, table, twins) };
  },
  async carry(call) {
    const { desk, ports, model, sections, table, kept, actor, key: choice } = call;
    const { state } = ports;
    const key = `${choice}/join`;
    const asked = await state.verdict(key);
    if (asked?.answered && asked.finding === null) return { code: 'report.verb.is-joined' };
    const into = joinedInto(kept.accepted);
    if (into !== null) return { code: 'report.verb.joined-before', args: { name: await nameOf(call, into) } };
    const twins = await twinsTold(state, table, kept);
    const [twin, ...others] = twins;
    if (twin === undefined) return { code: 'report.verb.no-duplicate' };
    if (others.length > 0) return await askWhich(call, twins);

    const section = sectionOf({ sections }, table);
    const ids = [kept.id, twin.id];
    const planNow = async () =>
      await joinPlanOf(model, table, section, state, await rememberedRows(state, table, ids), {
        choose: true,
        taken: {},
      });
    const { undecided } = await planNow();
    if (undecided.length > 0) {
      const columns = undecided.map((field) => table.byKey.get(field)!.label).join(', ');
      const command = joinCommand(call, await namesOf(call, [kept, twin]));
      return { code: 'report.verb.undecided', args: { columns: short(columns, longestName), command } };
    }
    const { plan, refusal } = await carryJoin(desk, ports, model, actor, planNow, asked?.answered ? undefined : key);
    if (refusal !== null) {
      const why = presentFinding(model, teamViewer(model), refusal, null).message;
      return { code: 'report.verb.not-joined', args: { why } };
    }
    const isKept = plan.kept.id === kept.id;
    const name = await nameOf(call, isKept ? twin.id : plan.kept.id);
    return { code: 'report.verb.joined', args: { name, kept: isKept ? 'yes' : 'no' } };
  },
};

/** Several rows may be the same as this one: which of them is meant, only a person can say. */
async function askWhich(call: VerbCall, twins: readonly Kept[]): Promise<Reason> {
  const [own = '', ...others] = await namesOf(call, [call.kept, ...twins]);
  const rows = `${others.slice(0, mostRows).join(', ')}${others.length > mostRows ? ' …' : ''}`;
  return { code: 'report.verb.which', args: { rows, command: joinCommand(call, [own, others[0]!]) } };
}

async function nameOf({ model, ports: { state }, table }: VerbCall, id: string): Promise<string> {
  const [one] = await state.records(table.key, [id]);
  return one === undefined ? id : short(labelText(table, model.locale.language, rowOf(table, one)), longestName);
}

/** Where rows stand now; the ids of those that are not found. */
async function namesOf({ desk, model, ports, table }: VerbCall, rows: readonly Kept[]): Promise<readonly string[]> {
  const { tables } = await readAll(desk, model, ports.store);
  const places = new Map(
    tables.flatMap(({ starts }) => starts.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null])),
  );
  return rows.map(({ id }) => String(places.get(recordKey(table.key, id)) ?? id));
}

/** What is typed to join rows, by their names; its table is said where rows of several may be joined. */
function joinCommand({ model, table }: VerbCall, names: readonly string[]): string {
  const joinable = [...model.tables.values()].filter(({ byKey }) => byKey.has(joinedField));
  const where = joinable.length > 1 ? ` --table ${typedWord(table.title)}` : '';
  return `rowcall merge ${names.map(typedWord).join(' ')}${where}`;
}
