import { failures, RowcallError } from '../../../core/errors.ts';
import type { Ports } from '../../../core/ports.ts';
import type { CarryVerb } from '../../../core/verb.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

/**
 * Carries out what people choose in rows, over ports that carry no verbs themselves. What cannot be done is answered in the
 * row like what can; only what may be done by a later call is thrown.
 */
export function verbCarrier(
  desk: Desk,
  ports: Ports,
  { model, sections }: Pick<Loaded, 'model' | 'sections'>,
  known: Readonly<Record<string, Verb>> = verbs,
): CarryVerb {
  return async ({ key, verb: name, table: where, id, actor }) => {
    const table = model.tables.get(where);
    const [kept] = await ports.state.records(where, [id]);
    const verb = Object.hasOwn(known, name) ? known[name] : undefined;
    if (table === undefined || kept === undefined || kept.gone || verb === undefined)
      return { code: 'report.verb.unable' };
    if (verb.needsPerson && actor.is !== 'person') return { code: 'report.verb.who' };
    try {
      return await verb.carry({ desk, ports, model, sections, table, kept, actor, key });
    } catch (error) {
      if (!(error instanceof RowcallError) || failures[error.code].retryable) throw error;
      return { code: 'report.verb.unable' };
    }
  };
}
