import type { TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Table } from '../../../core/model.ts';
import type { Notion } from '../../vendors/notion.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { everyItem } from './every-item.ts';
import { notionId } from './notion-id.ts';
import { textOf } from './texts.ts';

/** A table of Notion's under the name that people see. */
export interface FoundSource {
  readonly id: string;
  readonly title: string;
}

/** Blocks in which databases of a page may stand. */
const folds = new Set(['column_list', 'column', 'toggle', 'callout', 'synced_block', 'quote', 'tab']);
const mostLevels = 4;

/**
 * Every table on a page, in its columns and toggles too, or the tables of one database. Of a database with one table
 * people see the database's name. Throws `vendor.not-found` where there is neither.
 */
async function sourcesAt(notion: Notion, id: string): Promise<readonly FoundSource[]> {
  const databases = (await databasesOn(notion, id)) ?? [id];
  const found: FoundSource[] = [];
  for (const database of databases) found.push(...(await sourcesIn(notion, database)));
  return found;
}

/** The tables of one database. Throws `vendor.not-found`. */
async function sourcesIn(notion: Notion, database: string): Promise<readonly FoundSource[]> {
  const answer = await notion.ask((sdk) => sdk.databases.retrieve({ database_id: database }));
  if (!('data_sources' in answer) || answer.in_trash) return [];
  const { data_sources: sources, title } = answer;
  return sources.map(({ id, name }) => ({ id, title: sources.length === 1 ? textOf(title) || name : name }));
}

/** `null`: it is no page. */
async function databasesOn(notion: Notion, page: string): Promise<readonly string[] | null> {
  try {
    return await databasesIn(notion, page, 1);
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
    throw error;
  }
}

async function databasesIn(notion: Notion, block: string, level: number): Promise<readonly string[]> {
  const found: string[] = [];
  const blocks = await everyItem((from) => notion.ask((sdk) => sdk.blocks.children.list({ block_id: block, ...from })));
  for (const one of blocks) {
    if (!('type' in one) || one.in_trash) continue;
    if (one.type === 'child_database') found.push(one.id);
    else if (one.has_children && folds.has(one.type) && level < mostLevels)
      found.push(...(await databasesIn(notion, one.id, level + 1)));
  }
  return found;
}

/** Where the tables of the settings are. */
export interface Located {
  /** Everything there is, in the order in which it stands on the page. */
  readonly all: readonly FoundSource[];
  readonly byTable: ReadonlyMap<TableKey, FoundSource>;
}

/** Finds tables by their titles, and those that lie elsewhere by the addresses that the settings give. */
export async function locate(
  notion: Notion,
  root: string,
  elsewhere: Readonly<Record<TableKey, string>>,
  tables: ReadonlyMap<TableKey, Table>,
): Promise<Located> {
  const here = await sourcesAt(notion, root);
  const away = new Map<TableKey, FoundSource>();
  for (const [table, address] of Object.entries(elsewhere)) {
    const sources = await sourcesIn(notion, address);
    const titles = new Map([...tables].filter(([key]) => key === table));
    const source = bindTitles(sources, titles).get(table) ?? sources[0];
    if (source !== undefined) away.set(table, source);
  }
  const free = new Map([...tables].filter(([key]) => !away.has(key)));
  const taken = new Set([...away.values()].map(({ id }) => notionId(id)));
  const rest = here.filter(({ id }) => !taken.has(notionId(id)));
  return { all: [...away.values(), ...rest], byTable: new Map([...away, ...bindTitles(rest, free)]) };
}
