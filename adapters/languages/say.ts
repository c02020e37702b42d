import { IntlMessageFormat } from 'intl-messageformat';
import { RowcallError } from '../../core/errors.ts';
import type { Args, Reason } from '../../core/finding.ts';

/** A missing argument shows as empty text: a sentence with a gap is worth more to a person than a failure. */
const gapsAreEmpty: ProxyHandler<Record<string, Args[string]>> = {
  has: () => true,
  get: (args, name) => {
    const value = typeof name === 'string' && Object.hasOwn(args, name) ? args[name] : '';
    return typeof value === 'boolean' ? String(value) : value;
  },
};

/** Shared by all messages of a language: left to itself, every compiled message makes its own Intl objects, which are dear. */
function formattersOf(language: string) {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  return {
    getNumberFormat: (_: unknown, options?: Intl.NumberFormatOptions) =>
      options ? new Intl.NumberFormat(language, options) : numbers,
    getDateTimeFormat: (_: unknown, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
    getPluralRules: (_: unknown, options?: Intl.PluralRulesOptions) =>
      options?.type === 'ordinal' ? new Intl.PluralRules(language, options) : plurals,
  };
}

/** A message of words and names of arguments alone; its pieces, every second one a name. */
function plainPieces(message: string): readonly string[] | null {
  return /^[^{}']*(?:\{\w+\}[^{}']*)*$/u.test(message) ? message.split(/\{(\w+)\}/u) : null;
}

function filled(pieces: readonly string[], args: Args | undefined): string {
  let text = '';
  for (let i = 0; i < pieces.length; i++) {
    const name = pieces[i]!;
    text += i % 2 === 0 ? name : args !== undefined && Object.hasOwn(args, name) ? String(args[name]) : '';
  }
  return text;
}

/**
 * Makes the `say` of a language from its ICU messages; each is compiled once, when it is first said.
 * Throws `language.unknown-code` for a code without a message.
 */
export function sayer(language: string, messages: Readonly<Record<string, string>>): (reason: Reason) => string {
  let formatters: ReturnType<typeof formattersOf> | undefined;
  const compiled = new Map<string, IntlMessageFormat>();
  const plain = new Map<string, readonly string[] | null>();

  const compile = (code: string): IntlMessageFormat => {
    const known = compiled.get(code);
    if (known) return known;
    if (!Object.hasOwn(messages, code))
      throw new RowcallError(
        'language.unknown-code',
        `There is no message for "${code}" in the language "${language}".`,
        { code, language },
      );
    formatters ??= formattersOf(language);
    const message = new IntlMessageFormat(messages[code]!, language, undefined, { formatters, ignoreTag: true });
    compiled.set(code, message);
    return message;
  };

  return ({ code, args }) => {
    let pieces = plain.get(code);
    if (pieces === undefined) {
      pieces = Object.hasOwn(messages, code) ? plainPieces(messages[code]!) : null;
      plain.set(code, pieces);
    }
    if (pieces !== null) return filled(pieces, args);
    return [compile(code).format(new Proxy({ ...args }, gapsAreEmpty))].flat().join('');
  };
}
