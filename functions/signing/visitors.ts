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

const sessionSchema = z.object({ id: z.string(), email: z.string() });
/** Somebody who has proven an address. */
export type Session = z.output<typeof sessionSchema>;

const waySchema = z.object({ token: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() });
/** A way to Google that somebody has set out on, from the page of a link. */
export type Way = z.output<typeof waySchema>;

/** What browsers keep of people, sealed. */
export interface Visitors {
  sessionOf(request: Incoming): Session | null;
  wayOf(request: Incoming): Way | null;
  /** Cookies that keep it, or end it. */
  signIn(email: string): string;
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
    sessionOf: (request) => sessionSchema.safeParse(opened(request, 'session')).data ?? null,
    wayOf: (request) => waySchema.safeParse(opened(request, 'way')).data ?? null,
    signIn: (email) => closed('session', { id: secret(), email }, signedIn),
    signOut: () => cookies.header('session', '', 0),
    setOut: (way) => closed('way', way, onTheWay),
    arrive: () => cookies.header('way', '', 0),
    proofOf: (session, token) => (session === null ? '' : seal.sign('form', session.id, token).toString('base64url')),
  };
}
