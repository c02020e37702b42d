import { bodyFails, invalid, notFound } from './refusal.ts';
import { parseValue, type TextItem } from './values.ts';
import type { Block, World } from './world.ts';

/** Blocks of text, as far as they are emulated. */
export const textTypes = ['paragraph', 'heading_1', 'heading_2', 'heading_3', 'bulleted_list_item', 'to_do'] as const;
type TextType = (typeof textTypes)[number];
type Given = Readonly<Record<string, unknown>>;

const mostChildren = 100;

/** What can be done to the text of pages, by people and by programs. */
export function content(world: World) {
  function textIn(inner: unknown): readonly TextItem[] {
    const text = { id: '', name: 'rich_text', type: 'rich_text', options: [] } as const;
    return parseValue({ rich_text: Object(inner).rich_text }, { ...text, options: [] }, world) as TextItem[];
  }

  function blockFrom(given: Given, author: string): Block {
    const type = textTypes.find((one) => one in given);
    if (type === undefined) throw bodyFails('children', 'should be blocks that are emulated');
    const at = world.now();
    return {
      id: world.freshId(),
      type,
      children: [],
      text: [...textIn(given[type])],
      checked: Object(given[type]).checked === true,
      by: { created: author, edited: author, createdAt: at, editedAt: at },
    };
  }

  /** Puts blocks onto a page, at its end or behind another one. */
  function append(page: string, children: unknown, author: string, after?: unknown): readonly Block[] {
    const list = world.blocks.get(page);
    if (list === undefined) throw notFound('block', page);
    if (!Array.isArray(children) || children.length > mostChildren)
      throw bodyFails('children.length', `should be ≤ \`${mostChildren}\``);
    if (world.subpages.get(page)?.inTrash) throw invalid("Can't edit block that is archived.");
    const made = children.map((one) => blockFrom(one as Given, author));
    const behind = after === undefined ? list.length - 1 : list.findIndex(({ id }) => id === after);
    if (after !== undefined && behind < 0) throw invalid('Could not find the block to append after.');
    list.splice(behind + 1, 0, ...made);
    return made;
  }

  function find(id: string): { readonly block: Block; readonly page: string; readonly list: Block[] } {
    for (const [page, list] of world.blocks) {
      const block = list.find((one) => one.id === id);
      if (block !== undefined) return { block, page, list };
    }
    throw notFound('block', id);
  }

  function change(id: string, given: Given, author: string): Block {
    const { block, page } = find(id);
    if (world.subpages.get(page)?.inTrash) throw invalid("Can't edit block that is archived.");
    const inner = given[block.type];
    if (block.by === undefined || inner === undefined)
      throw bodyFails(block.type, 'should be defined, instead was `undefined`');
    if ('rich_text' in Object(inner)) block.text = [...textIn(inner)];
    if (typeof Object(inner).checked === 'boolean') block.checked = Object(inner).checked;
    block.by.edited = author;
    block.by.editedAt = world.now();
    return block;
  }

  /** Puts a block into the trash; a page or a database with everything in it. */
  function remove(id: string): Block {
    const { block, list } = find(id);
    list.splice(list.indexOf(block), 1);
    const subpage = world.subpages.get(id);
    if (subpage !== undefined) subpage.inTrash = true;
    return block;
  }

  function makePage(parent: string, title: readonly TextItem[], author: string): string {
    const blocks = world.blocks.get(parent);
    if (blocks === undefined) throw notFound('page', parent);
    const id = world.freshId();
    const at = world.now();
    const by = { created: author, edited: author, createdAt: at, editedAt: at };
    world.subpages.set(id, { id, title: [...title], parent, inTrash: false, by });
    world.blocks.set(id, []);
    blocks.push({ id, type: 'child_page', children: [], by });
    return id;
  }

  return { append, find, change, remove, makePage };
}

export type TextBlockType = TextType;
