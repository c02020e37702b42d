import * as z from 'zod';
import { functions, methods } from '../adapters/expressions/vocabulary.ts';
import type { Cell } from '../core/cell.ts';
import type { Example, FieldType } from '../core/field.ts';
import type { Kinds } from './kinds.ts';
import { commonShape, settingsSchema } from './schema.ts';
import type { Property } from './schema-rows.ts';
import { propertiesOf } from './schema-rows.ts';

/** The reference of the settings as Markdown: every key, field type, store and section, from the registries. */
export function settingsReference(kinds: Kinds): string {
  const { fixed, sections } = settingsSchema(kinds);
  const parts = [
    '# Settings',
    'This page is generated from the program itself by `npm run generate`; do not edit it.',
    'Settings are one YAML file. Put `# yaml-language-server: $schema=…/settings.schema.json` in its first line, and your editor completes and checks it. `rowcall check` tells every mistake with its line, column and what was probably meant.',
    '## Keys',
    keyTable(propertiesOf(fixed).filter(({ depth }) => depth === 0)),
    '### A table',
    keyTable(
      propertiesOf(fixed)
        .filter(({ path }) => /^tables\.\*\.[a-z]+$/u.test(path))
        .map(lastKey),
    ),
    '### A field',
    'Every field has a `type` and these keys; the types below have more of their own.',
    keyTable(propertiesOf(z.strictObject(commonShape))),
    '### Backups',
    'More of them in [backup.md](backup.md).',
    keyTable(propertiesOf(fixed).filter(({ path }) => path.startsWith('backup.'))),
    '### History',
    'What exactly is kept, and what always: [state.md](state.md).',
    keyTable(propertiesOf(fixed).filter(({ path }) => path.startsWith('history.'))),
    '## Field types',
    ...kinds.fieldTypes.flatMap(typeSection),
    '## Stores',
    ...kinds.storeKinds.flatMap((store) => [`### ${store.kind}`, store.summary, keyTable(propertiesOf(store.options))]),
    '## Ways of sending',
    'Each is named under `senders`. What they promise: [senders.md](senders.md).',
    ...kinds.senderKinds.flatMap(({ kind, summary, options }) => [
      `### ${kind}`,
      summary,
      keyTable(propertiesOf(options)),
    ]),
    '## Rules and their settings',
    'In the order in which they are applied to a record.',
    ...kinds.behaviours.flatMap(({ name, summary }) => behaviourSection(name, summary, sections)),
    '## Conditions',
    ...conditionSection(),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function lastKey(property: Property): Property {
  return { ...property, path: property.path.split('.').at(-1)! };
}

function typeSection(type: FieldType): readonly string[] {
  return [`### ${type.kind}`, type.summary, keyTable(propertiesOf(type.options)), exampleTable(type.examples)];
}

function behaviourSection(name: string, summary: string, sections: z.ZodObject): readonly string[] {
  const section = sections.shape[name];
  if (section === undefined) return [`### ${name}`, summary, 'Always on; nothing to set.'];
  return [
    `### ${name}`,
    summary,
    keyTable(propertiesOf(z.object({ [name]: section })).filter(({ depth }) => depth > 0)),
  ];
}

function conditionSection(): readonly string[] {
  const words = [...Object.values(functions), ...Object.values(methods)];
  return [
    'Conditions are written in CEL, and look like the condition of an `IF` in a spreadsheet: `==`, `!=`, `<`, `<=`, `>`, `>=`, `&&` (and), `||` (or), `!` (not), `in`, `+ - * / %`, `condition ? this : that`, texts in straight quotes.',
    'A name is the key of a field. A field that refers to another table leads one step further: `company.country`. The key of a table that refers to this one is the list of its records: `deals.exists(d, d.stage == "Won")`; write `_` for a `-` in its key. `now` is the present moment. A choice is compared by its key.',
    'A condition whose answer hangs on an empty or unreadable cell says nothing: `amount > 0` neither holds nor fails where `amount` is empty. Ask with `filled(amount)` or `blank(amount)`.',
    table(
      ['Written', 'Says'],
      words.map(({ written, says }) => [code(written), says]),
    ),
  ];
}

function keyTable(properties: readonly Property[]): string {
  if (properties.length === 0) return '';
  const rows = properties.map(({ path, required, shape, preset, says }) => [
    `${code(path)}${required ? ' (required)' : ''}`,
    shape,
    preset === undefined ? '' : code(JSON.stringify(preset)),
    says,
  ]);
  return table(['Key', 'Holds', 'If not said', 'What it is'], rows);
}

function exampleTable(examples: readonly Example<unknown, unknown>[]): string {
  const hasOptions = examples.some(({ options }) => options !== undefined);
  const rows = examples
    .filter((example) => !('empty' in example))
    .map((example) => [
      shown(example.cell),
      ...(hasOptions ? [example.options === undefined ? '' : code(JSON.stringify(example.options))] : []),
      outcomeOf(example),
    ]);
  return table(['In the cell', ...(hasOptions ? ['With options'] : []), 'Rowcall'], rows);
}

function outcomeOf(example: Example<unknown, unknown>): string {
  if ('empty' in example) return 'takes it for empty';
  if ('normal' in example) return `keeps ${shown(example.normal)}${example.doubts ? ' and asks' : ''}`;
  const meant = (example.suggestions ?? []).map((cell) => (cell === null ? 'an empty cell' : shown(cell)));
  return meant.length === 0 ? 'asks' : `asks: ${meant.join(' or ')}?`;
}

function shown(cell: Cell): string {
  return code(typeof cell === 'number' ? String(cell) : visible(JSON.stringify(cell)));
}

/** Spaces and marks that cannot be told apart, by their numbers. */
function visible(text: string): string {
  const numbered = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/(?! )[\p{Zs}\u00ad\u200b\u2060\ufeff]|(?<=\P{L})\p{M}/gu, numbered);
}

/** Code in a table: bars would end the cell, and back-ticks the code. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${escaped(text)}${fence}`;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
