import type { Instant } from './cell.ts';
import type { Effect } from './effect.ts';
import { failedOutcome, sentOutcome } from './effect-outcome.ts';
import { RowcallError } from './errors.ts';
import type { Claimed, EffectOutcome } from './outbox.ts';
import { pauseIn } from './pause.ts';
import type { Ports } from './ports.ts';
import { later } from './ports.ts';
import type { Sender } from './sender.ts';
import { gatherings } from './storm.ts';
import { within } from './within.ts';

/** Everything outside that the outbox may touch. Senders by the kind of effect they do. */
export interface DeliveryPorts extends Pick<Ports, 'state' | 'clock' | 'ids'> {
  readonly senders: ReadonlyMap<string, Sender>;
}

/** What one call did, in counts. */
export interface Delivery {
  readonly sent: number;
  /** Effects that became part of one message with others. */
  readonly gathered: number;
  /** Given up for good; people are told. */
  readonly failed: number;
  /** Of which nobody can tell whether they were sent; people are asked. */
  readonly unknown: number;
  /** Not sent yet: they wait for their moment, or for news of them. */
  readonly left: number;
}

interface Context {
  readonly ports: DeliveryPorts;
  readonly until: Instant;
  readonly tally: { -readonly [K in keyof Delivery]: number };
}

/** How long one call to a sender may take, counted from the claim, in milliseconds. */
const timeLimit = 10_000;
/** A claim older than this is not begun: it would not be over when others take it for lost. */
const mostDelay = timeLimit / 2;
/** How late a call may take effect after it was given up, where its sender does not say. */
const usualLateness = 60_000;
/** By so much the clocks of two computers may differ. */
const skew = 5_000;
/** So long a look-up that fails is tried again; then a person is asked. */
const mostDoubt = 24 * 3_600_000;
/** How many effects are on their way at once, each of another lane. */
const width = 10;
const mostStranded = 500;
/** How much of one lane is looked at for one gathering, and how often. */
const mostGathered = 100;
const mostGatherings = 20;
/** The next moment is waited for if it is no further away; else the next call comes in time. */
const mostIdle = 5_000;
/** Others are claiming what may be claimed: come back in so many milliseconds. */
const shortly = 100;

/**
 * Sends what waits in the outbox until that moment, claiming nothing for which a whole call would not fit in before it.
 *
 * Each effect is claimed before it is sent and its outcome noted after. An outcome that is not known is left alone until
 * nothing can come of it any more, and then looked up; where it cannot be looked up, a person is asked, and it is never
 * sent again without their word. Safe to call late, twice and concurrently, by any number of processes.
 */
export async function deliver(ports: DeliveryPorts, until: Instant): Promise<Delivery> {
  const { state, clock } = ports;
  const tally = { sent: 0, gathered: 0, failed: 0, unknown: 0, left: 0 };
  const context: Context = { ports, until, tally };
  const { waiting, sending, crowded } = await state.backlog(clock.now());
  if (waiting + sending === 0) return tally;
  if (sending > 0) await lookUp(context);
  if (crowded) await gather(context);
  tally.left = await sendAll(context);
  return tally;
}

/** Answers how many have not been sent. */
async function sendAll(context: Context): Promise<number> {
  const { state, clock } = context.ports;
  for (;;) {
    const now = clock.now();
    const claims = fitsIn(context, now) ? await state.claim(now, width) : [];
    if (claims.length > 0) {
      await together(claims, (claimed) => send(context, claimed));
      continue;
    }
    const { waiting, sending, next } = await state.backlog(now);
    const isSoon = next !== null && next <= later(now, mostIdle) && fitsIn(context, next) && fitsIn(context, now);
    if (!isSoon || pauseIn(await state.memo()) !== null) return waiting + sending;
    await clock.sleep(Math.max(Date.parse(next) - Date.parse(now), shortly));
    // A clock that stands still would keep us here for ever.
    if (clock.now() <= now) return waiting + sending;
  }
}

function fitsIn({ until }: Context, from: Instant): boolean {
  return later(from, timeLimit) <= until;
}

async function send(context: Context, claimed: Claimed): Promise<void> {
  const outcome = await attempt(context.ports, claimed);
  if (outcome !== null) await note(context, claimed, outcome);
}

