import * as z from 'zod';
import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { isField } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import type { ConfigIssue, Joining, Tables } from '../../../core/rule.ts';
import { reference } from '../../fields/reference.ts';
import { certain, likely } from './model.ts';
import { roles } from './roles.ts';

/** How one value is chosen where records are joined. */
export const choices = ['kept', 'recent', 'longest', 'fullest', 'source', 'all', 'sum', 'ask'] as const;
export type Choice = (typeof choices)[number];

const fieldName = z.string().min(1).max(60);

const Sources = z.strictObject({
  field: fieldName.meta({ description: 'The field that says where a record came from.', examples: ['source'] }),
  order: z
    .array(z.string().min(1))
    .min(1)
    .max(100)
    .meta({ description: 'What stands there, the most trusted first.', examples: [['contract', 'website']] }),
});

const Section = z.strictObject({
  when: z.enum(['warn', 'propose', 'forbid', 'merge']).default('propose').meta({
    description:
      'What becomes of records that are probably the same: `warn` says so; `propose` says so, and a person joins them with one word; `forbid` refuses what would become a sure duplicate; `merge` joins the sure ones by itself, once people have accepted enough of them.',
  }),
  by: z
    .record(fieldName, z.enum(roles))
    .optional()
    .meta({
      description: 'Fields that tell who or what a record is, and as what. If not said: by their types and headers.',
      examples: [{ name: 'person-name', email: 'email', phone: 'phone' }],
    }),
  likely: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(likely)
    .meta({ description: 'From which probability on two records are told to be the same.' }),
  certain: z
    .number()
    .min(certain)
    .max(0.999999)
    .default(certain)
    .meta({ description: 'From which probability on it is sure enough to forbid or to join without asking.' }),
  values: z
    .record(fieldName, z.enum(choices))
    .default({})
    .meta({
      description:
        'How the joined record gets its values, by field. `kept`: its own, or another’s where it has none; `recent`: what was changed last; `longest`; `fullest`: from the record that has most cells filled; `source`: from the most trusted source; `all`: every one of them; `sum`; `ask`: a person says where they differ. If not said: tags, lists and comments `all`, anything else `kept`.',
      examples: [{ comment: 'all', discount: 'recent' }],
    }),
  together: z
    .array(z.array(fieldName).min(2).max(20))
    .max(20)
    .optional()
    .meta({
      description: 'Fields taken from one record or another, never mixed. If not said: those of the address.',
      examples: [[['street', 'city', 'postcode']]],
    }),
  sources: Sources.optional().meta({ description: 'Which sources are trusted more than others.' }),
  repoint: z
    .union([z.enum(['all', 'none']), z.array(z.string().min(1).max(130)).max(100)])
    .default('all')
    .meta({
      description:
        'Which links follow a joined record to the one that is kept: `all`, `none`, or a list of tables and of their columns, as `table.field`. The others stay with the row that they were given.',
      examples: ['all', ['deals', 'visits.contact']],
    }),
  group: z
    .int()
    .min(2)
    .max(100)
    .default(20)
    .meta({ description: 'The most records that are joined into one at once.' }),
  run: z
    .int()
    .min(0)
    .max(10_000)
    .default(50)
    .meta({ description: 'The most that are joined by themselves in one go.' }),
  trusted: z.int().min(1).max(10_000).default(10).meta({
    description: 'How many joinings people must have made, and taken none back since, before any is made by itself.',
  }),
});

/** The section of the settings, by table; a table alone is enough. */
export const duplicatesSection = z.record(z.string(), Section.nullable()).optional();

/** What the settings say of duplicates in one table. */
export type TableSection = z.output<typeof Section>;
export type DuplicatesSection = z.output<typeof duplicatesSection>;

/** The sections by table, with what is not said filled in. */
export function tableSections(config: DuplicatesSection): ReadonlyMap<TableKey, TableSection> {
  return new Map(Object.entries(config ?? {}).map(([key, written]) => [key, written ?? Section.parse({})]));
}

/** The tables whose records may be joined, and which links follow. */
export function joiningsOf(config: DuplicatesSection): readonly Joining[] {
  return [...tableSections(config)].map(([table, { repoint }]) => ({
    table,
    ...(repoint !== 'all' && { leadsOn: repoint === 'none' ? [] : repoint }),
  }));
}

/** What is wrong with the section of one table. */
export function sectionIssues(
  key: TableKey,
  table: Table,
  section: TableSection,
  tables: Tables,
): readonly ConfigIssue[] {
  const known = table.fields.filter(({ owner }) => owner !== 'rowcall').map((field) => field.key);
  const issues: ConfigIssue[] = [];
  const check = (name: FieldKey, ...path: (string | number)[]) => {
    if (!known.includes(name))
      issues.push({ path: [key, ...path], message: `There is no field "${name}" in this table`, word: name, known });
  };
  for (const name of Object.keys(section.by ?? {})) check(name, 'by', name);
  for (const [name, choice] of Object.entries(section.values)) {
    check(name, 'values', name);
    if (choice === 'source' && section.sources === undefined)
      issues.push({ path: [key, 'values', name], message: 'Say under `sources` which of them are trusted more' });
  }
  section.together?.forEach((names, at) => {
    names.forEach((name, i) => {
      check(name, 'together', at, i);
    });
  });
  if (section.sources !== undefined) check(section.sources.field, 'sources', 'field');
  if (Array.isArray(section.repoint)) {
    const links = linksTo(key, tables);
    section.repoint.forEach((name, at) => {
      if (!links.includes(name))
        issues.push({
          path: [key, 'repoint', at],
          message: `No links of "${name}" lead to this table`,
          word: name,
          known: links,
        });
    });
  }
  return issues;
}

/** Tables that have links to a table, and those links as `table.field`. */
function linksTo(target: TableKey, { tables }: Tables): readonly string[] {
  return [...tables.values()].flatMap(({ key, fields }) => {
    const own = fields.filter((field) => isField(field, reference) && field.options['table'] === target);
    return own.length === 0 ? [] : [key, ...own.map((field) => `${key}.${field.key}`)];
  });
}
