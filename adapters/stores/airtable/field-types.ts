import type { CellKind } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { AirtableField } from '../../vendors/airtable-shapes.ts';

/** Types that Airtable fills by itself: nobody writes them. */
const computed: ReadonlySet<string> = new Set([
  'formula',
  'rollup',
  'count',
  'lookup',
  'multipleLookupValues',
  'autoNumber',
  'createdTime',
  'lastModifiedTime',
  'createdBy',
  'lastModifiedBy',
  'button',
  'externalSyncSource',
  'aiText',
]);

export function isComputed(type: string): boolean {
  return computed.has(type);
}

const kinds: Readonly<Record<string, CellKind>> = {
  number: 'number',
  currency: 'number',
  percent: 'number',
  duration: 'number',
  rating: 'number',
  count: 'number',
  autoNumber: 'number',
  checkbox: 'boolean',
  date: 'date',
  dateTime: 'instant',
  createdTime: 'instant',
  lastModifiedTime: 'instant',
  multipleSelects: 'list',
  multipleRecordLinks: 'list',
  multipleCollaborators: 'list',
  multipleAttachments: 'list',
  multipleLookupValues: 'list',
  lookup: 'list',
};

/** What a field of that type holds; text where nothing else is known. */
export function kindOf(type: string): CellKind {
  return kinds[type] ?? 'text';
}

/** The kind of a field, of a calculated one that of its result. */
export function cellKindOf({ type, options }: AirtableField): CellKind {
  const result = type === 'formula' || type === 'rollup' ? options?.result?.type : undefined;
  return kindOf(result ?? type);
}

type NewField = Pick<AirtableField, 'name' | 'type'> & { readonly options?: object };

/** How a column of ours is made in Airtable. */
export function newFieldOf({ type, column }: Pick<Field, 'type' | 'column'>, name: string, zone: string): NewField {
  const { choices, format } = column;
  if (type.cell === 'text' && choices !== undefined && choices.length > 0)
    return { name, type: 'singleSelect', options: { choices: choices.map((choice) => ({ name: choice })) } };
  switch (type.cell) {
    case 'text':
      return { name, type: 'multilineText' };
    case 'number': {
      const decimals = typeof format === 'object' ? format.decimals : undefined;
      if (format === 'percent') return { name, type: 'percent', options: { precision: 0 } };
      return { name, type: 'number', options: { precision: Math.min(8, decimals ?? 8) } };
    }
    case 'boolean':
      return { name, type: 'checkbox', options: { icon: 'check', color: 'greenBright' } };
    case 'date':
      return { name, type: 'date', options: { dateFormat: { name: 'iso' } } };
    case 'instant':
      return {
        name,
        type: 'dateTime',
        options: { dateFormat: { name: 'iso' }, timeFormat: { name: '24hour' }, timeZone: zone },
      };
    case 'list':
      return choices !== undefined && choices.length > 0
        ? { name, type: 'multipleSelects', options: { choices: choices.map((choice) => ({ name: choice })) } }
        : { name, type: 'multilineText' };
  }
}
