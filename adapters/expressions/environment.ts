import type { ASTNode } from '@marcbachmann/cel-js';
import { Environment } from '@marcbachmann/cel-js';
import { type WorkTime, workdaysBetween } from '../../core/work-time.ts';
import type { Calendar } from './calendar.ts';
import { registerLinks } from './links.ts';
import type { Pattern } from './pattern.ts';
import { blankCell } from './silence.ts';

const moment = 'google.protobuf.Timestamp';

type Numeric = number | bigint;

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** The parts of the library's type checker and evaluator that a macro is handed. */
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}
interface FieldMacro {
  readonly field: ASTNode;
}

const limits = { maxAstNodes: 400, maxDepth: 40, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 8 };

const shared = registerLinks(withWords(withNumbers(new Environment({ limits, homogeneousAggregateLiterals: false }))));

/** An expression language of its own for one condition: nothing that is declared in it is seen by others. */
export function openEnvironment(): Environment {
  return shared.clone();
}

/** Adds what depends on the team and on the condition: its calendar, when it works, and its compiled patterns. */
export function declareFunctions(
  environment: Environment,
  calendar: Calendar,
  work: WorkTime,
  patterns: ReadonlyMap<string, Pattern>,
) {
  environment
    .registerFunction('matchesRe(string, string): bool', (text: string, pattern: string) =>
      patterns.get(pattern)!(text),
    )
    .registerFunction(`date(string): ${moment}`, (day: string) => calendar.startOf(day))
    .registerFunction(`daysBetween(${moment}, ${moment}): double`, (from: Date, to: Date) =>
      calendar.daysBetween(from, to),
    )
    .registerFunction(`workdaysBetween(${moment}, ${moment}): double`, (from: Date, to: Date) =>
      workdaysBetween(calendar.dayOf(from), calendar.dayOf(to), work),
    );
}

/** A size is a whole number, a cell an ordinary one: the language would refuse to compare or add them. */
function withNumbers(environment: Environment): Environment {
  for (const [sign, calculate] of Object.entries(arithmetic)) {
    const handler = (a: Numeric, b: Numeric) => calculate(Number(a), Number(b));
    environment.registerOperator(`double ${sign} int: double`, handler);
    environment.registerOperator(`int ${sign} double: double`, handler);
  }
  environment.registerOperator('double % double: double', arithmetic['%']!);
  return environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
}

function total(items: readonly Numeric[]): number {
  return items.reduce<number>((sum, item) => sum + Number(item), 0);
}

function withWords(environment: Environment): Environment {
  return environment
    .registerFunction('lower(string): string', (text: string) => text.toLowerCase())
    .registerFunction('sum(list<double>): double', total)
    .registerFunction('sum(list<int>): double', total)
    .registerFunction('filled(ast): bool', fieldMacro(true))
    .registerFunction('blank(ast): bool', fieldMacro(false));
}

/** A function of the cell rather than of its value: an empty cell answers it instead of silencing the condition. */
function fieldMacro(whenFilled: boolean) {
  return ({ args }: { readonly args: readonly ASTNode[] }) => ({
    field: args[0]!,
    async: false,
    typeCheck(checker: Checker, { field }: FieldMacro, context: unknown) {
      checker.check(field, context);
      return checker.getType('bool');
    },
    evaluate(evaluator: Evaluator, { field }: FieldMacro, context: unknown): boolean {
      try {
        evaluator.run(field, context);
        return whenFilled;
      } catch (error) {
        if (error === blankCell) return !whenFilled;
        throw error;
      }
    },
  });
}
