import type { Caller } from './auth.ts';
import { accounts, checkScope } from './auth.ts';
import type { Call, Incoming, Method, Outgoing } from './call.ts';
import { methods } from './call.ts';
import type { Channels, Notification } from './channels.ts';
import { channelKeeper } from './channels.ts';
import { driveAnswers, jsonOf } from './drive-api.ts';
import type { Quota } from './quota.ts';
import { quotaKeeper } from './quota.ts';
import { driveRefusal, notEmulated, Refusal, sheetsRefusal } from './refusal.ts';
import { copiedDoc } from './seed.ts';
import { checkRole, roleOf } from './sharing.ts';
import { sheetsAnswers } from './sheets-api.ts';
import type { Doc } from './world.ts';

/** Google's servers without the network: every call is one moment, answered whole or not at all. */
export interface Cloud {
  readonly docs: Map<string, Doc>;
  readonly accounts: ReturnType<typeof accounts>;
  readonly channels: Channels;
  /** Which method this is; `null`: none that Google has at that address. */
  recognise(
    incoming: Incoming,
  ): { readonly method: Method; readonly call: Call; readonly parts: readonly string[] } | null;
  answer(incoming: Incoming): Outgoing;
  /** Whatever anyone does to a spreadsheet from outside the API: its version rises and watchers hear of it. */
  touched(doc: Doc, by: string): void;
}

/** What the servers need from outside: their own address, the time, the quota, and a way to watchers. */
export interface CloudOptions {
  readonly url: () => string;
  readonly now: () => number;
  readonly quota: () => Quota;
  readonly send: (notification: Notification) => void;
}

/** Google without spreadsheets yet. */
export function cloud({ url, now, quota, send }: CloudOptions): Cloud {
  const docs = new Map<string, Doc>();
  const signIn = accounts(url, now);
  const channels = channelKeeper(now, send);
  const spend = quotaKeeper(quota, now);
  const clock = () => new Date(now()).toISOString();
  let copies = 0;

  function touched(doc: Doc, by: string): void {
    doc.version += 1;
    doc.modifiedAt = clock();
    doc.modifiedBy = by;
    channels.changed(doc);
  }

  function recognise(incoming: Incoming) {
    for (const method of methods) {
      const found = method.http === incoming.method ? method.path.exec(incoming.path) : null;
      if (found === null) continue;
      const parts = found.slice(1).map((part) => decodeURIComponent(part));
      const kind = method.api !== 'sheets' ? 'other' : method.spends === 'Read' ? 'read' : 'write';
      const call: Call = { name: method.name, api: method.api, kind, id: parts[0] ?? null, status: null };
      return { method, call, parts };
    }
    return null;
  }

  function answer(incoming: Incoming): Outgoing {
    try {
      const found = recognise(incoming);
      if (found === null) throw notEmulated(`${incoming.method} ${incoming.path}`);
      const { method, parts } = found;
      if (method.api === 'accounts') return { status: 200, body: account(method.name, incoming) };
      const caller = signIn.caller(incoming.headers['authorization'], method.api);
      return {
        status: 200,
        body:
          method.api === 'sheets' ? onSheet(method, parts, incoming, caller) : onDrive(method, parts, incoming, caller),
      };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }

  function account(name: string, { body }: Incoming): unknown {
    if (name === 'token') return signIn.exchange(new URLSearchParams(body));
    return signIn.certificates(name === 'certs.pem' ? 'pem' : 'jwk');
  }

  function onSheet(method: Method, parts: readonly string[], incoming: Incoming, caller: Caller): unknown {
    const isWrite = method.spends === 'Write';
    checkScope(caller, 'sheets', isWrite);
    spend(isWrite ? 'Write' : 'Read', caller.email);
    const doc = docs.get(parts[0] ?? '');
    if (doc === undefined) throw sheetsRefusal(404, 'Requested entity was not found.');
    checkRole(doc, caller.email, isWrite);
    const before = doc.steps;
    const call = { doc, incoming, rest: parts[1] ?? null, by: caller.email, now: clock() };
    const body = sheetsAnswers[method.name]!(call);
    if (isWrite && doc.steps !== before) touched(doc, caller.email);
    return body;
  }

  function onDrive(method: Method, parts: readonly string[], incoming: Incoming, caller: Caller): unknown {
    checkScope(caller, 'drive', method.name === 'files.copy');
    if (method.name === 'channels.stop') return channels.stop(jsonOf(incoming) as object) ?? null;
    const fileId = parts[0] ?? '';
    const doc = docs.get(fileId);
    const role = doc === undefined ? null : roleOf(doc, caller.email);
    // Who may not see a file is not told that it is there.
    if (doc === undefined || role === null) throw driveRefusal(404, 'notFound', `File not found: ${fileId}.`, 'fileId');
    const copy = (from: Doc, name: string, by: string) => {
      const made = copiedDoc(from, `${from.id}-copy${++copies}`, name, by, clock());
      docs.set(made.id, made);
      return made;
    };
    return driveAnswers[method.name]!({ doc, incoming, caller, role, channels, copy });
  }

  return { docs, accounts: signIn, channels, recognise, answer, touched };
}
