import type { OpenQuestion } from '../../../core/state.ts';
import { alarm } from './alarm.ts';
import { conflict } from './conflict.ts';
import { copy } from './copy.ts';
import { duplicate } from './duplicate.ts';
import { guard } from './guard.ts';
import { handOver } from './hand-over.ts';
import { list } from './list.ts';
import type { QuestionKind } from './question-kind.ts';
import { unknownEffect } from './unknown-effect.ts';

/** Every kind of question that can be decided here, the most urgent first. */
export const questionKinds: readonly QuestionKind[] = [
  copy,
  alarm,
  guard,
  list,
  conflict,
  unknownEffect,
  duplicate,
  handOver,
];

/** The kind of a question; `undefined` for one that only another version of Rowcall can decide. */
export function kindOf({ kind }: Pick<OpenQuestion, 'kind'>): QuestionKind | undefined {
  return questionKinds.find((one) => one.kind === kind);
}

/** Where a question stands among the others: the smaller, the more urgent. */
export function urgencyOf({ kind }: Pick<OpenQuestion, 'kind'>): number {
  const at = questionKinds.findIndex((one) => one.kind === kind);
  return at < 0 ? questionKinds.length : at;
}
