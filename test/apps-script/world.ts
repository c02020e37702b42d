import { createContext, runInContext } from 'node:vm';
import type { Cache, ChangeEvent, EditEvent, Properties, TriggerEvent } from '../../apps-script/services.d.ts';
import { fakeCache, fakeProperties } from './kept.ts';
import { scripts, settingsOfScript } from './script-files.ts';
import { ended, rangeOf, servicesFor } from './services.ts';

/** One run of the script: each has its own variables, whoever it runs for and however many run at a time. */
export interface Execution {
  /** Whose permissions it has: for an installed trigger, of whoever installed it. */
  readonly user: string;
  readonly startedBy: 'simple' | 'installable' | 'clock' | 'menu';
}

/** A call that went out. */
export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly payload: string;
  readonly at: number;
  readonly user: string;
  readonly startedBy: Execution['startedBy'];
}

export interface Reply {
  readonly code: number;
  readonly body: string;
}

interface Installed {
  readonly uid: string;
  readonly handler: string;
  readonly event: 'edit' | 'change' | 'clock';
  readonly user: string;
  next: number;
}

interface Rows {
  readonly tab: number;
  readonly first: number;
  readonly last: number;
}

const hour = 3_600_000;
const mostTriggers = 20;
const longest = { simple: 30_000, installable: 360_000, clock: 360_000, menu: 360_000 };

export type World = ReturnType<typeof newWorld>;

