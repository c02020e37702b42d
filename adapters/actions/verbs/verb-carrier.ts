import type { Actor } from '../../../core/actor.ts';
import { failures, RowcallError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Ports } from '../../../core/ports.ts';
import type { AskedVerb, CarryVerb } from '../../../core/verb.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { SignInLinks } from '../calling/sign-in-links.ts';
import { askToSign, printOfRow } from '../signing/ask-to-sign.ts';
import { foreseen } from './foreseen.ts';
import { mayDo, whoFor } from './may-do.ts';
import type { Verb, VerbRow } from './verb.ts';
import { verbs } from './verbs.ts';

/**
 * Carries out what people choose in rows, over ports that carry no verbs themselves. What cannot be done is answered in the
 * row like what can, and what only some may do with a link by which they sign in; only what may be done by a later call
 * is thrown. `links` is absent where nobody can reach Rowcall over the web.
 */
export function verbCarrier(
  desk: Desk,
  ports: Ports,
  { model, sections }: Pick<Loaded, 'model' | 'sections'>,
  links: SignInLinks | null = null,
  known: Readonly<Record<string, Verb>> = verbs,
): CarryVerb {
  return async (asked) => {
    const table = model.tables.get(asked.table);
    const [kept] = await ports.state.records(asked.table, [asked.id]);
    const verb = Object.hasOwn(known, asked.verb) ? known[asked.verb] : undefined;
    if (table === undefined || verb === undefined) return { code: 'report.verb.unable' };
    if (kept === undefined || kept.gone) return { code: 'report.verb.gone' };
    const row: VerbRow = { desk, model, sections, state: ports.state, table, kept };
    try {
      return (
        (await answerFirst(row, verb, asked, links)) ??
        (await verb.carry({ desk, ports, model, sections, table, kept, actor: asked.actor, key: asked.key }))
      );
    } catch (error) {
      if (!(error instanceof RowcallError) || failures[error.code].retryable) throw error;
      return { code: 'report.verb.unable' };
    }
  };
}

/** What stands in the way of doing it at once; `null`: nothing does. */
async function answerFirst(
  row: VerbRow,
  verb: Verb,
  { actor, shown }: AskedVerb,
  links: SignInLinks | null,
): Promise<Reason | null> {
  const who = await whoFor(row, verb);
  if (who !== null && !isProven(actor)) {
    const foresight = await foreseen(row, verb);
    if (foresight.is === 'nothing') return foresight.why;
    if (links === null || !who.isReachable) return whoAsks(verb);
    return await askToSign(links, row, verb.name, foresight);
  }
  if (who !== null && actor.is === 'person' && !mayDo(who, actor.id)) return { code: 'report.verb.not-yours' };
  if (shown === undefined) return null;
  return (await printOfRow(row, await foreseen(row, verb))) === shown ? null : { code: 'report.verb.late' };
}

function whoAsks({ name, command = `rowcall ${name}` }: Verb): Reason {
  return { code: 'report.verb.who', args: { command } };
}

/** Whether it is sure who that is: their own word is not enough. */
function isProven(actor: Actor): boolean {
  return actor.is === 'person' && actor.proof !== 'claim';
}
