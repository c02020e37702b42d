import type { Environment } from '@marcbachmann/cel-js';
import type { Table } from '../../core/model.ts';
import type { Row } from '../../core/record.ts';
import { celType } from './links.ts';
import type { ReadField } from './reading.ts';

const rowOf = Symbol('row');

interface Holder {
  [rowOf]: Row;
}

/** Records of one table as an expression knows them: their fields, read only when asked, and nothing else. */
export interface RecordType {
  readonly name: string;
  wrap(row: Row): object;
}

/** Makes the records of a table known to an expression. */
export function registerRecords(environment: Environment, table: Table, read: ReadField): RecordType {
  const name = `record:${table.key}`;
  // The library tells types apart by their constructor.
  function RecordOfTable(): void {}
  const prototype: object = Object.create(null, { constructor: { value: RecordOfTable } });
  for (const field of table.fields)
    Object.defineProperty(prototype, field.key, {
      get(this: Holder) {
        return read(this[rowOf], field);
      },
    });
  const fields = Object.fromEntries(table.fields.map((field) => [field.key, celType(field)]));
  environment.registerType(name, { ctor: RecordOfTable, fields });
  return {
    name,
    wrap(row) {
      const record: Holder = Object.create(prototype);
      record[rowOf] = row;
      return record;
    },
  };
}
