import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Incoming } from '../answer.ts';
import { cookiesAt } from './cookies.ts';
import type { Seal } from './seal.ts';

const minute = 60_000;
/** How long somebody stays signed in, and how long a way to Google and back may take, in milliseconds. */
export const signedIn = 30 * minute;
const onTheWay = 10 * minute;

/** `link`: the only one that it is good for; `null`: for all of them. */
const sessionSchema = z.object({ id: z.string(), email: z.string(), link: z.string().nullable() });
/** Somebody who has proven an address. */
export type Session = z.output<typeof sessionSchema>;

const waySchema = z.object({ token: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() });
/** A way to Google that somebody has set out on, from the page of a link. */
export type Way = z.output<typeof waySchema>;

/** What browsers keep of people, sealed. */
export interface Visitors {
  /** Who has come to the page of a link. */
  sessionOf(request: Incoming, link: string): Session | null;
  wayOf(request: Incoming): Way | null;
  /**
   * Cookies that keep it, or end it. Whoever runs one spreadsheet may read the codes that it sends, and must not be taken for
   * others in another: what a code proves counts for its link alone.
   */
  signIn(email: string, link: string | null): string;
  signOut(): string;
  setOut(way: Way): string;
  arrive(): string;
  /** Proves that a form of the page of a link was made for that session. */
  proofOf(session: Session | null, token: string): string;
}

/** A text that nobody can guess. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Knows people again by what their browsers keep, at an address. */
export function visitorsAt(address: string, seal: Seal, clock: Clock): Visitors {
  const cookies = cookiesAt(address);
  const now = () => Date.parse(clock.now());
  const opened = (request: Incoming, name: string) => seal.open(name, cookies.of(request, name), now());
  const closed = (name: string, data: unknown, lasts: number) =>
    cookies.header(name, seal.close(name, data, now(), lasts), lasts / 1000);
  return {
    sessionOf(request, link) {
      const session = sessionSchema.safeParse(opened(request, 'session')).data ?? null;
      return session?.link === null || session?.link === link ? session : null;
    },
    wayOf: (request) => waySchema.safeParse(opened(request, 'way')).data ?? null,
    signIn: (email, link) => closed('session', { id: secret(), email, link }, signedIn),
    signOut: () => cookies.header('session', '', 0),
    setOut: (way) => closed('way', way, onTheWay),
    arrive: () => cookies.header('way', '', 0),
    proofOf: (session, token) => (session === null ? '' : seal.sign('form', session.id, token).toString('base64url')),
  };
}
