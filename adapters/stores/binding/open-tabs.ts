import { boardTitle } from '../../../core/board.ts';
import type { Call, Heard, Memo, Store, StoreKind, StoreSetting } from '../../../core/store.ts';
import { splitMemo } from './part-memo.ts';
import { severalTabs } from './several-tabs.ts';
import { hasPattern, partTables, placeIn, type TabPart, tabParts } from './tab-parts.ts';

type Options = Readonly<Record<string, unknown>>;

/** Opens a store in which a table may stand in several tabs. Throws what opening and looking which tabs there are throw. */
export async function openTabs(kind: StoreKind, options: Options, setting: StoreSetting): Promise<Store> {
  const spread = [...setting.tables.values()].filter(({ tabs }) => tabs !== undefined);
  if (spread.length === 0) return await kind.open(options, setting);
  const titles = spread.some(hasPattern) ? await titlesIn(kind, options, setting) : [];
  const parts = tabParts(setting.tables, titles);
  const store = await kind.open(options, { ...setting, tables: partTables(setting.tables, parts) });
  return severalTabs(store, parts);
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

/** Hears a call where a table may stand in several tabs; of tabs known only by a pattern nothing is heard. */
export async function hearTabs(
  kind: StoreKind,
  options: Options,
  setting: StoreSetting,
  call: Call,
  memo: () => Promise<Memo | null>,
): Promise<Heard> {
  if (kind.hear === undefined) return { is: 'forged' };
  const parts = tabParts(setting.tables, []);
  if (parts.length === 0) return await kind.hear(options, setting, call, memo);
  const tables = partTables(setting.tables, parts);
  const split = async () => splitMemo(await memo(), parts);
  const heard = await kind.hear(options, { ...setting, tables }, call, split);
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
