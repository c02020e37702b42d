import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import { wayToOne } from '../../adapters/actions/signing/way-to-one.ts';
import { type GoogleSignIn, googleAddress, googlePerson, googleSignIn } from '../../adapters/vendors/google-sign-in.ts';
import type { Language } from '../../core/language.ts';
import { answer, type Handler, type Incoming } from '../answer.ts';
import { logError } from '../log.ts';
import { partsOf } from '../place.ts';
import type { Served } from '../served.ts';
import { workDone } from '../work-done.ts';
import { type FoundChoice, findChoice } from './find-choice.ts';
import { type Form, formIn, isOurs, languageOf } from './form-in.ts';
import { limit } from './limit.ts';
import { oneTimeCode, typedCode } from './one-time-code.ts';
import { pageOf } from './page-of.ts';
import { repliesLeadingTo } from './replies.ts';
import { isSameText, sealWith } from './seal.ts';
import { codePage, plainPage } from './sign-pages.ts';
import { type Session, secret, signedIn, visitorsAt } from './visitors.ts';

const minute = 60_000;
const hour = 60 * minute;
const tokenShape = /^[\w-]{22}$/u;
const emailSchema = z.email().max(200);

/** What is called, and how it is answered. */
interface Visit {
  readonly request: Incoming;
  readonly response: ServerResponse;
  /** The token of the link. */
  readonly link: string;
}

/**
 * Serves the pages behind links that stand in rows: who somebody is, what would be done, and their word for it. To open a
 * page does nothing; what is done is left at the door of its spreadsheet, in the name of whoever has proven an address.
 */