/** `null`: nobody knows what became of it. */
async function attempt(ports: DeliveryPorts, claimed: Claimed): Promise<EffectOutcome | null> {
  const { senders, clock, ids } = ports;
  const { effect, number, previous, at } = claimed;
  const begun = clock.now();
  if (later(at, mostDelay) < begun) return { is: 'failed', why: 'sender.not-now', retryAt: begun, notNow: true };
  try {
    const sender = senders.get(effect.kind);
    if (sender === undefined) throw missing(effect);
    const whole = wholeOf(claimed, sender);
    const left = timeLimit - (Date.parse(begun) - Date.parse(at));
    const answer = await within(clock, left, async () =>
      sender.send(whole, { ...(number !== null && { number }), previous }),
    );
    return answer.is === 'done' ? sentOutcome(claimed, sender, answer.value, clock.now()) : null;
  } catch (error) {
    return error instanceof RowcallError ? failedOutcome(claimed, error, clock.now(), ids.fresh()) : null;
  }
}

/** A gathering gets its words now: something may have been taken out of it meanwhile. */
function wholeOf({ effect, parts }: Claimed, sender: Sender): Effect {
  if (effect.parts === undefined) return effect;
  if (sender.gather === undefined) throw missing(effect);
  return { ...effect, payload: sender.gather(parts) };
}

function missing({ kind }: Effect): RowcallError {
  return new RowcallError('sender.missing', `Nothing here sends “${kind}”.`, { kind });
}

async function note({ ports: { state }, tally }: Context, claimed: Claimed, outcome: EffectOutcome): Promise<void> {
  const { key, about } = claimed.effect;
  await state.delivered(key, claimed.attempt, outcome);
  // The row is to say what a person must decide of it now.
  const isOpen = outcome.is === 'unknown' || (outcome.is === 'failed' && outcome.retryAt === null);
  if (isOpen && about.includes('/')) await state.file({ is: 'review', records: [about], cause: key });
  switch (outcome.is) {
    case 'sent':
      tally.sent++;
      return;
    case 'failed':
      if (outcome.retryAt === null) tally.failed++;
      return;
    case 'unknown':
      tally.unknown++;
      return;
  }
}

/** Finds out what became of effects of which nothing was heard in time. */
async function lookUp(context: Context): Promise<void> {
  const { state, senders, clock } = context.ports;
  const soonest = [...senders.values()].reduce((least, one) => Math.min(least, latenessOf(one)), usualLateness);
  const stranded = await state.stranded(later(clock.now(), -timeLimit - soonest - skew), mostStranded);
  // What cannot be looked up now is left for the next call, and with it all that goes the same way.
  const deaf = new Set<string>();
  for (let from = 0; from < stranded.length && fitsIn(context, clock.now()); from += width)
    await together(stranded.slice(from, from + width), async (claimed) => {
      const { kind } = claimed.effect;
      const sender = senders.get(kind);
      if (later(claimed.at, timeLimit + latenessOf(sender) + skew) > clock.now()) return;
      const outcome = deaf.has(kind) ? null : await whatBecame(context.ports, claimed, sender);
      if (outcome !== null) return await note(context, claimed, outcome);
      deaf.add(kind);
      if (later(claimed.at, mostDoubt) < clock.now()) await note(context, claimed, { is: 'unknown' });
    });
}

function latenessOf(sender: Sender | undefined): number {
  return sender?.late ?? usualLateness;
}

/** `null`: it cannot be told now. */
async function whatBecame(
  ports: DeliveryPorts,
  claimed: Claimed,
  sender: Sender | undefined,
): Promise<EffectOutcome | null> {
  const { clock, ids } = ports;
  if (sender === undefined) return null;
  if (sender.find === undefined) return { is: 'unknown' };
  try {
    const answer = await within(clock, timeLimit, async () => sender.find!(claimed.effect));
    if (answer.is === 'late') return null;
    if (answer.value !== null) return sentOutcome(claimed, sender, answer.value, clock.now());
    const lost = new RowcallError('sender.lost', 'It did not arrive.', { retryAfter: 0 });
    return failedOutcome(claimed, lost, clock.now(), ids.fresh());
  } catch {
    return null;
  }
}

/** Makes one message of what would come as many. */
async function gather({ ports: { state, senders, clock }, tally }: Context): Promise<void> {
  const canGather = (kind: string) => senders.get(kind)?.gather !== undefined;
  for (let round = 0; round < mostGatherings; round++) {
    const found = gatherings(await state.crowded(clock.now(), mostGathered), canGather, clock.now());
    if (found.length === 0) return;
    for (const into of found) if (await state.gather(into)) tally.gathered += into.parts?.length ?? 0;
  }
}

/** Does all of it at once, lets none of it go on alone, and throws what failed first. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const result of await Promise.allSettled(items.map(work))) if (result.status === 'rejected') throw result.reason;
}
