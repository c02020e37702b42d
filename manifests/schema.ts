import * as z from 'zod';
import { listFrom } from '../adapters/fields/reading/list-from.ts';
import type { FieldType } from '../core/field.ts';
import { modeNames } from '../core/mode.ts';
import type { SenderKind } from '../core/sender.ts';
import type { StoreKind } from '../core/store.ts';
import type { Kinds } from './kinds.ts';

const special = new Set(['constructor', 'prototype', '__proto__', 'valueOf', 'toString', 'hasOwnProperty']);

/** Names that mean something to the language we are written in are refused for people's sake: faults there are odd. */
function keySchema(shape: RegExp, says: string) {
  return z
    .string()
    .max(60, { error: 'A key has at most 60 characters' })
    .refine((key) => !special.has(key), { error: 'This name cannot be used', abort: true })
    .regex(shape, { error: says });
}

const tableKey = keySchema(/^[a-z][a-z0-9-]*$/u, 'A key has small Latin letters, digits and hyphens, a letter first');
const fieldKey = keySchema(
  /^[a-z][a-z0-9_]*$/u,
  'A key has small Latin letters, digits and underscores, a letter first',
);
const header = z.string().trim().min(1).max(200);

const mode = z.enum(modeNames);

/** What every field may say of itself, whatever its type. */
export const commonShape = {
  column: header
    .optional()
    .meta({ description: 'The header of the column. If not said: the key in words.', examples: ['E-mail'] }),
  aliases: z
    .array(header)
    .max(50)
    .default([])
    .meta({ description: 'Other headers that the column may have.', examples: [['Почта', 'Пошта']] }),
  required: z.boolean().default(false).meta({ description: 'Whether the cell must be filled.' }),
  unique: z.boolean().default(false).meta({ description: 'Whether no two records may have the same value.' }),
  owner: z.enum(['people', 'shared', 'rowcall']).default('people').meta({
    description: 'Who writes the column: people; people and Rowcall (shared); or Rowcall alone.',
  }),
  default: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional()
    .meta({ description: 'Written into new records that leave the cell empty.', examples: ['New'] }),
  description: z.string().max(1000).default('').meta({ description: 'For people: what the column is for.' }),
  mode: mode.optional().meta({
    description: 'How far Rowcall may go in this column. If not said: as the rule, or the table.',
  }),
  dictionary: z
    .string()
    .optional()
    .meta({
      description: 'A dictionary whose spellings are put into one form.',
      examples: ['cities'],
    }),
};

/** The keys of `commonShape`; whatever else a field has are options of its type. */
export const commonKeys: ReadonlySet<string> = new Set(['type', ...Object.keys(commonShape)]);

function fieldSchema(type: FieldType) {
  const kind = z.literal(type.kind).meta({ description: type.summary });
  return z
    .strictObject({ ...type.options.shape, type: kind, ...commonShape })
    .meta({ title: type.kind, description: type.summary });
}

function storeSchema(store: StoreKind) {
  const kind = z.literal(store.kind).meta({ description: store.summary });
  return z.strictObject({ ...store.options.shape, kind }).meta({ title: store.kind, description: store.summary });
}

