import type { TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Table } from '../../../core/model.ts';
import type { Notion, NotionSource } from '../../vendors/notion.ts';
import type { Bound, Property } from './bind.ts';
import { bind } from './bind.ts';
import type { Recall } from './memo.ts';
import type { Located } from './sources.ts';
import { locate } from './sources.ts';

/** What a workspace in Notion is opened with. */
export interface Workspace {
  readonly notion: Notion;
  /** The id of the page, or of the one database, that the settings name. */
  readonly root: string;
  /** Ids of databases that lie elsewhere, by table. */
  readonly elsewhere: Readonly<Record<TableKey, string>>;
  readonly tables: ReadonlyMap<TableKey, Table>;
  readonly zone: string;
}

/** Where tables are and what they are made of: asked once, and again when it no longer holds. */
export interface Tables {
  /** Everything there is; asked anew where `fresh` says so. */
  located(fresh?: boolean): Promise<Located>;
  /** The data source of a table: as remembered, else by its title; `null` where there is none. */
  sourceOf(table: TableKey, recall: Recall | null): Promise<string | null>;
  /** A data source with its properties; `null` where it is gone. */
  schemaOf(source: string): Promise<NotionSource | null>;
  /** Binds what a data source says of itself now; `null` where it is gone, or says what it said before. */
  boundNow(bound: Bound): Promise<Bound | null>;
  /** Binds what was found in a data source, or what was found in it last, or what it says of itself. */
  bound(table: Table, source: string, recall: Recall | null, properties?: readonly Property[]): Promise<Bound | null>;
}

export function openTables({ notion, root, elsewhere, tables, zone }: Workspace): Tables {
  let known: Promise<Located> | undefined;
  const last = new Map<string, Bound>();

  const located = (fresh = false) => {
    if (fresh || known === undefined) {
      known = locate(notion, root, elsewhere, tables);
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };

  async function schemaOf(source: string): Promise<NotionSource | null> {
    try {
      const found = await notion.ask((sdk) => sdk.dataSources.retrieve({ data_source_id: source }));
      return 'title' in found && !found.in_trash ? found : null;
    } catch (error) {
      if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
      throw error;
    }
  }

  return {
    located,
    schemaOf,
    async sourceOf(table, recall) {
      return recall?.source ?? (await located()).byTable.get(table)?.id ?? null;
    },
    async boundNow(bound) {
      const schema = await schemaOf(bound.source);
      if (schema === null) return null;
      const now = rebind(bound, Object.values(schema.properties));
      last.set(bound.source, now);
      const names = ({ at, key }: Bound) => JSON.stringify([...at.values(), key].map((one) => one?.name));
      return names(now) === names(bound) ? null : now;
    },
    async bound(table, source, recall, properties) {
      const before = last.get(source);
      if (properties === undefined && before !== undefined && before.table === table) return before;
      const schema = properties === undefined ? await schemaOf(source) : null;
      const found = properties ?? (schema === null ? null : Object.values(schema.properties));
      if (found === null) return null;
      const bound = bind({ table, source, zone, before: recall?.columns ?? columnsOf(before) }, found);
      last.set(source, bound);
      return bound;
    },
  };
}

function rebind(bound: Bound, properties: readonly Property[]): Bound {
  const { table, source, zone } = bound;
  return bind({ table, source, zone, before: columnsOf(bound) }, properties);
}

function columnsOf(bound: Bound | undefined): Recall['columns'] {
  return Object.fromEntries([...(bound?.at ?? [])].map(([field, { id }]) => [field, id]));
}
