import * as z from 'zod';
import type { Model, Table } from '../../../core/model.ts';
import type { LearntModels } from '../../behaviours/deduplication/learnt-models.ts';
import { onClocks } from '../answering/on-clocks.ts';

/** From what it was learnt by what to tell that rows of a table are the same. */
export const learntSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  rows: z.int().min(0).meta({ description: 'How many rows it was learnt from.' }),
  decisions: z.int().min(0).meta({ description: 'And how many decisions of people: joined, or not the same.' }),
  who: z.string().meta({ description: 'At whose word.' }),
  when: z.string().meta({ description: 'On the clocks of the team.' }),
});
export type LearntInWords = z.output<typeof learntSchema>;

/** Says what was learnt of a table; `null` where nothing was. */
export function wordLearnt({ locale }: Model, models: LearntModels, { key, title }: Table): LearntInWords | null {
  const learnt = models[key];
  if (learnt === undefined) return null;
  const { rows, same, apart, who, at } = learnt;
  return { table: title, rows, decisions: same + apart, who, when: onClocks(locale.zone, at) };
}
