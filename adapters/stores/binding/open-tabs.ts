import { boardTitle } from '../../../core/board.ts';
import type { Call, Heard, Memo, Store, StoreKind, StoreSetting } from '../../../core/store.ts';
import { followTabs } from './follow-tabs.ts';
import { splitMemo, tabsRemembered } from './part-memo.ts';
import { severalTabs } from './several-tabs.ts';
import { hasPattern, partTables, placeIn, type TabPart, tabParts } from './tab-parts.ts';

type Options = Readonly<Record<string, unknown>>;

/** Opens a store in which a table may stand in several tabs. Throws what opening and looking which tabs there are throw. */
export async function openTabs(kind: StoreKind, options: Options, setting: StoreSetting): Promise<Store> {
  const spread = [...setting.tables.values()].filter(({ tabs }) => tabs !== undefined);
  if (spread.length === 0) return await kind.open(options, setting);
  const openParts = async (titles: readonly string[]) => {
    const parts = tabParts(setting.tables, titles);
    const store = await kind.open(options, { ...setting, tables: partTables(setting.tables, parts) });
    return { parts, store: severalTabs(store, parts) };
  };
  if (!spread.some(hasPattern)) return (await openParts([])).store;
  return await followTabs(setting.tables, openParts, await titlesIn(kind, options, setting));
}

async function titlesIn(kind: StoreKind, options: Options, setting: StoreSetting): Promise<readonly string[]> {
  const store = await kind.open(options, { ...setting, tables: new Map(), lists: [] });
  try {
    const titles = (await store.titles?.()) ?? (await store.describe()).tables.map(({ title }) => title);
    return titles.filter((title) => title !== boardTitle);
  } finally {
    await store.close();
  }
}

/**
 * Hears a call where a table may stand in several tabs. Which tabs fit a pattern is remembered from the last look: of one
 * that came since is heard when a call names no tab, as when tabs are added.
 */
export async function hearTabs(
  kind: StoreKind,
  options: Options,
  setting: StoreSetting,
  call: Call,
  memo: () => Promise<Memo | null>,
): Promise<Heard> {
  if (kind.hear === undefined) return { is: 'forged' };
  const heard = await hearParts(kind, options, setting, call, memo, []);
  const patterned = [...setting.tables.values()].filter(hasPattern);
  // What is remembered is only worth a look for whoever is believed.
  if (patterned.length === 0 || heard.is === 'forged' || heard.is === 'answer') return heard;
  const known = await memo();
  const titles = patterned.flatMap(({ key }) => tabsRemembered(known, key));
  return await hearParts(kind, options, setting, call, async () => known, titles);
}

async function hearParts(
  kind: StoreKind,
  options: Options,
  setting: StoreSetting,
  call: Call,
  memo: () => Promise<Memo | null>,
  titles: readonly string[],
): Promise<Heard> {
  const parts = tabParts(setting.tables, titles);
  const tables = partTables(setting.tables, parts);
  const split = async () => splitMemo(await memo(), parts);
  const heard = await kind.hear!(options, { ...setting, tables }, call, split);
  if (heard.is === 'hints') return { ...heard, hints: heard.hints.map((hint) => whole(hint, parts)) };
  if (heard.is !== 'asks') return heard;
  const { inquiry } = heard;
  const rows = inquiry.rows === null ? null : whole(inquiry.rows, parts);
  return { ...heard, inquiry: { ...inquiry, rows }, hints: heard.hints.map((hint) => whole(hint, parts)) };
}

function whole<H extends { readonly table: string; readonly places?: readonly (string | number)[] }>(
  hint: H,
  parts: readonly TabPart[],
): H {
  const part = parts.find(({ key }) => key === hint.table);
  if (part === undefined) return hint;
  return {
    ...hint,
    table: part.of.key,
    ...(hint.places && { places: hint.places.map((place) => placeIn(part, place)) }),
  };
}
