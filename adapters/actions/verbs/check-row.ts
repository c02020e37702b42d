import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Verb } from './verb.ts';

/** Reads the row once more and judges it anew. */
export const checkRow: Verb = {
  name: 'check',
  async carry({ desk, ports, model, table, kept: { id } }) {
    await bringToRest(desk, ports, model, { hints: [{ table: table.key, ids: [id] }], people: 'suggest' });
    return { code: 'report.verb.checked' };
  },
};