function tableSchema(fieldTypes: Kinds['fieldTypes']) {
  const field = z.discriminatedUnion('type', atLeastOne(fieldTypes.map(fieldSchema)));
  return z.strictObject({
    title: header
      .optional()
      .meta({ description: 'The name of the tab. If not said: the key in words.', examples: ['Contacts'] }),
    aliases: z.array(header).max(50).default([]).meta({ description: 'Other names that the tab may have.' }),
    tabs: z
      .array(header)
      .min(1)
      .max(200)
      .optional()
      .meta({
        description: 'The tabs in which the table stands, where these are several; `*` stands for anything.',
        examples: [['January', 'February'], ['2026-*']],
      }),
    into: header.optional().meta({
      description:
        'The tab of `tabs` that takes rows made by Rowcall, or `first`: whichever stands first. If not said: the last.',
    }),
    label: z.string().meta({ description: 'The field that names a record to people.', examples: ['name'] }),
    names: z
      .array(z.string())
      .max(20)
      .optional()
      .meta({
        description: 'Fields by which a cell of another table may name a record. If not said: the label.',
        examples: [['name', 'email', 'phone']],
      }),
    mode: mode.optional().meta({ description: 'How far Rowcall may go here. If not said: as everywhere.' }),
    fields: z
      .record(fieldKey, field)
      .refine((fields) => Object.keys(fields).length > 0, { error: 'A table has at least one field' })
      .meta({ description: 'The columns that Rowcall knows, by key. Other columns are left alone.' }),
  });
}

function atLeastOne<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('A registry is empty');
  return [first, ...others];
}

const dictionarySchema = z.union([
  z.record(z.string().min(1).max(200), z.array(z.string().min(1).max(200)).max(1000)),
  listFrom,
]);

const backupSchema = z.strictObject({
  to: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .optional()
    .meta({
      description:
        'The folder, from that of the settings; best on another disk. If not said: `.rowcall/backups` beside the spreadsheet, and none is made by itself.',
      examples: ['../backups'],
    }),
  keep: z.int().min(1).max(1000).default(30).meta({ description: 'How many are kept.' }),
});

/** A key for each way of sending: people name what they want, and nothing twice. */
function sendersSchema({ senderKinds, usualSender }: Kinds) {
  const shape = Object.fromEntries(senderKinds.map((sender) => [sender.kind, senderSchema(sender)]));
  return z
    .strictObject(shape)
    .refine((named) => Object.keys(named).length > 0, {
      error: 'Name at least one way of sending',
      // Of a misspelt one it is told by itself.
      when: ({ issues }) => issues.length === 0,
    })
    .default({ [usualSender.kind]: {} });
}

function senderSchema({ options, summary }: SenderKind) {
  return options.optional().meta({ description: summary });
}

/** A century: whoever never wants anything thrown away. */
const mostDays = 36_500;
const usualHistory = { keep: 730, settled: 90 };

const historySchema = z.strictObject({
  keep: z.int().min(30).max(mostDays).default(usualHistory.keep).meta({
    description:
      'For how many days it is known who changed what: so far back `history`, `undo` and `restore --at` reach.',
  }),
  settled: z.int().min(7).max(mostDays).default(usualHistory.settled).meta({
    description: 'For how many days questions that were answered and messages that were sent are remembered.',
  }),
});

/** Monday to Friday, nine to six; two hours of that without a check are silence. */
const usualHours = { days: [1, 2, 3, 4, 5], from: 9, to: 18, silent: 2, holidays: [] };

const hour = z.number().min(0).max(24);
const hoursSchema = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .default(usualHours.days)
      .meta({ description: 'Working days, from 1, Monday, to 7.' }),
    from: hour.default(usualHours.from).meta({ description: 'When work begins, in hours from midnight.' }),
    to: hour.default(usualHours.to).meta({ description: 'When work ends.' }),
    silent: z
      .number()
      .min(0.5)
      .max(100)
      .default(usualHours.silent)
      .meta({ description: 'After so many working hours without a check the tab turns red by itself.' }),
    holidays: z
      .union([z.array(z.string().trim().min(1).max(40)).max(1000), listFrom])
      .default([])
      .meta({
        description:
          'Days on which nobody works: `2026-12-24`, or `12-25` for every year; or `from`: where you keep them, a day or the first and the last day in each row.',
        examples: [['01-01', '2026-04-13'], { from: 'Lists!A2:B' }],
      }),
  })
  .refine(({ from, to }) => from < to, { error: 'Work begins before it ends', path: ['to'] });