export function serveSigning(served: Served, google: GoogleSignIn = googleSignIn): Handler {
  const { signing: around, clock, log, worksOn } = served;
  const { address } = around;
  if (address === null) return async (_, response) => answer(response, 404);
  const home = `${address}/sign`;
  const { origin } = new URL(address);
  const seal = sealWith(around.key);
  const visitors = visitorsAt(address, seal, clock);
  const { show, lead } = repliesLeadingTo(new URL(google.authorize).origin);
  const now = () => Date.parse(clock.now());
  const mayLook = limit(600, minute);
  const maySend = limit(3, signedIn);
  const mayWrite = limit(5, hour);
  const mayTry = limit(5, signedIn);

  /** `null`: the link leads nowhere, and that was said. */
  async function find({ request, response, link }: Visit, email: string | null): Promise<FoundChoice | null> {
    const language = languageOf(request);
    const found = mayLook('', now()) ? await findChoice(served, link, email) : 'busy';
    if (found !== null && typeof found === 'object') return found;
    const [status, code] = found === 'busy' ? [429, 'busy'] : found === 'unsure' ? [503, 'failed'] : [404, 'old'];
    show(response, Number(status), plainPage(language, String(code)));
    return null;
  }

  function tell(
    { response, link }: Visit,
    found: FoundChoice,
    session: Session | null,
    notice: string | null = null,
    ...cookies: readonly string[]
  ): void {
    const form = { address: `${home}/${link}`, proof: visitors.proofOf(session, link) };
    const looking = { email: session?.email ?? null, form, hasGoogle: around.google !== null, notice };
    show(response, ...pageOf(found, looking), ...cookies);
  }

  async function open(visit: Visit): Promise<void> {
    const session = visitors.sessionOf(visit.request, visit.link);
    const found = await find(visit, session?.email ?? null);
    if (found !== null) tell(visit, found, session);
  }

  function goToGoogle({ response, link }: Visit): void {
    if (around.google === null) {
      answer(response, 404);
      return;
    }
    const way = { token: link, state: secret(), nonce: secret(), verifier: secret() };
    const challenge = createHash('sha256').update(way.verifier).digest('base64url');
    const begun = { client: around.google.id, redirect: `${home}/google`, ...way, challenge };
    lead(response, googleAddress(google, begun), visitors.setOut(way));
  }

  async function comeBack({ request, response }: Omit<Visit, 'link'>): Promise<void> {
    const asked = new URL(request.url ?? '', home).searchParams;
    const way = visitors.wayOf(request);
    if (around.google === null || way === null || !isSameText(asked.get('state') ?? '', way.state)) {
      show(response, 400, plainPage(languageOf(request), 'failed'), visitors.arrive());
      return;
    }
    const { id: client, secret: password } = around.google;
    const returned = { client, secret: password, redirect: `${home}/google`, code: asked.get('code') ?? '', ...way };
    const person = returned.code === '' ? null : await personAt(returned);
    if (person?.isGooglesOwn) {
      lead(response, `${home}/${way.token}`, visitors.arrive(), visitors.signIn(person.email, null));
      return;
    }
    const visit = { request, response, link: way.token };
    const found = await find(visit, null);
    if (found !== null)
      tell(visit, found, null, person === null ? 'google.failed' : 'google.unsure', visitors.arrive());
  }

  async function personAt(returned: Parameters<typeof googlePerson>[1]): ReturnType<typeof googlePerson> {
    try {
      return await googlePerson(google, returned);
    } catch (error) {
      logError(log, error);
      return null;
    }
  }

  async function send(visit: Visit, { email: typed = '' }: Form): Promise<void> {
    const { response, link } = visit;
    const found = await find(visit, null);
    if (found === null) return;
    const { signing, workspace } = found;
    const email = emailSchema.safeParse(typed.trim().toLowerCase()).data;
    if (signing.is !== 'who' || email === undefined || wayToOne(signing.loaded) === null) {
      tell(visit, found, null);
      return;
    }
    if (!maySend(link, now()) || !mayWrite(email, now())) {
      show(response, 429, plainPage(languageIn(found), 'busy'));
      return;
    }
    const turn = Math.floor(now() / minute);
    await workspace.sendCode(link, { email, code: oneTimeCode(seal, link, email), turn });
    workspace.kick();
    if (!worksOn) await workDone([workspace]);
    show(response, 200, codePage(languageIn(found), email, { address: `${home}/${link}` }, null));
  }

  async function enter(visit: Visit, { email = '', code = '' }: Form): Promise<void> {
    const { response, link } = visit;
    const found = await find(visit, null);
    if (found === null) return;
    const { signing } = found;
    if (signing.is !== 'who') {
      tell(visit, found, null);
      return;
    }
    if (!mayTry(link, now())) {
      show(response, 429, plainPage(languageIn(found), 'busy'));
      return;
    }
    const isRight = isSameText(typedCode(code), oneTimeCode(seal, link, email)) && wayToOne(signing.loaded) !== null;
    if (isRight && signing.isFor(email)) lead(response, `${home}/${link}`, visitors.signIn(email, link));
    else show(response, 403, codePage(languageIn(found), email, { address: `${home}/${link}` }, 'code.wrong'));
  }

  async function confirm(visit: Visit, { proof = '' }: Form): Promise<void> {
    const { request, response, link } = visit;
    const session = visitors.sessionOf(request, link);
    if (session === null || !isSameText(proof, visitors.proofOf(session, link))) {
      await open(visit);
      return;
    }
    const found = await find(visit, session.email);
    if (found === null) return;
    const { workspace } = found;
    const signing = await workspace.confirmSigning(link, session.email);
    if (signing.is === 'ready') {
      workspace.kick();
      await workDone([workspace]);
    }
    lead(response, `${home}/${link}`);
  }

  async function take(visit: Visit, form: Form): Promise<void> {
    switch (form.do) {
      case 'google':
        goToGoogle(visit);
        return;
      case 'code':
        await send(visit, form);
        return;
      case 'enter':
        await enter(visit, form);
        return;
      case 'confirm':
        await confirm(visit, form);
        return;
      case 'leave':
        lead(visit.response, `${home}/${visit.link}`, visitors.signOut());
        return;
      default:
        await open(visit);
    }
  }

  return async (request, response) => {
    const [, link = '', ...others] = partsOf(request);
    const isBack = link === 'google' && request.method === 'GET';
    const form = request.method === 'POST' ? formIn(request) : {};
    if (others.length > 0) answer(response, 404);
    else if (request.method !== 'GET' && request.method !== 'POST') answer(response, 405);
    else if (isBack) await comeBack({ request, response });
    else if (!tokenShape.test(link)) show(response, 404, plainPage(languageOf(request), 'old'));
    else if (form === null) answer(response, 413);
    else if (request.method === 'GET') await open({ request, response, link });
    else if (!isOurs(request, origin)) show(response, 403, plainPage(languageOf(request), 'failed'));
    else await take({ request, response, link }, form);
  };
}

function languageIn({ signing }: FoundChoice): Language {
  return signing.loaded.model.locale.language;
}
