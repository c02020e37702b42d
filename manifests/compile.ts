import { fold } from '../core/cell.ts';
import type { Model, Table } from '../core/model.ts';
import type { ConfigIssue, Index, Learnt, Rule, Tables } from '../core/rule.ts';
import { compileTable } from './compile-table.ts';
import { compileDictionary } from './dictionary.ts';
import type { Fault } from './fault.ts';
import { fingerprintOf } from './fingerprint.ts';
import { withJoinedColumns } from './joined-column.ts';
import type { Kinds } from './kinds.ts';
import { compileModes, nameOfModes, withoutModes } from './modes.ts';
import { withOwnColumns } from './own-columns.ts';
import type { Settings } from './schema.ts';
import { compileLocale } from './team.ts';

/** The sections of behaviours, parsed, by the behaviour's name. */
export type Sections = Readonly<Record<string, unknown>>;

/** Makes settings ready to work, with what was learnt of the team's rows, or says everything that is wrong with them. */
export function compileModel(
  settings: Settings,
  sections: Sections,
  kinds: Kinds,
  learnt: Learnt = {},
): { readonly model: Model } | { readonly faults: readonly Fault[] } {
  const { locale, faults: localeFaults, unread: ofLocale } = compileLocale(settings, kinds);
  const faults: Fault[] = [...localeFaults];

  const dictionaries = new Map(
    Object.entries(settings.dictionaries).map(([name, written]) => {
      const compiled = compileDictionary(name, written);
      faults.push(...compiled.faults);
      return [name, compiled.dictionary];
    }),
  );

  const types = new Map(kinds.fieldTypes.map((type) => [type.kind, type]));
  const around = { locale, types, dictionaries, tables: Object.keys(settings.tables) };
  const tables = new Map<string, Table>();
  for (const [key, written] of Object.entries(settings.tables)) {
    const compiled = compileTable(key, written, around);
    faults.push(...compiled.faults);
    tables.set(key, compiled.table);
  }
  faults.push(
    ...doubledTitles(settings, [...tables.values()]),
    ...withJoinedColumns(tables, sections, locale, kinds),
    ...withOwnColumns(tables, sections, locale, kinds),
  );

  const [way = kinds.usualSender.kind] = Object.keys(settings.senders);
  const bound = bindBehaviours(sections, { locale, tables, learnt, sections, way }, kinds);
  faults.push(...bound.faults);
  const { modes, faults: modeFaults } = compileModes(settings, kinds);
  faults.push(...modeFaults);
  if (faults.length > 0) return { faults };
  // Where backups are kept, how messages leave and how long is remembered changes no verdict, nor from when to when people work.
  const { backup: _backup, senders: _senders, history: _history, hours, ...judging } = settings;
  const workdays = { days: hours.days, holidays: [...(locale.work?.holidays ?? [])] };
  const judged = {
    settings: withoutModes(judging),
    workdays,
    sections,
    ...(Object.keys(learnt).length > 0 && { learnt }),
  };
  const reading = fingerprintOf(judged, kinds);
  const fingerprint = `${reading}.${nameOfModes(modes)}`;
  const { rules } = bound;
  const unread = [...ofLocale, ...rules.flatMap((rule) => rule.unread ?? [])].filter(({ rows }) => rows.length > 0);
  const whole = { fingerprint, locale, tables, rules, indexes: indexesOf(rules), modes };
  return { model: unread.length > 0 ? { ...whole, unread } : whole };
}

function bindBehaviours(sections: Sections, tables: Tables, { behaviours }: Kinds) {
  const rules: Rule[] = [];
  const faults: Fault[] = [];
  for (const behaviour of behaviours) {
    const bound = behaviour.bind(sections[behaviour.name], tables);
    if ('issues' in bound) faults.push(...bound.issues.map((issue) => toFault(behaviour.name, issue)));
    else if (bound.rule !== null) rules.push(bound.rule);
  }
  return { rules, faults };
}

function toFault(section: string, { path, message, at, word, known }: ConfigIssue): Fault {
  const of = word !== undefined && word === path.at(-1) ? 'key' : 'value';
  return {
    message,
    spot: { path: [section, ...path], of, ...(at !== undefined && { at }) },
    ...(word !== undefined && { word }),
    ...(known && { known }),
  };
}

function indexesOf(rules: readonly Rule[]): ReadonlyMap<string, Index> {
  return new Map(rules.flatMap((rule) => rule.indexes.map((index) => [index.name, index])));
}

/** A tab binds to one table. */
function doubledTitles({ tables: written }: Settings, tables: readonly Table[]): readonly Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const table of tables)
    table.titles.forEach((title, i) => {
      const owner = owners.get(fold(title));
      const path =
        table.tabs !== undefined
          ? ['tables', table.key, 'tabs', i]
          : ['tables', table.key, ...(i > 0 ? ['aliases', i - 1] : written[table.key]!.title ? ['title'] : [])];
      if (owner !== undefined)
        faults.push({ message: `The tab "${title}" already belongs to ${owner}`, spot: { path }, word: title });
      else owners.set(fold(title), table.key);
    });
  return faults;
}
