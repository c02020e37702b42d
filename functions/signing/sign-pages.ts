import type { Signing } from '../../adapters/actions/signing/look-at-signing.ts';
import type { Reason } from '../../core/finding.ts';
import type { Language } from '../../core/language.ts';
import { type Html, html } from './html.ts';
import { pageStyle } from './page-style.ts';

/** Where forms of a page lead, and what they bring along. */
export interface FormSetting {
  readonly address: string;
  /** Proves that the page was ours; empty where nobody has signed in. */
  readonly proof: string;
}

/** Ways in which somebody can say who they are. */
export interface Ways {
  readonly google: boolean;
  readonly code: boolean;
}

type Say = (code: string, args?: Readonly<Record<string, string>>) => string;

function sayIn({ say }: Language): Say {
  return (code, args = {}) => say({ code: `ui.sign.${code}`, args });
}

/** A page that says one thing and asks nothing; `code` names its title and its text. */
export function plainPage(language: Language, code: string): string {
  const say = sayIn(language);
  return page(language, say(`${code}.title`), html`<p>${say(`${code}.text`)}</p>`);
}

/** Asks who somebody is. `notice`: what has just gone wrong. */
export function whoPage(
  language: Language,
  { choice, table }: Pick<Extract<Signing, { is: 'who' }>, 'choice' | 'table'>,
  { address }: Pick<FormSetting, 'address'>,
  ways: Ways,
  notice: string | null,
): string {
  const say = sayIn(language);
  const google = html`<form method="post" action="${address}"><button name="do" value="google">${say('google')}</button></form>`;
  const code = html`<form method="post" action="${address}">
<label for="email">${say('email.label')}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="200" required>
<button name="do" value="code"${ways.google ? html` class="plain"` : null}>${say('code.send')}</button>
</form>`;
  return page(
    language,
    say('who.title'),
    html`${noticeIn(say, notice)}
<p>${say('who.text', { choice, table })}</p>
${ways.google ? google : null}
${ways.code ? code : null}`,
  );
}

/** Asks for the code that was sent, or was not. */
export function codePage(
  language: Language,
  email: string,
  { address }: Pick<FormSetting, 'address'>,
  notice: string | null,
): string {
  const say = sayIn(language);
  return page(
    language,
    say('who.title'),
    html`${noticeIn(say, notice)}
<p>${say('code.sent', { email })}</p>
<form method="post" action="${address}">
<input type="hidden" name="email" value="${email}">
<label for="code">${say('code.label')}</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" maxlength="20" required>
<button name="do" value="enter">${say('code.enter')}</button>
</form>`,
  );
}

/** Says what will be done and who one is, and asks for the word. */
export function readyPage(
  language: Language,
  { choice, table, label, deed }: Extract<Signing, { is: 'ready' }>,
  email: string,
  form: FormSetting,
): string {
  const say = sayIn(language);
  const { does, cells = [], rows = [] } = deed;
  const shown = (text: string) => (text === '' ? say('nothing') : text);
  const body = html`<dl>
${cells.map(({ column, from, to }) => html`<dt>${column}</dt><dd>${shown(from)} → <strong>${shown(to)}</strong></dd>`)}
</dl>`;
  return page(
    language,
    say('ready.title', { choice }),
    html`<p>${say('row', { table, label })}</p>
<p>${language.say(does)}</p>
${cells.length > 0 ? body : null}
${rows.length > 0 ? html`<ul>${rows.map((row) => html`<li>${row}</li>`)}</ul>` : null}
<form method="post" action="${form.address}">
<input type="hidden" name="proof" value="${form.proof}">
<button name="do" value="confirm">${say('confirm', { choice })}</button>
</form>
${signedAs(say, email, form)}`,
  );
}

/** Says that somebody else may do it. */
export function otherPage(language: Language, email: string, form: FormSetting): string {
  const say = sayIn(language);
  return page(
    language,
    say('other.title'),
    html`<p>${say('other.text')}</p>
${signedAs(say, email, form)}`,
  );
}

/** Says what came of it, to whoever did it; `null`: nothing yet. */
export function donePage(language: Language, came: Reason | null): string {
  const say = sayIn(language);
  if (came === null) return plainPage(language, 'working');
  const said = language.say(came);
  return page(
    language,
    say('done.title'),
    html`<p>${said.slice(0, 1).toLocaleUpperCase(language.code)}${said.slice(1)}</p>
<p class="quiet">${say('done.text')}</p>`,
  );
}

function signedAs(say: Say, email: string, { address, proof }: FormSetting): Html {
  return html`<form method="post" action="${address}">
<p class="quiet">${say('as', { email })}</p>
<input type="hidden" name="proof" value="${proof}">
<button class="plain" name="do" value="leave">${say('leave')}</button>
</form>`;
}

function noticeIn(say: Say, notice: string | null): Html | null {
  return notice === null ? null : html`<p class="notice" role="alert">${say(notice)}</p>`;
}

function page({ code }: Language, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ html: pageStyle }}</style>
</head>
<body>
<p class="brand">Rowcall</p>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.html;
}
