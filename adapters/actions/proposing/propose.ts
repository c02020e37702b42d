import type { Locale } from '../../../core/field.ts';
import type { Language } from '../../../core/language.ts';
import type { FoundTable } from '../../../core/store.ts';
import { choice } from '../../fields/choice.ts';
import { multiChoice } from '../../fields/multi-choice.ts';
import type { Candidate } from './column-type.ts';
import { guessColumn } from './column-type.ts';
import { conceptOf } from './header-evidence.ts';
import { keyMaker } from './keys.ts';
import { labelOf } from './labels.ts';
import { linkTables } from './links.ts';
import type { Proposal, ProposedColumn, ProposedTable } from './proposal.ts';
import type { RecordTab } from './record-tabs.ts';
import { recordTabs } from './record-tabs.ts';
import { guessTeam } from './team.ts';
import { markUnique } from './unique.ts';

/** What a person has said already; the rest is guessed. */
export interface Said {
  readonly language?: Language;
  readonly name: string;
  /** Kinds of columns by the title of the tab and the header; `null`: leave the column alone. */
  readonly columns: readonly { readonly table: string; readonly column: string; readonly kind: string | null }[];
}

/** Works out settings for a spreadsheet from what stands in it. `zone` is this computer's. */
export function propose(
  found: readonly FoundTable[],
  languages: readonly Language[],
  zone: string,
  said: Said,
): Proposal {
  const tabs = recordTabs(found, languages).map((tab) => withConcept(tab, languages));
  const opened = new Set(tabs.flatMap((tab) => tab.found));
  const bound = found.filter(({ title }) => opened.has(title.trim()));
  const locale = guessTeam(bound, languages, zone, said.language);
  const tableKey = keyMaker('-', locale.languages);
  const tables = tabs.map((tab) => proposeTable(tab, tableKey(...wordsFor(tab)), locale));
  const linked = linkTables(tables, locale);
  const proposed = linked
    .map((table) => asSaid(table, said))
    .filter((table) => table !== null)
    .map((table) => markUnique(table, locale));
  const read = new Set(proposed.flatMap((table) => table.found));
  const left = found.map(({ title }) => title.trim()).filter((title) => title !== '' && !read.has(title));
  return { name: said.name, locale, tables: proposed, left };
}

/** What stands in a table, by the word above one of its columns. */
const heldBy: Readonly<Record<string, string>> = {
  order: 'table.orders',
  deal: 'table.deals',
  task: 'table.tasks',
  payment: 'table.payments',
};

/** The table with what its headers tell of it, where its name only says when or whose it is. */
function withConcept(tab: RecordTab, languages: readonly Language[]): RecordTab {
  if (tab.unsaid !== true || tab.concept !== null) return tab;
  const held = tab.columns.flatMap(({ header }) => heldBy[conceptOf(header, languages)?.concept ?? ''] ?? []);
  return { ...tab, concept: held[0] ?? null };
}

/** What the key of a table is made of. */
function wordsFor({ title, concept, unsaid }: RecordTab): readonly [written: string, concept: string | null] {
  const known = concept?.replace('table.', '') ?? null;
  return unsaid === true ? ['', known ?? 'records'] : [title, known];
}

function proposeTable(tab: RecordTab, key: string, locale: Locale): ProposedTable {
  const { title, found, tabs, into, concept, columns, rows } = tab;
  const fieldKey = keyMaker('_', locale.languages);
  const proposed = columns.map((column): ProposedColumn => {
    const evidence = conceptOf(column.header, locale.languages);
    const { candidates, sure } = guessColumn(column, evidence, locale);
    const isWhole = evidence?.strength === 1;
    return {
      key: fieldKey(column.header, isWhole ? evidence.concept : null),
      header: column.header,
      evidence,
      found: column,
      candidates,
      sure,
    };
  });
  const label = labelOf(concept, proposed);
  return {
    key,
    title,
    found,
    ...(tabs && { tabs }),
    ...(into !== undefined && { into }),
    concept,
    columns: proposed.map((column) => (column === label ? asName(column) : column)),
    label: label.key,
    names: [label.key],
    labelled: rows > 0 && label.found.sample.length >= rows,
  };
}

/** What names a record is free text, even when few names are met so far; a drop-down alone says otherwise. */
function asName(column: ProposedColumn): ProposedColumn {
  const free = column.candidates.filter(({ type }) => type !== choice && type !== multiChoice);
  return column.found.choices !== undefined || free.length === 0 ? column : { ...column, candidates: free };
}

/** The table with the columns a person has decided on; `null` when none is left. */
function asSaid(table: ProposedTable, { columns: said }: Said): ProposedTable | null {
  const columns = table.columns.flatMap((column) => {
    const word = said.find((one) => one.table === table.title && one.column === column.header);
    if (word === undefined) return [column];
    const wanted = column.candidates.find(({ type }) => type.kind === word.kind);
    if (wanted === undefined) return [];
    const others = column.candidates.filter((one: Candidate) => one !== wanted);
    return [{ ...column, candidates: [wanted, ...others], sure: true }];
  });
  const [first] = columns;
  if (first === undefined) return null;
  const keys = new Set(columns.map(({ key }) => key));
  const label = keys.has(table.label) ? table.label : labelOf(table.concept, columns).key;
  return { ...table, columns, label, names: [...new Set([label, ...table.names.filter((key) => keys.has(key))])] };
}
