import { notion as notionKind } from '../../adapters/stores/notion/index.ts';
import { idInAddress } from '../../adapters/stores/notion/notion-id.ts';
import { type NotionProperty, type NotionRequest, openNotion } from '../../adapters/vendors/notion.ts';
import { boardTitle } from '../../core/board.ts';
import type { TableKey } from '../../core/cell.ts';
import { idHeader } from '../../core/columns.ts';
import type { Table } from '../../core/model.ts';
import { asInTab } from '../contracts/as-in-tab.ts';
import type { Tab } from '../contracts/store-fixture.ts';
import { propertiesOf, valuesOf } from '../stores/notion/fill.ts';
import type { SandboxKind } from './sandbox.ts';

const patience = 120_000;

/** A page in Notion, on which databases are made and put into the trash. */
export const sandboxNotion: SandboxKind = {
  kind: 'notion',
  needs: ['NOTION_TOKEN', 'LIVE_NOTION_PAGE'],
  lacks: [
    'rows that are no records',
    'formulas',
    'columns without a name',
    'boxes that may be empty',
    'moments to the second',
    'commas in what is chosen',
  ],
  able: { ids: 'theirs', guard: { rowcall: 'checked', shared: 'checked', people: 'none' }, tab: true },

  async openSandbox(given, clock) {
    const page = given('LIVE_NOTION_PAGE') ?? '';
    const root = idInAddress(page) ?? page;
    const notion = openNotion({ token: given('NOTION_TOKEN') ?? '', root: given('NOTION_BASE_URL'), clock });
    const made: string[] = [];
    const known = new Map<string, string>();

    /** Takes away what Rowcall itself has put there. */
    async function cleanTab(): Promise<void> {
      const { results } = await notion.ask((sdk) => sdk.blocks.children.list({ block_id: root }), patience);
      for (const block of results)
        if ('type' in block && block.type === 'child_page' && block.child_page.title === boardTitle)
          await notion.change((sdk) => sdk.pages.update({ page_id: block.id, in_trash: true }), patience);
    }

    async function clean(): Promise<void> {
      await cleanTab();
      for (const id of made.splice(0))
        await notion.change((sdk) => sdk.databases.update({ database_id: id, in_trash: true }), patience);
    }

    async function lay(tab: Tab, tables: ReadonlyMap<TableKey, Table>): Promise<void> {
      if (tab.computed !== undefined) throw new Error('The API makes no formulas that differ from row to row.');
      const properties = propertiesOf(tab, tables);
      const columns = Object.fromEntries(properties.map(({ name, type }) => [name, { [type]: {} } as NotionProperty]));
      const database = await notion.change(
        (sdk) =>
          sdk.databases.create({
            parent: { type: 'page_id', page_id: root },
            title: [{ text: { content: tab.title } }],
            initial_data_source: { properties: columns as never },
          }),
        patience,
      );
      made.push(database.id);
      const source = 'data_sources' in database ? database.data_sources[0]!.id : '';
      for (const [number, row] of tab.rows.entries()) {
        const values = valuesOf(tab, row, properties);
        const sent = Object.entries(values).map(([name, value]) => {
          const { type } = properties.find((one) => one.name === name)!;
          return [name, { [type]: value } as NotionRequest] as const;
        });
        const { id } = await notion.change(
          (sdk) =>
            sdk.pages.create({
              parent: { type: 'data_source_id', data_source_id: source },
              properties: Object.fromEntries(sent),
            }),
          patience,
        );
        const name = row[tab.headers.indexOf(idHeader)];
        // A row of which nobody knows the id goes by its number: Notion gives another one every time.
        known.set(id, typeof name === 'string' ? name : `${tab.title} ${number}`);
      }
    }

    return {
      async open(tabs, tables) {
        await clean();
        known.clear();
        for (const tab of tabs) await lay(tab, tables);
        const options = notionKind.options.parse({ page: root });
        const store = await notionKind.open(options, { tables, zone: 'UTC', folder: '.', given, clock });
        return asInTab(store, known);
      },
      clean,
    };
  },
};
