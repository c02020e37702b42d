import type { Environment } from '@marcbachmann/cel-js';
import type { Instant, TableKey } from '../../core/cell.ts';
import type { Table } from '../../core/model.ts';
import type { Row } from '../../core/record.ts';
import type { Index, View } from '../../core/rule.ts';
import type { Ref } from '../fields/reference.ts';
import { referenceIndex } from '../fields/reference.ts';
import type { Input } from './input.ts';
import { celType } from './links.ts';
import type { ReadField } from './reading.ts';
import { longestList } from './reading.ts';
import type { RecordType } from './records.ts';
import { registerRecords } from './records.ts';
import { cannotSay } from './silence.ts';

/** What a condition is asked about. */
interface Asked {
  readonly row: Row;
  readonly view: View;
  readonly now: Instant;
}

/** The inputs of one condition: they read what they are asked for, lazily, from the record at hand. */
export interface Scope {
  readonly indexes: readonly Index[];
  /** What the expression is run with. */
  readonly inputs: object;
  /**
   * Lets `answer` read from these. What the view throws belongs to the planner and comes out again, although the
   * expression swallows errors wherever its answer does not hang on them.
   */
  about<T>(asked: Asked, answer: () => T): T;
}

interface Source {
  readonly type: string;
  read(asked: Asked): unknown;
}

/** Declares the inputs to the expression, with their types, and opens the way by which they are read. */
export function openScope(environment: Environment, inputs: ReadonlyMap<string, Input>, readField: ReadField): Scope {
  const indexes: Index[] = [];
  const records = new Map<TableKey, RecordType>();
  const scope: object = Object.create(null);
  let asked: Asked | null = null;
  const interruptions: unknown[] = [];

  function recordsOf(table: Table): RecordType {
    const known = records.get(table.key);
    if (known !== undefined) return known;
    const made = registerRecords(environment, table, readField);
    records.set(table.key, made);
    return made;
  }

  function ask<T>(question: () => T): T {
    try {
      return question();
    } catch (thrown) {
      interruptions.push(thrown);
      throw cannotSay;
    }
  }

  function sourceOf(input: Input): Source {
    switch (input.is) {
      case 'now':
        return { type: 'google.protobuf.Timestamp', read: ({ now }) => new Date(now) };
      case 'field':
        return { type: celType(input.field), read: ({ row }) => readField(row, input.field) };
      case 'record': {
        const { field, table } = input;
        const type = recordsOf(table);
        return {
          type: type.name,
          read({ row, view }) {
            readField(row, field);
            const id = onlyId(row.values[field.key]);
            const found = ask(() => view.get(table.key, id));
            if (found === null) throw cannotSay;
            return type.wrap(found);
          },
        };
      }
      case 'children': {
        const type = recordsOf(input.table);
        const index = referenceIndex(input.table.key, input.by);
        indexes.push(index);
        return {
          type: `list<${type.name}>`,
          read({ row, view }) {
            const found = ask(() => view.by(index, row.id, longestList));
            if (found === 'crowd') throw cannotSay;
            return found.map(type.wrap);
          },
        };
      }
    }
  }

  for (const [name, input] of inputs) {
    const source = sourceOf(input);
    environment.registerVariable(name, source.type);
    Object.defineProperty(scope, name, {
      get() {
        if (asked === null) throw cannotSay;
        return source.read(asked);
      },
    });
  }

  return {
    indexes,
    inputs: scope,
    about(next, answer) {
      asked = next;
      interruptions.length = 0;
      try {
        const result = answer();
        if (interruptions.length > 0) throw interruptions[0];
        return result;
      } finally {
        asked = null;
      }
    },
  };
}

/** The record that a reference leads to, where it leads to exactly one. */
function onlyId(value: unknown): string {
  const refs = value as readonly Ref[];
  const id = refs.length === 1 ? refs[0]!.id : null;
  if (id === null) throw cannotSay;
  return id;
}
