import * as z from 'zod';
import type { FieldKey, TableKey } from '../../core/cell.ts';
import { dict } from '../../core/cell.ts';
import type { Table } from '../../core/model.ts';
import type { ConfigIssue, Decision, Tables, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';
import { actionField, answerColumns, noteField, stateField } from './row-answers/columns.ts';
import { rowAnswer } from './row-answers/row-answer.ts';
import { rowNote } from './row-answers/row-note.ts';
import type { Silence } from './row-answers/silence.ts';
import { inTable, silenceOf, silentSchema } from './row-answers/silence.ts';
import { actionsSchema } from './row-answers/who-may.ts';

const Answers = z.strictObject({
  state: z.string().optional().meta({
    description:
      'A column of your own for the sign, with `owner: rowcall`. If not said: one is added at the right edge.',
  }),
  note: z.string().optional().meta({
    description: 'A column of your own for the note. If neither is said: one is added at the right edge.',
  }),
  silent: silentSchema.optional().meta({
    description:
      'Rows that are closed: a condition, or options by field. They say nothing, unless somebody edits them. If not said: rows whose choice is won, lost, closed, done, cancelled or archived.',
    examples: ['stage == "won"', { stage: ['won', 'lost'] }],
  }),
  actions: actionsSchema.default(false).meta({
    description:
      'Whether a drop-down is added in which people choose what Rowcall is to do with the row. Words that are named are done under one’s own name only, by a link that signs in: for anybody of the `staff`, or for these people.',
    examples: [true, { accept: ['Olena', 'ivan@example.com'], undo: 'staff' }],
  }),
});
type Answers = z.output<typeof Answers>;

/** What one table is answered with. */
interface Desk {
  readonly table: Table;
  readonly state: FieldKey;
  readonly note: FieldKey | null;
  readonly hasVerbs: boolean;
  readonly silence: Silence;
}

/** All that was found, asked and changed in a row, as one sign and a short note in the row, in the team's language. */
export const status = behaviour({
  name: 'status',
  version: 2,
  summary: 'Answers in the row itself: one of five signs to filter by, and a note of what to do.',
  config: z.record(z.string(), Answers.nullable()).optional(),
  columns: (config, locale) =>
    Object.entries(config ?? {}).flatMap(([table, written]) => answerColumns(table, ownOf(written), locale)),
  bind(config, tables) {
    if (config === undefined) return { rule: null };
    const desks = new Map<TableKey, Desk>();
    const issues: ConfigIssue[] = [];
    for (const [key, written] of Object.entries(config)) {
      const table = tables.tables.get(key);
      if (table === undefined) {
        issues.push({ path: [key], message: `There is no table ${key}`, word: key, known: [...tables.tables.keys()] });
        continue;
      }
      const silenced = silenceOf(written?.silent, table, tables);
      issues.push(...columnIssues(table, written));
      if ('issues' in silenced) issues.push(...silenced.issues.map((issue) => inTable(key, issue)));
      else desks.set(key, { table, ...fieldsOf(written), hasVerbs: offersVerbs(written), ...silenced });
    }
    if (issues.length > 0) return { issues };
    return {
      rule: {
        name: 'status',
        tables: [...desks.keys()],
        indexes: [...desks.values()].flatMap(({ silence }) => silence.indexes),
        writes: [...desks].flatMap(([table, { state, note, hasVerbs }]) =>
          [state, ...(note === null ? [] : [note]), ...(hasVerbs ? [actionField] : [])].map(
            (field) => `${table}.${field}` as const,
          ),
        ),
        reads: [],
        joined: true,
        visit: (visit, view) => judge(desks.get(visit.row.table)!, visit, view, tables),
      },
    };
  },
});

/** Columns that are added: whoever names one of their own has said what they want. */
function ownOf(written: Answers | null) {
  const { state, note } = written ?? {};
  return { state: state === undefined, note: state === undefined && note === undefined, actions: offersVerbs(written) };
}

function offersVerbs(written: Answers | null): boolean {
  return (written?.actions ?? false) !== false;
}

function fieldsOf(written: Answers | null): Pick<Desk, 'state' | 'note'> {
  const { state, note } = written ?? {};
  return { state: state ?? stateField, note: note ?? (state === undefined ? noteField : null) };
}

function judge({ table, state, note, hasVerbs, silence }: Desk, visit: Visit, view: View, tables: Tables): Decision {
  const answer = rowAnswer(visit, view, { table, hasVerbs, isClosed: silence.isClosed(visit, view) });
  const set = dict<unknown>();
  set[state] = answer.state;
  if (note !== null) set[note] = rowNote(answer.items, visit.row, tables, hasVerbs);
  const chosen = hasVerbs ? (visit.row.values[actionField] ?? null) : null;
  const isChosen = visit.typed.includes(actionField) && visit.before !== null;
  // It is cleared once it is known to be done, so that it is not lost should the power go in between.
  if (hasVerbs && (!isChosen || actionField in visit.row.wrong)) set[actionField] = null;
  return {
    set,
    ...(isChosen && typeof chosen === 'string' && { verb: chosen }),
    entries: answer.entries,
    ...(answer.until !== null && { wake: [{ rule: 'status', at: answer.until }] }),
  };
}

function columnIssues({ key, fields }: Table, written: Answers | null): ConfigIssue[] {
  const ours = fields.filter((field) => field.owner === 'rowcall' && field.type.cell === 'text');
  const { state, note } = written ?? {};
  return Object.entries({ state, note }).flatMap(([name, field]): ConfigIssue[] =>
    field === undefined || ours.some((one) => one.key === field)
      ? []
      : [
          {
            path: [key, name],
            message: `${key}.${field} is not a text column with owner: rowcall`,
            word: field,
            known: ours.map((one) => one.key),
          },
        ],
  );
}
