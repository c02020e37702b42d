import { Document, isMap, isScalar, isSeq, YAMLMap } from 'yaml';
import type { Args } from '../../../core/finding.ts';
import { typedWord } from '../calling/typed-word.ts';
import { mayRepeat } from './may-repeat.ts';
import type { Proposal, ProposedColumn, ProposedTable } from './proposal.ts';

/** A field on one line is read at a glance; a longer one is not. */
const longestLine = 100;
const mostOthers = 2;
const nearly = 0.15;

/** A comment by its code. */
type Say = (code: string, args?: Args) => string;

/** Writes a proposal as settings of a store, with short comments in the language of the team. `book` is how people name it. */
export function settingsText(
  { name, locale, tables, left }: Proposal,
  store: Readonly<Record<string, unknown>>,
  book: string,
): string {
  const { language, zone, currency, countries } = locale;
  const say: Say = (code, args = {}) => ` ${language.say({ code: `report.settings.${code}`, args })}`;
  const document = new Document({ rowcall: 1, name });
  document.commentBefore = say('head', { book, typed: typedWord(book) });
  const put = (key: string, value: unknown, flow = false) =>
    document.set(document.createNode(key), document.createNode(value, { flow }));
  put('store', store, true);
  put('mode', 'watch');
  put('language', language.code);
  put('zone', zone);
  put('currency', currency);
  put('countries', countries, true);
  const bodies = tables.map((table) => [table.key, tableNode(document, table, say)] as const);
  const all = new YAMLMap();
  for (const [key, body] of bodies) {
    const named = document.createNode(key);
    named.spaceBefore = all.items.length > 0;
    all.set(named, body);
  }
  document.set(document.createNode('tables'), all);
  const repeating = tables.filter(mayRepeat).map(({ key }) => [key, {}] as const);
  if (repeating.length > 0) put('duplicates', Object.fromEntries(repeating));
  put('status', Object.fromEntries(tables.map(({ key }) => [key, {}])));
  comment(document, 'mode', say('mode'));
  comment(document, 'language', say('language'));
  comment(document, 'countries', say('countries'));
  const others = left.length === 0 ? '' : `\n${say('left', { tabs: left.map(onOneLine).join(', ') })}`;
  comment(document, 'duplicates', say('duplicates'), true);
  comment(document, 'status', say('status'), true);
  comment(document, 'tables', `${say('tables')}${others}`, true);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A name in a comment must not begin a line of its own. */
function onOneLine(title: string): string {
  return title.replaceAll(/[\s\p{Cc}]+/gu, ' ');
}

function comment(document: Document, key: string, text: string, space = false): void {
  if (!isMap(document.contents)) return;
  const pair = document.contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (!isScalar(pair?.key)) return;
  pair.key.commentBefore = text;
  pair.key.spaceBefore = space;
}

function tableNode(document: Document, table: ProposedTable, say: Say): YAMLMap {
  const node = new YAMLMap();
  const { title, tabs } = table;
  node.set('title', title);
  if (tabs !== undefined) {
    const named = document.createNode('tabs');
    named.commentBefore = say('tabs', { isPattern: tabs.some((tab) => tab.includes('*')) });
    node.set(named, document.createNode(tabs, { flow: isShort(tabs) }));
  }
  if (table.into !== undefined) node.set('into', table.into);
  node.set('label', table.label);
  if (table.names.length > 1) node.set('names', document.createNode(table.names, { flow: true }));
  const fields = new YAMLMap();
  for (const column of table.columns) fields.set(column.key, fieldNode(document, table, column, say));
  node.set('fields', fields);
  return node;
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= longestLine;
}

function fieldNode(document: Document, table: ProposedTable, column: ProposedColumn, say: Say) {
  const { candidates, header, key, sure, unique } = column;
  const [taken, ...others] = candidates;
  const field = {
    type: taken!.type.kind,
    column: header,
    ...(key === table.label && table.labelled && { required: true }),
    ...(unique && { unique }),
    ...taken!.options,
  };
  const node = document.createNode(field, { flow: isShort(field) });
  const listed: unknown = node.get('options');
  if (isSeq(listed)) listed.flow = isShort(listed);
  const rivals = others.filter(({ score }) => score > taken!.score - nearly).slice(0, mostOthers);
  const kinds = rivals.map(({ type }) => type.kind);
  if (!sure && kinds.length > 0) node.comment = say('unsure', { kinds: kinds.join(', ') });
  return node;
}
