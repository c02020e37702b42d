import type { ParseResult } from '@marcbachmann/cel-js';
import { EvaluationError } from '@marcbachmann/cel-js';
import type { FieldKey, Instant } from '../../core/cell.ts';
import type { Table } from '../../core/model.ts';
import type { Row } from '../../core/record.ts';
import type { Index, Tables, View } from '../../core/rule.ts';
import { usualWork } from '../../core/work-time.ts';
import { calendarOf } from './calendar.ts';
import { declareFunctions, openEnvironment } from './environment.ts';
import type { Examination } from './examination.ts';
import { examine } from './examine.ts';
import type { Input } from './input.ts';
import type { ConditionIssue } from './issue.ts';
import { namesIn } from './names.ts';
import { fieldReader } from './reading.ts';
import { openScope } from './scope.ts';
import { blankCell, cannotSay } from './silence.ts';
import { wordFault } from './wording.ts';

/** A condition of one table, checked and ready to be asked of its records. */
export interface Condition {
  /** Fields of the record itself whose values it depends on. */
  readonly reads: readonly FieldKey[];
  /** By which it finds records that refer to this one; whoever asks it must declare them. */
  readonly indexes: readonly Index[];
  /** Whether the answer may become another one by the course of time alone. */
  readonly asksNow: boolean;
  /** `null`: it cannot be said, because a cell that the answer hangs on is empty or unreadable. */
  test(row: Row, view: View, now: Instant): boolean | null;
}

const longestSource = 2000;

/**
 * Compiles a condition in CEL over the fields of a table, one reference and one list of records away from it.
 * What could run for long, cannot be true, or names what is not there is told at once, with its place.
 */
export function compileCondition(
  source: string,
  table: Table,
  tables: Tables,
): { readonly condition: Condition } | { readonly issues: readonly ConditionIssue[] } {
  if (source.trim() === '') return { issues: [{ message: 'A condition must not be empty', at: 0 }] };
  if (source.length > longestSource)
    return { issues: [{ message: `A condition may have at most ${longestSource} characters`, at: longestSource }] };

  const environment = openEnvironment();
  const parsed = attempt(() => environment.parse(source), source);
  if ('issues' in parsed) return parsed;
  const program = parsed.done;

  const exam: Examination = {
    source,
    table,
    tables,
    names: namesIn(table, tables),
    inputs: new Map(),
    patterns: new Map(),
    issues: [],
    walk: (node, place) => examine(node, place, exam),
  };
  exam.walk(program.ast, { locals: new Map(), loops: 0 });
  if (exam.issues.length > 0) return { issues: exam.issues };

  const calendar = calendarOf(tables.locale.zone);
  declareFunctions(environment, calendar, tables.locale.work ?? usualWork, exam.patterns);
  const scope = openScope(environment, exam.inputs, fieldReader(calendar));
  const checked = program.check();
  if (checked.error !== undefined) return { issues: [wordFault(checked.error, source)] };
  if (checked.type !== 'bool') return { issues: [{ message: 'A condition must come to yes or no', at: 0 }] };

  return {
    condition: {
      reads: ownFields(exam.inputs),
      indexes: scope.indexes,
      asksNow: [...exam.inputs.values()].some(({ is }) => is === 'now'),
      test: (row, view, now) => scope.about({ row, view, now }, () => answer(program, scope.inputs)),
    },
  };
}

function attempt<T>(work: () => T, source: string): { readonly done: T } | { readonly issues: ConditionIssue[] } {
  try {
    return { done: work() };
  } catch (error) {
    return { issues: [wordFault(error, source)] };
  }
}

function answer(program: ParseResult, inputs: object): boolean | null {
  try {
    const result: unknown = program(inputs);
    return typeof result === 'boolean' ? result : null;
  } catch (error) {
    if (error === blankCell || error === cannotSay || error instanceof EvaluationError) return null;
    throw error;
  }
}

function ownFields(inputs: ReadonlyMap<string, Input>): readonly FieldKey[] {
  const keys = new Set<FieldKey>();
  for (const input of inputs.values()) if (input.is === 'field' || input.is === 'record') keys.add(input.field.key);
  return [...keys];
}
