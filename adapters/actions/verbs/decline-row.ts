import { alone } from '../keeping/bring-to-rest.ts';
import { openSuggestions, resolveCells } from '../suggesting/waiting.ts';
import type { Verb } from './verb.ts';

/** Turns down what is suggested in the row: it is not suggested again. */
export const declineRow: Verb = {
  name: 'decline',
  async carry({ desk, ports, model, table, kept }) {
    const suggestions = await openSuggestions(model, ports.state);
    const mine = suggestions.waiting.filter((one) => one.table === table && one.row.id === kept.id);
    if (mine.length === 0) return { code: 'report.verb.nothing' };
    await alone(desk, ports.state, (lease) => resolveCells(ports.state, lease, suggestions, mine, 'declined'));
    return { code: 'report.verb.declined', args: { count: mine.length } };
  },
};