/** A Google spreadsheet with the script in it, the people who work there, and a clock that only they and the script move. */
export function newWorld({ id = 'sheet-1', locale = 'en_GB', zone = 'Etc/UTC' } = {}) {
  let time = Date.parse('2026-03-02T09:00:00Z');
  let counted = 0;
  let agenda: { readonly at: number; readonly act: () => void }[] = [];
  const now = () => time;
  const grants = new Map<string, ReadonlySet<string>>();
  const denied = new Map<string, ReadonlySet<string>>();

  const world = {
    id,
    locale,
    zone,
    now,
    scopes: settingsOfScript.oauthScopes,
    properties: fakeProperties() as Properties & { readonly all: ReadonlyMap<string, string> },
    cache: fakeCache(now) as Cache & { forget(): void; isBroken: boolean },
    lockedBy: null as Execution | 'somebody else' | null,
    triggers: [] as Installed[],
    /** Which permissions anything has needed. */
    used: new Set<string>(),
    requests: [] as Sent[],
    /** What answers; an error: nothing does. */
    reply: (_: Sent): Reply | Error => ({ code: 200, body: '{"is":"heard"}' }),
    latency: 300,
    callsLeft: 20_000,
    chosen: null as Rows | null,
    menus: new Map<
      string,
      { readonly caption: string; readonly items: { readonly caption: string; readonly functionName: string }[] }
    >(),
    alerts: [] as { readonly user: string; readonly title: string; readonly text: string }[],
    /** What people type into prompts, or which button they press: in order. */
    replies: [] as string[],
    toasts: [] as { readonly user: string; readonly title: string; readonly text: string }[],
    warnings: [] as string[],
    /** Runs that have failed, of which Google writes a letter to the owner. */
    failures: [] as string[],
    /** How long runs have taken that triggers began, by whose triggers they were. */
    runtime: new Map<string, number>(),
    count: () => ++counted,

    token(user: string, withEmail: boolean): string {
      const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
      const claims = { aud: '77.apps.googleusercontent.com', ...(withEmail && { email: user }) };
      return `${part({ alg: 'RS256' })}.${part(claims)}.signed`;
    },

    allowed: (user: string): ReadonlySet<string> => grants.get(user) ?? new Set(),

    /** The person takes this permission away, or leaves it out when they are asked. */
    deny(user: string, scope: string): void {
      denied.set(user, new Set([...(denied.get(user) ?? []), scope]));
      grants.set(user, new Set([...world.allowed(user)].filter((one) => one !== scope)));
    },

    install({ handler, event, user }: Pick<Installed, 'handler' | 'event' | 'user'>): Installed {
      if (world.triggers.filter((one) => one.user === user).length >= mostTriggers)
        throw new Error(
          'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
        );
      const installed = { uid: `trigger-${world.count()}`, handler, event, user, next: time + hour };
      world.triggers.push(installed);
      return installed;
    },

    uninstall(uid: string): void {
      world.triggers = world.triggers.filter((one) => one.uid !== uid);
    },

    /** The account is closed: nothing runs in its name any more. */
    leave(user: string): void {
      world.triggers = world.triggers.filter((one) => one.user !== user);
    },

    /** In so many milliseconds somebody does this, whatever else goes on. */
    soon(milliseconds: number, act: () => void): void {
      agenda.push({ at: time + milliseconds, act });
    },

    /** Time goes by, and all that happens in it. */
    pass(milliseconds: number): void {
      const until = time + milliseconds;
      for (;;) {
        const next = [...agenda].sort((a, b) => a.at - b.at)[0];
        const clock = world.triggers.filter(({ event }) => event === 'clock').sort((a, b) => a.next - b.next)[0];
        const isClock = clock !== undefined && (next === undefined || clock.next < next.at);
        const at = isClock ? clock.next : next?.at;
        if (at === undefined || at > until) break;
        time = Math.max(time, at);
        if (isClock) {
          clock.next = at + hour;
          run({ user: clock.user, startedBy: 'clock' }, clock.handler, { triggerUid: clock.uid });
        } else if (next !== undefined) {
          agenda = agenda.filter((one) => one !== next);
          next.act();
        }
      }
      time = Math.max(time, until);
    },

    /** Somebody opens the spreadsheet in a browser. */
    open(user = 'anna@example.com'): string[] {
      run({ user, startedBy: 'simple' }, 'onOpen', {});
      return world.menu(user);
    },

    menu: (user = 'anna@example.com') => (world.menus.get(user)?.items ?? []).map(({ caption }) => caption),

    /** Somebody chooses an item of the menu; Google asks for permissions before it runs anything. */
    choose(caption: string, user = 'anna@example.com'): void {
      if (!world.menus.has(user)) world.open(user);
      const item = world.menus.get(user)?.items.find((one) => one.caption === caption);
      if (item === undefined) throw new Error(`No such item: ${caption}`);
      if (!grants.has(user))
        grants.set(user, new Set(world.scopes.filter((one) => denied.get(user)?.has(one) !== true)));
      run({ user, startedBy: 'menu' }, item.functionName);
    },

    /** Somebody types into a cell, pastes or clears: only of a single cell Google says what it held. */
    edit(rows: Rows, value?: string): void {
      const one = value === undefined ? {} : { value, oldValue: 'before' };
      fire('edit', () => ({ ...one, range: rangeOf(rows) }));
      fire('change', () => ({ changeType: 'EDIT' }));
    },

    /** Somebody inserts, deletes, sorts, formats: Google says what, not where. */
    change(changeType: string): void {
      fire('change', () => ({ changeType }));
    },

    /** An event as only Google could make it. */
    fire(event: 'edit' | 'change', made: EditEvent & ChangeEvent): void {
      fire(event, () => made);
    },
  };

  function fire(event: 'edit' | 'change', made: () => EditEvent & ChangeEvent): void {
    for (const { handler, user, uid } of world.triggers.filter((one) => one.event === event))
      run({ user, startedBy: 'installable' }, handler, { ...made(), triggerUid: uid });
  }

  function run(execution: Execution, name: string, event?: TriggerEvent): void {
    const begun = time;
    const context = createContext({ ...servicesFor(world, execution) });
    const setDate: (clock: () => number) => void = runInContext(dateByClock, context);
    setDate(now);
    for (const script of scripts) script.runInContext(context);
    try {
      runInContext(name, context)(event);
    } catch (error) {
      if (error !== ended) world.failures.push(String(error));
    }
    if (world.lockedBy === execution) world.lockedBy = null;
    const took = time - begun;
    if (took > longest[execution.startedBy]) world.failures.push('Exceeded maximum execution time');
    if (execution.startedBy !== 'installable' && execution.startedBy !== 'clock') return;
    world.runtime.set(execution.user, (world.runtime.get(execution.user) ?? 0) + took);
  }

  return world;
}

const dateByClock = `(clock) => {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [clock()] : given));
    }
    static now() {
      return clock();
    }
  };
}`;
