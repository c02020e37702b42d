import { differentVerdict } from '../../behaviours/deduplication/group-of.ts';
import { noteVerdicts } from '../joining/note-verdicts.ts';
import { twinsTold } from '../joining/twins-told.ts';
import { labelsOf } from './labels-of.ts';
import type { Verb } from './verb.ts';

/** Says once and for all that the row is none of those that it is told to be the same as. */
export const tellApart: Verb = {
  name: 'not-duplicate',
  async foresee({ state, model, table, kept }) {
    const twins = await twinsTold(state, table, kept);
    if (twins.length === 0) return { is: 'nothing', why: { code: 'report.verb.no-duplicate' } };
    const does = { code: 'report.sign.does.apart', args: { count: twins.length } };
    return { is: 'deed', does, rows: labelsOf(model, table, twins) };
  },
  async carry({ desk, ports, model, table, kept, actor }) {
    const twins = await twinsTold(ports.state, table, kept);
    if (twins.length === 0) return { code: 'report.verb.no-duplicate' };
    const who = actor.is === 'person' ? actor.id : '';
    for (const { id } of twins)
      await noteVerdicts(desk, ports, model, table, [kept.id, id], { verdict: differentVerdict, who });
    return { code: 'report.verb.apart', args: { count: twins.length } };
  },
};
