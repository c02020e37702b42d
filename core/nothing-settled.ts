import type { Settlement } from './state.ts';

/** A settlement in which nothing happened. */
export const nothingSettled: Settlement = {
  plan: '',
  records: [],
  keys: new Map(),
  asked: new Map(),
  entries: [],
  effects: [],
  wakes: new Map(),
  woken: [],
  questions: [],
  withdrawn: [],
  journal: [],
  answers: new Map(),
  hints: [],
  work: [],
  memo: {},
  closed: true,
};
