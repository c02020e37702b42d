import type { Cells } from '../../../core/cell.ts';
import type { Notion } from '../../vendors/notion.ts';
import { type Bound, keyName } from './bind.ts';
import { notionId } from './notion-id.ts';
import { pagesMadeAs } from './pages.ts';
import type { Tables } from './tables.ts';
import { textOf } from './texts.ts';

/** Which page is the record that was made under an id of ours: known from making it, else looked up where a relation leads. */
export interface References {
  /** Remembers a page that was made. */
  made(id: string, page: string): void;
  /** The page of a record, as far as it is known. */
  pageOf(id: string): string | null;
  /** Looks up what a record is about to refer to. */
  resolve(bound: Bound, set: Cells): Promise<void>;
}

export function openReferences(notion: Notion, tables: Tables): References {
  const pages = new Map<string, string>();
  const targets = new Map<string, Promise<ReadonlyMap<string, string>>>();

  /** Data sources by the property that leads there. */
  async function targetsOf(source: string): Promise<ReadonlyMap<string, string>> {
    const properties = Object.values((await tables.schemaOf(source))?.properties ?? {});
    return new Map(
      properties.flatMap((one) => (one.type === 'relation' ? [[one.id, one.relation.data_source_id] as const] : [])),
    );
  }

  async function lookUp(source: string, ids: readonly string[]): Promise<void> {
    for (const page of await pagesMadeAs(notion, source, keyName, ids)) {
      const value = page.properties[keyName];
      const id = value?.type === 'rich_text' ? textOf(value.rich_text) : '';
      if (!pages.has(id)) pages.set(id, page.id);
    }
  }

  return {
    made: (id, page) => void pages.set(id, page),
    pageOf: (id) => notionId(id) ?? pages.get(id) ?? null,
    async resolve({ source, at }, set) {
      for (const [field, cell] of Object.entries(set)) {
        const property = at.get(field);
        if (property?.type !== 'relation' || cell === null) continue;
        const ids = [cell].flat().map(String);
        const unknown = ids.filter((id) => notionId(id) === null && !pages.has(id));
        if (unknown.length === 0) continue;
        if (!targets.has(source)) targets.set(source, targetsOf(source));
        const target = (await targets.get(source)!).get(property.id);
        if (target !== undefined) await lookUp(target, unknown);
      }
    },
  };
}
