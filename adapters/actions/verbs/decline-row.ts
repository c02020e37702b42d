import { alone } from '../keeping/bring-to-rest.ts';
import { resolveCells } from '../suggesting/waiting.ts';
import { foreseeSuggested, suggestedHere } from './suggested-here.ts';
import type { Verb } from './verb.ts';

/** Turns down what is suggested in the row: it is not suggested again. */
export const declineRow: Verb = {
  name: 'decline',
  foresee: async (row) => await foreseeSuggested(row, 'report.sign.does.decline'),
  async carry(call) {
    const { desk, ports } = call;
    const { mine, all } = await suggestedHere(ports.state, call);
    if (mine.length === 0) return { code: 'report.verb.nothing' };
    await alone(desk, ports.state, (lease) => resolveCells(ports.state, lease, all, mine, 'declined'));
    return { code: 'report.verb.declined', args: { count: mine.length } };
  },
};
