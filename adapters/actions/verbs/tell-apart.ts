import { differentVerdict } from '../../behaviours/deduplication/group-of.ts';
import { duplicateCode } from '../joining/groups.ts';
import { noteVerdicts } from '../joining/note-verdicts.ts';
import type { Verb } from './verb.ts';

/** Says once and for all that the row is none of those that it is told to be the same as. */
export const tellApart: Verb = {
  name: 'not-duplicate',
  async carry({ desk, ports, model, table, kept: { id, findings }, actor }) {
    const others = findings.flatMap(({ code, others: some = [] }) => (code === duplicateCode ? some : []));
    const ids = [...new Set(others)].flatMap((key) =>
      key.startsWith(`${table.key}/`) ? [key.slice(table.key.length + 1)] : [],
    );
    if (ids.length === 0) return { code: 'report.verb.no-duplicate' };
    const who = actor.is === 'person' ? actor.id : '';
    for (const other of ids)
      await noteVerdicts(desk, ports, model, table, [id, other], { verdict: differentVerdict, who });
    return { code: 'report.verb.apart', args: { count: ids.length } };
  },
};
