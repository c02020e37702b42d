import type { Question } from './facts.ts';
import type { Finding, Reason } from './finding.ts';
import type { Values } from './record.ts';
import type { Decision } from './rule.ts';

/** One visit of one record by one rule, as `explain` prints it. */
export interface Step {
  readonly record: string;
  readonly rule: string;
  readonly asked: readonly Question[];
  readonly set: Values;
  readonly findings: readonly Finding[];
  readonly because: Reason | null;
  readonly refused: Finding | null;
}

export function stepOf(record: string, rule: string, asked: readonly Question[], decision: Decision): Step {
  return {
    record,
    rule,
    asked,
    set: decision.set ?? {},
    findings: decision.findings ?? [],
    because: decision.because ?? null,
    refused: decision.refuse?.finding ?? null,
  };
}
