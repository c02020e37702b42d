import type { Lists } from '../core/list-source.ts';
import type { Model } from '../core/model.ts';
import type { Learnt } from '../core/rule.ts';
import type { SenderKind } from '../core/sender.ts';
import type { Sections } from './compile.ts';
import { compileModel } from './compile.ts';
import { parseBy } from './explain.ts';
import type { Fault, Issue } from './fault.ts';
import type { Kinds } from './kinds.ts';
import { kinds as registered } from './kinds.ts';
import { listsNamed, type NamedList, unreadableLists, withLists as writtenOut } from './lists.ts';
import { locateFaults } from './locate.ts';
import { type NamedStore, namedStore } from './named-store.ts';
import { readYaml } from './read-yaml.ts';
import type { Settings, SettingsSchema } from './schema.ts';
import { settingsSchema } from './schema.ts';

/** A way of sending, and the options to open it with. */
export interface NamedSender {
  readonly kind: SenderKind;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Settings that are whole and sound. */
export interface Loaded {
  readonly settings: Settings;
  /** The sections of behaviours, parsed, by the behaviour's name. */
  readonly sections: Sections;
  readonly model: Model;
  /** Where the spreadsheet is: its kind, and the options to open it with. */
  readonly store: NamedStore;
  /** How messages leave. */
  readonly senders: readonly NamedSender[];
  /** The lists that people keep in the spreadsheet; as long as they are not known, every text may stand in their columns. */
  readonly lists: readonly NamedList[];
  /** What they hold, as far as that is known, by their names. */
  readonly known: Lists;
  /** The same with what these lists hold, the same answer for the same; `null`: the settings name what is not in them. */
  withLists(lists: Lists): Loaded | null;
  /** Whether it may be learnt of the team's own rows. */
  readonly learns: boolean;
  /** What was learnt of them. */
  readonly learnt: Learnt;
  /** The same with what was learnt of them, the same answer for the same. */
  withLearnt(learnt: Learnt): Loaded;
}

/** What is wrong with settings. */
export interface Refused {
  readonly issues: readonly Issue[];
  /** The spreadsheet that they name all the same; `null` where that cannot be told. */
  readonly store: NamedStore | null;
}

/** Reads settings from YAML text, or says everything that is wrong with them; `file` only names the text in issues. */
export function loadSettings(text: string, file: string, kinds: Kinds = registered): Loaded | Refused {
  const { source, content, faults } = readYaml(text);
  const refuse = (more: readonly Fault[]): Refused => ({
    issues: locateFaults([...faults, ...more], source, file),
    store: content === null ? null : namedStore(content.data, kinds),
  });
  if (content === null) return refuse([]);

  const schema = settingsSchema(kinds);
  const parsed = parseSettings(schema, content.data);
  if (parsed.value === null) return refuse(parsed.faults);
  const { settings, sections } = parsed.value;
  const compiled = compileModel(settings, sections, kinds);
  const meant = 'faults' in compiled ? compiled.faults : [];
  if (faults.length + parsed.faults.length > 0 || 'faults' in compiled) return refuse([...parsed.faults, ...meant]);

  const { kind, ...options } = settings.store;
  const store = kinds.storeKinds.find((one) => one.kind === kind)!;
  const lists = listsNamed(settings, sections, compiled.model.tables, kinds);
  const unreadable = unreadableLists(lists, compiled.model.tables, kind, store.hasLists === true);
  if (unreadable.length > 0) return refuse(unreadable);
  const senders = kinds.senderKinds.flatMap((one): NamedSender[] => {
    const said = settings.senders[one.kind];
    return said === undefined ? [] : [{ kind: one, options: said }];
  });
  const learns = kinds.behaviours.some(({ name, learns: may }) => may === true && sections[name] !== undefined);
  const first = { settings, sections, model: compiled.model, store: { kind: store, options }, senders, lists, learns };
  return withMoreToCome(first, kinds);
}

/** Of so many last readings it is known what came of them: one call may go through several. */
const mostRemembered = 4;

/** Remembers what came of the last lists and of what was learnt: whoever keeps a spreadsheet open knows it by its model. */
function withMoreToCome(first: Omit<Loaded, 'withLists' | 'withLearnt' | 'known' | 'learnt'>, kinds: Kinds): Loaded {
  const made = new Map<string, Loaded | null>();
  const madeOf = (model: Model, known: Lists, learnt: Learnt): Loaded => {
    const loaded: Loaded = {
      ...first,
      model,
      known,
      learnt,
      withLists: (lists) => (first.lists.length === 0 ? loaded : make(lists, learnt)),
      // What was learnt names nothing in the settings: it cannot be wrong with them.
      withLearnt: (next) => make(known, next) ?? loaded,
    };
    return loaded;
  };
  const bare = madeOf(first.model, new Map(), {});
  function make(lists: Lists, learnt: Learnt): Loaded | null {
    if (lists.size === 0 && Object.keys(learnt).length === 0) return bare;
    const inOrder = [[...lists], Object.entries(learnt)].map((some) => some.sort(([a], [b]) => (a < b ? -1 : 1)));
    const print = JSON.stringify(inOrder);
    const known = made.get(print);
    if (known !== undefined) return known;
    const written = writtenOut(first.settings, first.sections, lists);
    const compiled = compileModel(written.settings, written.sections, kinds, learnt);
    const loaded = 'faults' in compiled ? null : madeOf(compiled.model, lists, learnt);
    made.set(print, loaded);
    for (const oldest of made.keys()) if (made.size > mostRemembered) made.delete(oldest);
    return loaded;
  }
  return bare;
}

interface Parsed {
  readonly settings: Settings;
  readonly sections: Sections;
}

/**
 * Parses both halves of the settings. When only unknown keys are wrong, the rest is parsed without them, so that what
 * is wrong with its meaning is told in the same breath.
 */
function parseSettings(
  schema: SettingsSchema,
  data: unknown,
): { readonly value: Parsed | null; readonly faults: readonly Fault[] } {
  const first = parseHalves(schema, data);
  if ('value' in first) return { value: first.value, faults: [] };
  const unknown = first.faults.flatMap(({ spot, known }) =>
    'path' in spot && spot.of === 'key' && known !== undefined ? [pathKey(spot.path)] : [],
  );
  if (unknown.length < first.faults.length) return { value: null, faults: first.faults };
  const second = parseHalves(schema, without(data, new Set(unknown)));
  return { value: 'value' in second ? second.value : null, faults: first.faults };
}

function parseHalves(
  { fixed, sections, whole }: SettingsSchema,
  data: unknown,
): { readonly value: Parsed } | { readonly faults: readonly Fault[] } {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { faults: [{ message: 'Settings are keys with values, such as rowcall: 1', spot: { path: [] } }] };
  const names = new Set(Object.keys(sections.shape));
  const entries = Object.entries(data);
  const half = (ofSections: boolean) => Object.fromEntries(entries.filter(([key]) => names.has(key) === ofSections));
  const own = parseBy(fixed, half(false), whole);
  const others = parseBy<Sections>(sections, half(true), whole);
  if ('value' in own && 'value' in others) return { value: { settings: own.value, sections: others.value } };
  return { faults: [own, others].flatMap((result) => ('faults' in result ? result.faults : [])) };
}

/** The data without what stands at these paths, given as `pathKey` writes them. */
function without(data: unknown, paths: ReadonlySet<string>, above: readonly PropertyKey[] = []): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((item, i) => without(item, paths, [...above, i]));
  const left = Object.entries(data).filter(([key]) => !paths.has(pathKey([...above, key])));
  return Object.fromEntries(left.map(([key, value]) => [key, without(value, paths, [...above, key])]));
}

function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join('\0');
}
