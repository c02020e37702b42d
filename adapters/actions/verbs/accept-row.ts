import { acceptAll } from '../suggesting/accept-all.ts';
import { foreseeSuggested, suggestedHere } from './suggested-here.ts';
import type { Verb } from './verb.ts';

/** Writes what is suggested in the row. */
export const acceptRow: Verb = {
  name: 'accept',
  foresee: async (row) => await foreseeSuggested(row, 'report.sign.does.accept'),
  async carry(call) {
    const { desk, ports, model, actor } = call;
    const { mine } = await suggestedHere(ports.state, call);
    if (mine.length === 0) return { code: 'report.verb.nothing' };
    const { accepted } = await acceptAll(desk, ports, model, actor, mine);
    return accepted.length === 0
      ? { code: 'report.verb.late' }
      : { code: 'report.verb.accepted', args: { count: accepted.length } };
  },
};
