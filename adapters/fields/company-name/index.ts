import * as z from 'zod';
import { type Cell, fold } from '../../../core/cell.ts';
import { type Doubt, fieldType, type Locale, type Parsed } from '../../../core/field.ts';
import { hasMixedWord, withoutMixedWords } from '../reading/look-alikes.ts';
import { isBroken, plainText } from '../reading/plain-text.ts';
import { skeletonsOf } from '../reading/skeleton.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { textOrder } from '../showing/order.ts';
import { formFinderOf, shownForm } from './legal-forms.ts';
import { withTidyQuotes } from './quotes.ts';

/** A company as written, its name without the legal form, and the key of that form as languages have it. */
interface CompanyName {
  readonly name: string;
  readonly form: string | null;
  readonly text: string;
}

const longest = 300;
const mostPasses = 5;
const letterOrDigit = /[\p{L}\p{N}]/u;
/** An address, a link or a formula; or digits alone, as in a phone or tax number. */
const notInNames = /[@=<>{}]|:\/\/|^[\d\s()+-]{5,}$/u;
/** What joins two words, in whichever way: `and`, a sign such as &, or one letter. */
const filler = /^(?:and|\p{L}|[^\p{L}\p{N}]+)$/iu;
const edges = /^[\s,–—-]+|[\s,–—-]+$/g;
const inQuotes = /^(?:«([^«»]*)»|"([^"]*)")$/u;

function tidied(text: string): string {
  return withTidyQuotes(text.replace(/ +(?=[,;])/g, '').replace(/,(?=[^\s\d])/g, ', '));
}

function unquoted(text: string): string {
  if (!text.startsWith('«') && !text.startsWith('"')) return text;
  const [, angled, straight] = inQuotes.exec(text) ?? [];
  return angled ?? straight ?? text;
}

function bind(_: object, locale: Locale) {
  const words = wordsOf(locale);
  const find = formFinderOf(locale);
  const skeleton = skeletonsOf(locale);
  const order = textOrder(locale.language);

  function read(text: string): CompanyName {
    const all = text.split(' ');
    const found = find(all);
    if (found === null) return { name: unquoted(text), form: null, text };
    const before = all.slice(0, found.from);
    const behind = all.slice(found.to);
    const shown = shownForm(found, all.slice(found.from, found.to));
    const name = unquoted([...before, ...behind].join(' ').replace(edges, ''));
    return { name, form: found.form.key, text: [...before, shown, ...behind].join(' ') };
  }

  /** Reads until nothing is left to tidy: a form written short may now stand beside another one. */
  function settled(text: string): CompanyName {
    let value = read(tidied(text));
    for (let pass = 0, last = text; value.text !== last && pass < mostPasses; pass++) {
      last = value.text;
      value = read(tidied(last));
    }
    return value;
  }

  /** The name without any legal form: some companies are given two. */
  function withoutForms(text: string): readonly string[] {
    let left: readonly string[] = text.split(' ');
    for (let found = find(left); found !== null; found = find(left))
      left = [...left.slice(0, found.from), ...left.slice(found.to)];
    return left;
  }

  function doubtsOf(text: string): Doubt[] {
    const doubts: Doubt[] = [];
    if (hasMixedWord(text)) {
      const mended = withoutMixedWords(text);
      doubts.push({
        code: 'company.mixed-letters',
        ...(mended !== text && { suggestions: [read(tidied(mended)).text] }),
      });
    }
    return isBroken(text) ? [...doubts, { code: 'text.broken' }] : doubts;
  }

  function parse(cell: Cell): Parsed<CompanyName> {
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null) return { is: 'wrong', code: 'company.not-a-name' };
    if (plain.length > longest)
      return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length: plain.length } };
    if (!letterOrDigit.test(plain) || notInNames.test(plain)) return unreadable(plain, words, 'company.not-a-name');
    const value = settled(plain);
    const doubts = doubtsOf(value.text);
    return { is: 'value', value, cell: value.text, ...(doubts.length > 0 && { doubts }) };
  }

  return {
    parse,
    cell: ({ text }: CompanyName) => text,
    keys({ text }: CompanyName) {
      const all = withoutForms(withoutMixedWords(text));
      const telling = all.filter((word, i) => i === 0 || i === all.length - 1 || !filler.test(word));
      return [telling.map(skeleton).join('') || all.map(skeleton).join('') || fold(text)];
    },
    show: ({ text }: CompanyName) => text,
    compare: (a: CompanyName, b: CompanyName) => order(a.name, b.name) || order(a.text, b.text),
    cel: { type: 'string', value: ({ text }: CompanyName) => text },
    column: {},
  };
}

/** A company's name. The legal form is known in every language and stays where it stands; nothing is translated. */
export const companyName = fieldType({
  kind: 'company-name',
  summary: 'The name of a company with its legal form.',
  cell: 'text',
  version: 1,
  headers: ['company'],
  options: z.strictObject({}),
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const weights = cells.map((cell) => {
      const parsed = typeof cell === 'string' ? parse(cell) : null;
      if (parsed?.is !== 'value') return 0;
      return parsed.value.form === null ? 0.15 : 1;
    });
    return {
      fit: cells.length === 0 ? 0 : weights.reduce<number>((sum, one) => sum + one, 0) / cells.length,
      options: {},
    };
  },
  examples: [
    {
      cell: 'ооо "Ромашка"',
      value: { name: 'Ромашка', form: 'llc', text: 'ООО «Ромашка»' },
      normal: 'ООО «Ромашка»',
    },
    {
      cell: '"Ромашка" ,О.О.О.',
      value: { name: 'Ромашка', form: 'llc', text: '«Ромашка», ООО' },
      normal: '«Ромашка», ООО',
    },
    {
      cell: 'Общество с ограниченной ответственностью «Ромашка»',
      value: { name: 'Ромашка', form: 'llc', text: 'ООО «Ромашка»' },
      normal: 'ООО «Ромашка»',
    },
    { cell: 'ТОВ"Каштани"', value: { name: 'Каштани', form: 'llc', text: 'ТОВ «Каштани»' }, normal: 'ТОВ «Каштани»' },
    {
      cell: 'Müller GMBH & Co. KG',
      value: { name: 'Müller', form: 'partnership', text: 'Müller GmbH & Co. KG' },
      normal: 'Müller GmbH & Co. KG',
    },
    { cell: 'Romashka, llc', value: { name: 'Romashka', form: 'llc', text: 'Romashka, LLC' }, normal: 'Romashka, LLC' },
    {
      cell: 'Ford Motor Company',
      value: { name: 'Ford Motor', form: 'corporation', text: 'Ford Motor Company' },
      normal: 'Ford Motor Company',
    },
    { cell: 'AS Roma', value: { name: 'AS Roma', form: null, text: 'AS Roma' }, normal: 'AS Roma' },
    { cell: 'По рекламе', value: { name: 'По рекламе', form: null, text: 'По рекламе' }, normal: 'По рекламе' },
    { cell: 'Союз', value: { name: 'Союз', form: null, text: 'Союз' }, normal: 'Союз' },
    { cell: '19" Display', value: { name: '19" Display', form: null, text: '19" Display' }, normal: '19" Display' },
    {
      cell: 'Рoмашка',
      value: { name: 'Рoмашка', form: null, text: 'Рoмашка' },
      normal: 'Рoмашка',
      doubts: ['company.mixed-letters'],
    },
    { cell: 'https://example.org', wrong: 'company.not-a-name' },
    { cell: '7707083893', wrong: 'company.not-a-name' },
    { cell: '-', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
