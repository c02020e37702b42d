import * as z from 'zod';
import { cellText, sameCell } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import type { Model } from '../../core/model.ts';
import type { Planned } from '../../core/plan.ts';
import type { Viewer } from '../../core/present.ts';
import { presentCell, presentLabel } from '../../core/present.ts';
import type { Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Step } from '../../core/trace.ts';
import type { Start } from '../../core/world.ts';
import { questionSchema } from './answering/question-in-words.ts';
import { questionsAbout } from './answering/questions-about.ts';
import { action } from './calling/action.ts';
import { askedInWords } from './examining/asked-in-words.ts';
import { planAll, readAll, toldOf } from './examining/examination.ts';
import { findRow, findTable } from './examining/find-record.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { placeSchema, teamViewer, word, wordedSchema } from './examining/wording.ts';
import { recallFrom } from './keeping/recall.ts';
import { standingSchema, standingsOf } from './keeping/standings.ts';
import { withMemory } from './keeping/with-memory.ts';

const stepSchema = z.strictObject({
  rule: z.string(),
  visit: z.int().min(1).meta({ description: 'Rules look again when something they rely on has changed.' }),
  asked: z.array(z.string()).meta({ description: 'What it looked up elsewhere.' }),
  set: z.array(z.strictObject({ column: z.string(), to: z.string() })),
  why: z.string().meta({ description: 'Why it sets what it sets; empty when it sets nothing.' }),
  findings: z.array(z.strictObject({ column: z.string(), message: z.string(), remedy: z.string() })),
});

const explainedSchema = z.strictObject({
  language: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  row: placeSchema,
  id: z.string().meta({ description: 'Empty for a record that has none in the spreadsheet.' }),
  label: z.string(),
  cells: z.array(
    z.strictObject({
      column: z.string(),
      typed: z.string(),
      becomes: z.string().nullable().meta({ description: 'What would stand there; null: it stays.' }),
    }),
  ),
  standings: z
    .array(standingSchema)
    .meta({ description: 'How long its choices have stood; empty where nothing is remembered of the record.' }),
  findings: z.array(wordedSchema),
  questions: z.array(questionSchema).meta({
    description:
      'What only a person can decide about it; suggestions and rows that may be the same are in `findings` and `steps`.',
  }),
  steps: z.array(stepSchema),
});
export type Explained = z.output<typeof explainedSchema>;

/** One record: what stands in it, what each rule asked, wanted and found, and why. Writes nothing. */
export const explain = action({
  name: 'explain',
  summary: 'Says of one record what every rule looked at, what it found, what it would set, and why.',
  input: z.strictObject({
    ...bookShape,
    table: z.string().min(1).meta({ description: 'The name of the tab, or the key of the table.' }),
    row: z.string().min(1).meta({ description: 'The number of the row, the id of the record, or what names it.' }),
  }),
  output: explainedSchema,
  async run(desk, asked) {
    return await withBook(desk, asked, async (model, store, book) => {
      const table = findTable(model, asked.table);
      const { tables } = await readAll(desk, model, store);
      const viewer = teamViewer(model);
      const starts = tables.find((one) => one.table === table)?.starts ?? [];
      const wanted = findRow(viewer, table, starts, asked.row);
      const all = tables.flatMap((one) => one.starts);
      const traced = all.map((one) => (one === wanted ? { ...one, trace: true } : one));
      const { records, trace, standings, questions } = await withMemory(desk, book, async (state) => ({
        ...(await planAll(desk, model, traced, recallFrom(desk, book))),
        standings: state === null ? [] : await standingsOf(model, viewer, state, wanted.row, desk.clock.now()),
        questions: state === null ? [] : await questionsAbout(model, viewer, state, wanted),
      }));
      const planned = records[all.indexOf(wanted)]!;
      return {
        language: viewer.language.code,
        table: table.title,
        row: wanted.place ?? '',
        id: wanted.carries === undefined ? wanted.row.id : '',
        label: presentLabel(model, viewer, wanted.row),
        cells: cellsOf(planned, table.fields, viewer),
        standings: [...standings],
        findings: toldOf(planned, table).map((told) => word(model, viewer, told)),
        questions: [...questions],
        steps: stepsOf(trace, planned, model, viewer, all),
      };
    });
  },
});

function cellsOf({ start, patch }: Planned, fields: readonly Field[], viewer: Viewer): Explained['cells'] {
  return fields.map((field) => {
    const becomes = patch !== null && field.key in patch.set ? (patch.set[field.key] ?? null) : undefined;
    return {
      column: field.label,
      typed: cellText(start.row.cells[field.key] ?? null),
      becomes: becomes === undefined ? null : presentCell(field, viewer, becomes),
    };
  });
}

function stepsOf(
  trace: readonly Step[],
  { start }: Planned,
  model: Model,
  viewer: Viewer,
  all: readonly Start[],
): Explained['steps'] {
  const visits = new Map<string, number>();
  const labels = new Map(all.map(({ row }) => [recordKey(row.table, row.id), row]));
  return trace.map((step) => {
    const visit = (visits.get(step.rule) ?? 0) + 1;
    visits.set(step.rule, visit);
    const set = setOf(step, model, start.row, viewer);
    const found = step.refused === null ? step.findings : [...step.findings, step.refused];
    return {
      rule: step.rule,
      visit,
      asked: [...new Set(step.asked.map((question) => askedInWords(question, model, viewer, labels)))],
      set,
      why: set.length > 0 && step.because !== null ? viewer.language.say(step.because) : '',
      findings: found.map((finding) => {
        const { column, message, remedy } = word(model, viewer, { place: null, row: start.row, finding });
        return { column, message, remedy };
      }),
    };
  });
}

/** What it sets that does not stand there already: a name that is led to its record stays as it was typed. */
function setOf({ set }: Step, model: Model, row: Row, viewer: Viewer): Explained['steps'][number]['set'] {
  const { byKey } = model.tables.get(row.table)!;
  return Object.keys(set).flatMap((key) => {
    const field = byKey.get(key)!;
    const value = set[key] ?? null;
    const cell = value === null ? null : field.cell(value);
    if (sameCell(cell, row.cells[key] ?? null)) return [];
    return [{ column: field.label, to: value === null ? '' : field.show(value, viewer.language) }];
  });
}
