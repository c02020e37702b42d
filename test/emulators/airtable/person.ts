import { readFormula } from './compute.ts';
import { type Source, transact } from './transact.ts';
import { isEmpty } from './values.ts';
import {
  type AirtableWorld,
  type EmulatedField,
  type EmulatedTable,
  fieldNamed,
  recordNamed,
  tableNamed,
} from './world.ts';

type Typed = Readonly<Record<string, unknown>>;

/**
 * What a person does in the browser. Sorting and filtering are not among it: they belong to views, and the API shows nothing of
 * them where no view is asked for. Tables and fields are named as they are called; records by id.
 */
export interface Person {
  type(table: string, record: string, field: string, value: unknown): void;
  /** Adds a record and answers its id. */
  insert(table: string, values: Typed): string;
  remove(table: string, record: string): void;
  /** Takes the last removal back: the record comes again under its id. */
  undoRemove(): void;
  /** Pastes over cells of several records at once: one transaction. */
  paste(table: string, rows: Readonly<Record<string, Typed>>): void;
  /** "Duplicate record": hidden fields are copied too. */
  duplicate(table: string, record: string): string;
  renameField(table: string, field: string, name: string): void;
  renameTable(table: string, name: string): void;
  moveField(table: string, field: string, to: number): void;
  removeField(table: string, field: string): void;
  addField(table: string, name: string, type: string): void;
  /** Adds a formula, in the words of the fields' names. */
  addFormula(table: string, name: string, formula: string): void;
  addTable(name: string): void;
  cell(table: string, record: string, field: string): unknown;
}

const colours = ['blueLight2', 'cyanLight2', 'tealLight2', 'greenLight2'];

export function personIn(world: AirtableWorld, by: Source = { source: 'client', user: 'usrPerson00000001' }): Person {
  let removed: {
    readonly table: EmulatedTable;
    readonly record: EmulatedTable['records'][number];
    readonly at: number;
  } | null = null;

  /** Browsers make a new choice of whatever is typed. */
  const kept = (field: EmulatedField, value: unknown): unknown => {
    if (isEmpty(value)) return undefined;
    if (field.type === 'singleSelect') return choiceFor(field, String(value));
    if (field.type === 'multipleSelects') return (value as string[]).map((one) => choiceFor(field, one));
    return value;
  };
  const choiceFor = (field: EmulatedField, name: string): string => {
    const choices = field.options?.choices ?? [];
    const known = choices.find((one) => one.name === name);
    if (known !== undefined) return known.id;
    const made = { id: world.newId('sel'), name, color: colours[choices.length % colours.length]! };
    field.options = { ...field.options, choices: [...choices, made] };
    return made.id;
  };
  const put = (table: EmulatedTable, typed: Typed, into: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(typed)) {
      const field = fieldNamed(table, name);
      into[field.id] = kept(field, value);
    }
  };
  const change = (table: EmulatedTable, rows: Readonly<Record<string, Typed>>) =>
    transact(world, by, (transaction) => {
      for (const [id, typed] of Object.entries(rows)) {
        const record = recordNamed(table, id);
        const before = { ...record.values };
        put(table, typed, record.values);
        transaction.record(table, id, { before, after: { ...record.values } });
      }
    });
  const add = (table: EmulatedTable, values: Record<string, unknown>, at = table.records.length): string =>
    transact(world, by, (transaction) => {
      const record = { id: world.newId('rec'), createdTime: new Date(world.now()).toISOString(), values };
      table.records.splice(at, 0, record);
      transaction.record(table, record.id, { before: null, after: { ...values } });
      return record.id;
    });

  return {
    type: (table, record, field, value) => change(tableNamed(world, table), { [record]: { [field]: value } }),
    paste: (table, rows) => change(tableNamed(world, table), rows),
    insert(name, typed) {
      const table = tableNamed(world, name);
      const values: Record<string, unknown> = {};
      put(table, typed, values);
      return add(table, values);
    },
    duplicate(name, id) {
      const table = tableNamed(world, name);
      const record = recordNamed(table, id);
      return add(table, { ...record.values }, table.records.indexOf(record) + 1);
    },
    remove(name, id) {
      const table = tableNamed(world, name);
      const record = recordNamed(table, id);
      removed = { table, record, at: table.records.indexOf(record) };
      transact(world, by, (transaction) => {
        table.records.splice(table.records.indexOf(record), 1);
        transaction.record(table, id, { before: { ...record.values }, after: null });
      });
    },
    undoRemove() {
      if (removed === null) throw new RangeError('Nothing was removed.');
      const { table, record, at } = removed;
      transact(world, by, (transaction) => {
        table.records.splice(at, 0, record);
        transaction.record(table, record.id, { before: null, after: { ...record.values } });
      });
      removed = null;
    },
    renameField(name, field, to) {
      const table = tableNamed(world, name);
      const one = fieldNamed(table, field);
      transact(world, by, (transaction) => {
        one.name = to;
        transaction.structure(table, { changedFieldsById: { [one.id]: { current: { name: to } } } });
      });
    },
    renameTable(name, to) {
      const table = tableNamed(world, name);
      transact(world, by, (transaction) => {
        table.name = to;
        transaction.structure(table, { changedMetadata: { current: { name: to } } });
      });
    },
    moveField(name, field, to) {
      const table = tableNamed(world, name);
      const one = fieldNamed(table, field);
      table.fields = table.fields.filter((other) => other !== one);
      table.fields.splice(to, 0, one);
    },
    removeField(name, field) {
      const table = tableNamed(world, name);
      const one = fieldNamed(table, field);
      transact(world, by, (transaction) => {
        table.fields = table.fields.filter((other) => other !== one);
        for (const record of table.records) delete record.values[one.id];
        transaction.structure(table, { destroyedFieldIds: [one.id] });
      });
    },
    addField(name, title, type) {
      const table = tableNamed(world, name);
      transact(world, by, (transaction) => {
        const field = { id: world.newId('fld'), name: title, type };
        table.fields.push(field);
        transaction.structure(table, { createdFieldsById: { [field.id]: { name: title, type } } });
      });
    },
    addFormula(name, title, formula) {
      const table = tableNamed(world, name);
      transact(world, by, (transaction) => {
        const { compute, uses } = readFormula(formula, table, world.now);
        const options = { formula, referencedFieldIds: uses, result: { type: 'singleLineText' } };
        const field = { id: world.newId('fld'), name: title, type: 'formula', options, compute };
        table.fields.push(field);
        transaction.structure(table, { createdFieldsById: { [field.id]: { name: title, type: 'formula' } } });
      });
    },
    addTable(name) {
      const field = { id: world.newId('fld'), name: 'Name', type: 'singleLineText' };
      world.tables.push({ id: world.newId('tbl'), name, primaryFieldId: field.id, fields: [field], records: [] });
    },
    cell(name, id, field) {
      const table = tableNamed(world, name);
      const one = fieldNamed(table, field);
      const value = recordNamed(table, id).values[one.id];
      if (one.type === 'singleSelect') return one.options?.choices?.find((choice) => choice.id === value)?.name ?? null;
      return value ?? null;
    },
  };
}