/** The part of the settings that does not depend on which behaviours there are. */
function fixedSchema(kinds: Kinds) {
  const { fieldTypes, storeKinds, languages } = kinds;
  return z.strictObject({
    rowcall: z.literal(1).meta({ description: 'The version of this format.' }),
    name: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'What the team calls it.', examples: ['Sales'] }),
    store: z
      .discriminatedUnion('kind', atLeastOne(storeKinds.map(storeSchema)))
      .meta({ description: 'Where the spreadsheet is.' }),
    mode: mode.default('watch').meta({
      description:
        'How far Rowcall may go: `watch` writes and sends nothing and says what it would have done; `suggest` answers in its own columns, tells staff, and suggests the rest; `act` writes and sends what the rules say.',
    }),
    modes: z
      .record(z.string(), mode)
      .default({})
      .meta({
        description: 'How far single rules may go, by their names.',
        examples: [{ validation: 'act' }],
      }),
    language: z
      .enum(languages.map((language) => language.code))
      .meta({ description: 'The language Rowcall speaks to the team. People may type in any of them.' }),
    zone: z.string().meta({ description: 'Where the team is, by the IANA list.', examples: ['Europe/Kyiv'] }),
    currency: z.string().meta({ description: 'The currency of amounts that name none, ISO 4217.', examples: ['UAH'] }),
    countries: z
      .array(z.string())
      .min(1)
      .max(50)
      .meta({
        description: 'Countries of phones without a country code, tried in turn, ISO 3166.',
        examples: [['UA', 'PL']],
      }),
    backup: backupSchema.optional().meta({
      description: 'Where backups of the spreadsheet are kept, and how many.',
      examples: [{ to: '../backups', keep: 30 }],
    }),
    senders: sendersSchema(kinds).meta({
      description: 'How messages leave, each way by its name with its options.',
      examples: [{ file: { folder: 'messages' } }],
    }),
    history: historySchema.default(usualHistory).meta({
      description: 'For how long is remembered what is past.',
      examples: [{ keep: 1095, settled: 90 }],
    }),
    hours: hoursSchema.default(usualHours).meta({
      description: 'When the team works: then Rowcall’s silence shows, people are told, and days count as workdays.',
      examples: [{ days: [1, 2, 3, 4, 5, 6], from: 8, to: 20, holidays: ['12-25'] }],
    }),
    dictionaries: z
      .record(z.string().min(1).max(60), dictionarySchema)
      .default({})
      .meta({
        description:
          'Spellings by the form they are put into; or `from`: the cells in which you keep them, the form first.',
        examples: [{ cities: { Kyiv: ['Київ', 'Киев'] } }, { cities: { from: 'Lists!A2:D' } }],
      }),
    tables: z
      .record(tableKey, tableSchema(fieldTypes))
      .refine((tables) => Object.keys(tables).length > 0, { error: 'Settings have at least one table' })
      .meta({ description: 'The tabs that Rowcall knows, by key. Other tabs are left alone.' }),
  });
}

/** The settings but for the sections of behaviours. */
export type Settings = z.output<ReturnType<typeof fixedSchema>>;
export type TableSettings = Settings['tables'][string];
export type FieldSettings = TableSettings['fields'][string];

export interface SettingsSchema {
  readonly fixed: z.ZodType<Settings>;
  /** One optional section for each behaviour that has anything to set. */
  readonly sections: z.ZodObject;
  /** Both together, for the JSON Schema and for suggestions. */
  readonly whole: z.ZodObject;
}

/** Builds the schema of the settings from the registries; nothing here names a kind. */
export function settingsSchema(kinds: Kinds): SettingsSchema {
  const fixed = fixedSchema(kinds);
  const sections = Object.fromEntries(
    kinds.behaviours
      .filter((behaviour) => !(behaviour.config instanceof z.ZodUndefined))
      .map((behaviour) => [behaviour.name, behaviour.config.meta({ description: behaviour.summary })]),
  );
  return { fixed, sections: z.object(sections), whole: fixed.extend(sections) };
}
