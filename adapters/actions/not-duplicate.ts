import * as z from 'zod';
import { recordKey } from '../../core/record.ts';
import { differentVerdict } from '../behaviours/deduplication/group-of.ts';
import { action } from './calling/action.ts';
import { readAll } from './examining/examination.ts';
import { findRow } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { impossible } from './joining/impossible.ts';
import { namedRow, namedSchema } from './joining/join-in-words.ts';
import { sectionOf } from './joining/join-rules.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { noteVerdicts } from './joining/note-verdicts.ts';
import { bareRecords } from './keeping/bare-records.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';

const toldSchema = z.strictObject({
  language: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  rows: z.array(namedSchema),
  before: z
    .array(z.strictObject({ who: z.string(), when: z.string().meta({ description: 'On the clocks of the team.' }) }))
    .meta({ description: 'Who had said the same before, and when.' }),
  noted: z.int().min(0).meta({ description: 'Of how many pairs it is known from now on.' }),
});
export type ToldApart = z.output<typeof toldSchema>;

/** A person's word that rows are not the same. It is remembered for ever, and nobody is asked again. */
export const notDuplicate = action({
  name: 'not-duplicate',
  summary: 'Says once and for all that rows are not the same, or that they may be after all.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    table: z.string().min(1).optional().meta({ description: 'The tab, or the key of the table.' }),
    rows: z
      .array(z.string().min(1))
      .min(2)
      .max(20)
      .meta({ description: 'The rows: their numbers, ids, or what names them.' }),
    maybe: z.boolean().default(false).meta({ description: 'Take it back: they may be the same after all.' }),
  }),
  output: toldSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'work', async (model, ports, loaded) => {
      const viewer = teamViewer(model);
      const table = joinableTable(model, asked.table);
      sectionOf(loaded, table);
      await bringBookToRest(desk, ports, model);
      const { tables } = await readAll(desk, model, ports.store, undefined, bareRecords(ports.state));
      const starts = tables.find((one) => one.table === table)?.starts ?? [];
      const found = [...new Set(asked.rows.map((name) => findRow(viewer, table, starts, name)))];
      if (found.length < 2) throw impossible('A row is always the same as itself.');
      const ids = found.map(({ row }) => row.id);
      const verdict = asked.maybe ? 'open' : differentVerdict;
      const { before, noted } = await noteVerdicts(desk, ports, model, table, ids, {
        verdict,
        who: askedBy(desk, asked).id,
      });
      const places = new Map(found.map(({ row, place }) => [recordKey(row.table, row.id), place ?? null]));
      return {
        language: viewer.language.code,
        table: table.title,
        rows: found.map(({ row }) => namedRow(model, viewer, row, (record) => places.get(record) ?? null)),
        before: [...before],
        noted,
      };
    });
  },
});
