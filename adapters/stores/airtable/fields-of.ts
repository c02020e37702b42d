import type { Cell, Cells, FieldKey, RecordId } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { isRecordId } from '../../../core/id.ts';
import { encode } from './codec.ts';
import type { BoundTable } from './schema.ts';

/** The id that Airtable gave to a record that we know by another; `null`: there is no such record. */
export type Naming = (id: RecordId) => RecordId | null;

/** Values by field id as Airtable takes them, or why the record cannot be written. */
export type Fields = { readonly values: Readonly<Record<string, unknown>> } | { readonly refused: string };

/** What is to be set, as Airtable takes it. An empty value needs no column. */
export function fieldsOf({ fields }: BoundTable, set: Cells, naming: Naming, zone: string): Fields {
  const values = dict<unknown>();
  for (const [key, cell] of Object.entries(set)) {
    const field = fields.get(key);
    if (field === undefined) {
      if (cell !== null) return { refused: 'column.missing' };
      continue;
    }
    const named = field.type === 'multipleRecordLinks' ? namedBy(cell, naming) : cell;
    if (named === undefined) return { refused: 'cell.unwritable' };
    const encoded = encode(field.type, named, zone);
    if ('refused' in encoded) return encoded;
    values[field.id] = encoded.value;
  }
  return { values };
}

/** Records that are named in links and that we know only by the ids under which we make them. */
export function* ownLinks(
  { fields }: BoundTable,
  set: Cells,
): Generator<{ readonly to: string; readonly id: RecordId; readonly field: FieldKey }> {
  for (const [field, cell] of Object.entries(set)) {
    const { to } = fields.get(field) ?? {};
    if (to === undefined || typeof cell !== 'object' || cell === null) continue;
    for (const id of cell) if (isRecordId(id)) yield { to, id, field };
  }
}

function namedBy(cell: Cell, naming: Naming): Cell | undefined {
  if (typeof cell !== 'object' || cell === null) return cell;
  const ids = cell.map(naming);
  return ids.includes(null) ? undefined : (ids as string[]);
}
