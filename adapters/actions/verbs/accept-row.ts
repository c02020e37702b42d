import { acceptAll } from '../suggesting/accept-all.ts';
import { openSuggestions } from '../suggesting/waiting.ts';
import type { Verb } from './verb.ts';

/** Writes what is suggested in the row. */
export const acceptRow: Verb = {
  name: 'accept',
  async carry({ desk, ports, model, table, kept, actor }) {
    const { waiting } = await openSuggestions(model, ports.state);
    const mine = waiting.filter((one) => one.table === table && one.row.id === kept.id);
    if (mine.length === 0) return { code: 'report.verb.nothing' };
    const { accepted } = await acceptAll(desk, ports, model, actor, mine);
    return accepted.length === 0
      ? { code: 'report.verb.late' }
      : { code: 'report.verb.accepted', args: { count: accepted.length } };
  },
};
