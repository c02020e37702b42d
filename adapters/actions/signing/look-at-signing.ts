import type { Reason } from '../../../core/finding.ts';
import { lastEntry } from '../../../core/last-entry.ts';
import { isWatched } from '../../../core/mode.ts';
import { pauseIn } from '../../../core/pause.ts';
import { presentLabel } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import { answerLedger, answerReason, rowAccount } from '../../../core/row-story.ts';
import { rowOf } from '../../../core/starts.ts';
import type { State } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Asked } from '../examining/open-book.ts';
import { openSettings, whereabouts } from '../examining/open-book.ts';
import { teamViewer } from '../examining/wording.ts';
import { withMemory } from '../keeping/with-memory.ts';
import { foreseen } from '../verbs/foreseen.ts';
import type { Foresight } from '../verbs/foresight.ts';
import { mayDo, whoFor } from '../verbs/may-do.ts';
import type { Verb, VerbRow } from '../verbs/verb.ts';
import { verbs } from '../verbs/verbs.ts';
import { printOfRow } from './ask-to-sign.ts';
import { printOf } from './print-of.ts';
import type { SignedChoice } from './signed-choice.ts';
import { choiceUnder, signedKey } from './signed-choice.ts';

/** A choice that a link leads to, in words: what was chosen, in which table. */
export interface ChosenInWords {
  readonly choice: string;
  readonly table: string;
}

/** Where a link leads now, for somebody who has proven an address, or for whoever it is. */
export type Signing = { readonly loaded: Loaded } & (
  | { readonly is: 'unknown' }
  /** It led somewhere once. */
  | { readonly is: 'old' }
  /** It was confirmed; `came`: what came of it, `null` as long as nobody has done it. */
  | { readonly is: 'done'; readonly came: Reason | null }
  | { readonly is: 'paused' | 'watched' | 'late' }
  /** Nobody has said yet who they are. `isFor`: whether somebody with an address may do it. */
  | ({ readonly is: 'who'; readonly record: string; isFor(email: string): boolean } & ChosenInWords)
  /** Somebody else may do it. */
  | ({ readonly is: 'other' } & ChosenInWords)
  | ({
      readonly is: 'ready';
      readonly label: string;
      readonly deed: Extract<Foresight, { readonly is: 'deed' }>;
      readonly chosen: SignedChoice;
      readonly print: string;
    } & ChosenInWords)
);

/** Looks where the link with a token leads. Nothing is written. Throws what `openSettings` throws, and `state.…`. */
export async function lookAtSigning(
  desk: Desk,
  asked: Pick<Asked, 'manifest'>,
  token: string,
  email: string | null,
): Promise<Signing> {
  const loaded = await openSettings(desk, asked);
  return await withMemory(desk, whereabouts(desk, asked, loaded), async (state): Promise<Signing> => {
    const print = await printOf(token);
    const chosen = state === null ? null : await choiceUnder(state, print);
    if (state === null || chosen === null) return { is: 'unknown', loaded };
    if ((await state.verdict(signedKey(print))) !== null)
      return { is: 'done', came: await cameOf(state, chosen, print), loaded };
    if (chosen.until <= desk.clock.now()) return { is: 'old', loaded };
    return { ...(await standingOf(desk, state, loaded, { chosen, print, email })), loaded };
  });
}

async function standingOf(
  desk: Desk,
  state: State,
  { model, sections }: Loaded,
  { chosen, print, email }: { readonly chosen: SignedChoice; readonly print: string; readonly email: string | null },
) {
  const table = model.tables.get(chosen.table);
  const verb: Verb | undefined = Object.values(verbs).find(({ name }) => name === chosen.verb);
  if (table === undefined || verb === undefined) return { is: 'old' } as const;
  const [kept] = await state.records(table.key, [chosen.id]);
  if (kept === undefined || kept.gone) return { is: 'late' } as const;
  const row: VerbRow = { desk, model, sections, state, table, kept };
  const words = { choice: model.locale.language.say({ code: `report.verb.${verb.name}` }), table: table.title };
  const who = await whoFor(row, verb);
  if (email === null)
    return {
      is: 'who',
      ...words,
      record: recordKey(table.key, kept.id),
      isFor: (one: string) => who === null || mayDo(who, one),
    } as const;
  if (who !== null && !mayDo(who, email)) return { is: 'other', ...words } as const;
  if (pauseIn(await state.memo()) !== null) return { is: 'paused' } as const;
  if (isWatched(model, table.key)) return { is: 'watched' } as const;
  const deed = await foreseen(row, verb);
  if (deed.is === 'nothing' || (await printOfRow(row, deed)) !== chosen.shown) return { is: 'late' } as const;
  const label = presentLabel(model, teamViewer(model), rowOf(table, kept));
  return { is: 'ready', ...words, label, deed, chosen, print } as const;
}

/** What the row was answered, once it was done. */
async function cameOf(state: State, { table, id }: SignedChoice, print: string): Promise<Reason | null> {
  const last = await lastEntry(state, answerLedger, rowAccount(recordKey(table, id)));
  return last?.key === signedKey(print) ? answerReason(last) : null;
}
