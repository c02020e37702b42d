import { readFormula } from './formula.ts';
import { invalid } from './refusal.ts';
import type { Inner, Page, Property, PropertyType, Source, World } from './world.ts';

export type Change = readonly (readonly [Property, Inner])[];

/** What can be done to a workspace, by people and by programs, each with what webhooks tell of it. */
export function change(world: World) {
  const parentOf = ({ database, id }: Source) => ({ id: database, type: 'database', data_source_id: id });

  function tell(type: string, page: Page, author: string, more: Readonly<Record<string, unknown>> = {}): void {
    const parent = parentOf(world.sources.get(page.source)!);
    const entity = { id: page.id, type: 'page' } as const;
    world.happenings.push({ type, entity, data: { parent, ...more }, author, at: world.now() });
  }

  function add(source: Source, values: Change, author: string, id = world.freshId()): Page {
    const at = world.now();
    const page: Page = {
      id,
      source: source.id,
      created: at,
      edited: at,
      createdBy: author,
      editedBy: author,
      inTrash: false,
      values: new Map(values.map(([property, value]) => [property.id, value])),
    };
    source.pages.push(page);
    world.blocks.set(page.id, []);
    tell('page.created', page, author);
    return page;
  }

  function set(page: Page, values: Change, author: string): void {
    if (values.length === 0) return;
    for (const [property, value] of values) page.values.set(property.id, value);
    page.edited = world.now();
    page.editedBy = author;
    tell('page.properties_updated', page, author, { updated_properties: values.map(([{ id }]) => id) });
  }

  function trash(page: Page, inTrash: boolean, author: string): void {
    if (page.inTrash === inTrash) return;
    page.inTrash = inTrash;
    page.edited = world.now();
    tell(inTrash ? 'page.deleted' : 'page.undeleted', page, author);
  }

  function schemaChanged(source: Source): void {
    const entity = { id: source.id, type: 'data_source' } as const;
    const data = { parent: { id: source.database, type: 'database' }, updated_properties: [] };
    world.happenings.push({ type: 'data_source.schema_updated', entity, data, author: world.bot, at: world.now() });
  }

  /** Adds and renames properties, or takes them away with `null`. */
  function addProperties(source: Source, given: Readonly<Record<string, Record<string, unknown> | null>>): void {
    for (const [name, config] of Object.entries(given)) {
      const known = source.properties.find((one) => one.name === name || one.id === name);
      if (config === null) source.properties = source.properties.filter((one) => one !== known);
      else if (known !== undefined) {
        if (typeof config['name'] === 'string') known.name = config['name'];
        if (known.type === 'formula' && 'formula' in config) Object.assign(known, formulaIn(world, config));
      } else source.properties.push(propertyFrom(world, name, config));
    }
    schemaChanged(source);
  }

  return { add, set, trash, addProperties, schemaChanged, tell };
}

const makeable: readonly PropertyType[] = [
  'rich_text',
  'number',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'relation',
  'formula',
];

function formulaIn(world: World, config: Readonly<Record<string, unknown>>): Pick<Property, 'expression' | 'compute'> {
  const { expression } = config['formula'] as { expression?: string };
  return { compute: readFormula(expression, world.now), ...(expression !== undefined && { expression }) };
}

function propertyFrom(world: World, name: string, config: Readonly<Record<string, unknown>>): Property {
  const type = makeable.find((one) => one in config);
  if (type === undefined) throw invalid(`${name} is not a property that can be made.`);
  const { options = [], data_source_id: target } = config[type] as {
    options?: { name: string }[];
    data_source_id?: string;
  };
  for (const option of options)
    if (option.name.includes(',')) throw invalid(`Invalid select option, commas not allowed: ${option.name}`);
  return {
    id: `%3A${world.freshId().slice(-3)}`,
    name,
    type,
    options: options.map((option) => ({ id: world.freshId().slice(-4), name: option.name })),
    ...(target !== undefined && { target }),
    ...(type === 'formula' && formulaIn(world, config)),
  };
}
