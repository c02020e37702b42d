import { change } from './change.ts';
import { content } from './content.ts';
import { parseValue, type TextItem, textItem } from './values.ts';
import type { Block, Inner, Page, Property, PropertyType, Source, World } from './world.ts';
import { personNamed, usualPerson } from './world.ts';

/** A table to be made: its properties in order, the first of them its title. */
export interface GivenTable {
  readonly title: string;
  readonly properties: readonly GivenProperty[];
}

export interface GivenProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly options?: readonly string[];
  readonly target?: string;
  readonly prefix?: string;
}

/** What people do in Notion. Everything is named as they see it: tables and columns by their names. */
export function person(world: World) {
  const changes = change(world);
  const texts = content(world);

  const source = (table: string): Source => {
    const found = [...world.sources.values()].find(({ name, inTrash }) => name === table && !inTrash);
    if (found === undefined) throw new RangeError(`There is no table ${table}.`);
    return found;
  };
  const property = (table: string, name: string): Property => {
    const found = source(table).properties.find((one) => one.name === name);
    if (found === undefined) throw new RangeError(`There is no column ${name}.`);
    return found;
  };
  const page = (id: string): Page => {
    const found = world.page(id);
    if (found === undefined) throw new RangeError(`There is no page ${id}.`);
    return found;
  };
  const filled = (table: string, cells: Readonly<Record<string, unknown>>) =>
    Object.entries(cells).map(([name, request]) => {
      const one = property(table, name);
      return [one, parseValue({ [one.type]: request }, one, world)] as const;
    });

  return {
    /** Makes a database on a page and answers the id of its data source. */
    makeTable({ title, properties }: GivenTable, parent = world.root, author = usualPerson): string {
      const database = { id: world.freshId(), title, parent, inTrash: false };
      const made: Source = {
        id: world.freshId(),
        database: database.id,
        name: title,
        properties: properties.map((one, at) => ({
          id: one.type === 'title' ? 'title' : `p%3A${at}`,
          name: one.name,
          type: one.type,
          options: (one.options ?? []).map((name) => ({ id: world.freshId().slice(-4), name })),
          ...(one.target !== undefined && { target: one.target }),
          ...(one.prefix !== undefined && { prefix: one.prefix }),
        })),
        pages: [],
        inTrash: false,
        numbered: 0,
      };
      world.databases.set(database.id, database);
      world.sources.set(made.id, made);
      const blocks = world.blocks.get(parent);
      if (blocks === undefined) throw new RangeError(`There is no page ${parent}.`);
      const at = world.now();
      const by = { created: author, edited: author, createdAt: at, editedAt: at };
      blocks.push({ id: database.id, type: 'child_database', children: [], by });
      return made.id;
    },
    /** Adds a second table to the database of the first. */
    addSource(table: string, name: string): string {
      const like = source(table);
      const made = { ...like, id: world.freshId(), name, pages: [], properties: [...like.properties] };
      world.sources.set(made.id, made);
      return made.id;
    },
    /** Moves the last block of a page into a toggle or a column of it. */
    tuckAway(type: 'toggle' | 'column_list', parent = world.root): void {
      const blocks = world.blocks.get(parent)!;
      const tucked = blocks.pop()!;
      const column: Block = { id: world.freshId(), type: 'column', children: [tucked] };
      const outer: Block = { id: world.freshId(), type, children: type === 'toggle' ? [tucked] : [column] };
      blocks.push(outer);
      for (const one of [outer, column]) world.blocks.set(one.id, one.children);
    },
    /** Adds a row, given by the inner values of a request, and answers its id. */
    add(table: string, cells: Readonly<Record<string, unknown>>, id?: string): string {
      return changes.add(source(table), filled(table, cells), usualPerson, id).id;
    },
    type(table: string, id: string, cells: Readonly<Record<string, unknown>>): void {
      changes.set(page(id), filled(table, cells), usualPerson);
    },
    /** Puts what only Notion itself can put there: a formula's result, a file, formatted text. */
    put(table: string, id: string, name: string, inner: Inner): void {
      changes.set(page(id), [[property(table, name), inner]], usualPerson);
    },
    /** Makes text bold, link and mention included. */
    format(table: string, id: string, name: string, items: readonly TextItem[]): void {
      changes.set(page(id), [[property(table, name), items]], usualPerson);
    },
    trash: (id: string) => changes.trash(page(id), true, usualPerson),
    restore: (id: string) => changes.trash(page(id), false, usualPerson),
    move(id: string, table: string): void {
      const moved = page(id);
      const from = world.sources.get(moved.source)!;
      from.pages.splice(from.pages.indexOf(moved), 1);
      moved.source = source(table).id;
      source(table).pages.push(moved);
      changes.tell('page.moved', moved, usualPerson);
    },
    /** Copies a row with everything in it, as Duplicate does. */
    duplicate(id: string): string {
      const { source: of, values } = page(id);
      const from = world.sources.get(of)!;
      return changes.add(
        from,
        from.properties.flatMap((one) => (values.has(one.id) ? [[one, values.get(one.id)] as const] : [])),
        usualPerson,
      ).id;
    },
    renameColumn(table: string, name: string, next: string): void {
      property(table, name).name = next;
      changes.schemaChanged(source(table));
    },
    removeColumn(table: string, name: string): void {
      const of = source(table);
      of.properties = of.properties.filter((one) => one.name !== name);
      changes.schemaChanged(of);
    },
    addColumn(table: string, name: string, type: PropertyType, options: readonly string[] = []): void {
      const made = options.map((option) => ({ id: world.freshId().slice(-4), name: option }));
      source(table).properties.push({ id: `%3A${world.freshId().slice(-3)}`, name, type, options: made });
      changes.schemaChanged(source(table));
    },
    reverseColumns: (table: string) => source(table).properties.reverse(),
    renameOption(table: string, name: string, option: string, next: string): void {
      property(table, name).options.find((one) => one.name === option)!.name = next;
    },
    renameTable(table: string, next: string): void {
      const of = source(table);
      of.name = next;
      world.databases.get(of.database)!.title = next;
    },
    removeTable(table: string): void {
      const of = source(table);
      of.inTrash = true;
      world.databases.get(of.database)!.inTrash = true;
    },
    /** Makes a page on another one, with paragraphs, and answers its id. */
    makePage(title: string, paragraphs: readonly string[] = [], parent = world.root): string {
      const id = texts.makePage(parent, [textItem(title)], usualPerson);
      const written = paragraphs.map((one) => ({ paragraph: { rich_text: [{ text: { content: one } }] } }));
      texts.append(id, written, usualPerson);
      return id;
    },
    /** Everything that stands on a page, in order: the text of each block, and whether it is ticked. */
    reads(page: string): readonly { readonly id: string; readonly type: string; text: string; checked: boolean }[] {
      return (world.blocks.get(page) ?? []).map(({ id, type, text = [], checked = false }) => ({
        id,
        type,
        text: text.map(({ plain_text: plain }) => plain).join(''),
        checked,
      }));
    },
    /** The page of that name that stands on another one and is not in the trash. */
    pageNamed: (title: string): string | undefined =>
      [...world.subpages.values()].find((one) => !one.inTrash && one.title[0]?.['plain_text'] === title)?.id,
    /** Ticks a box on a page, or takes the tick away. */
    tick(block: string, checked: boolean): void {
      texts.change(block, { to_do: { checked } }, usualPerson);
    },
    /** Writes a paragraph below everything else on a page. */
    writeOn: (page: string, text: string) =>
      texts.append(page, [{ paragraph: { rich_text: [{ text: { content: text } }] } }], usualPerson)[0]!.id,
    removeBlock: (block: string) => void texts.remove(block),
    invite(name: string, email: string): string {
      const id = world.freshId();
      world.users.set(id, personNamed(id, name, email));
      return id;
    },
    /** What stands in a cell, in the inner form of an answer. */
    sees: (table: string, id: string, name: string): Inner => page(id).values.get(property(table, name).id),
    rows: (table: string): readonly Page[] => source(table).pages.filter(({ inTrash }) => !inTrash),
  };
}

export type Person = ReturnType<typeof person>;
