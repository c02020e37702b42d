import { actorName } from '../../../core/actor.ts';
import { recordKey } from '../../../core/record.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import { giveAnswer } from '../answering/answers-given.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Verb } from './verb.ts';

const everything = 1_000_000;

/**
 * Reads the row once more and judges it anew. Where two wanted a cell of it, whoever has looked now has decided: what stands
 * there stays.
 */
export const checkRow: Verb = {
  name: 'check',
  async carry({ desk, ports, model, table, kept: { id }, actor }) {
    await bringToRest(desk, ports, model, { hints: [{ table: table.key, ids: [id] }], people: 'suggest' });
    const open = await conflictsIn(ports.state, recordKey(table.key, id));
    const who = actorName(actor) || model.locale.language.say({ code: 'report.history.somebody' });
    for (const question of open) await giveAnswer(desk, ports.state, question, 'keep', { id: who });
    return { code: open.length > 0 ? 'report.verb.checked-kept' : 'report.verb.checked' };
  },
};

async function conflictsIn(state: State, record: string): Promise<readonly OpenQuestion[]> {
  const open = await state.questions({ open: true, limit: everything, kinds: ['conflict'] });
  return open.filter(({ about }) => about.includes(record));
}
