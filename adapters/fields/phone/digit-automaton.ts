import { type DigitPattern, everyDigit, parseDigitPattern } from './digit-pattern.ts';

/** What it means when digits fit a pattern. */
export interface Meaning<T> {
  readonly pattern: string;
  readonly means: T;
  /** Whether the number only has to begin so. */
  readonly begins: boolean;
}

/** All patterns at once: one table step per digit tells every meaning of a number. */
export interface DigitAutomaton<T> {
  /** The state after `state` and a digit, at `state * 10 + digit`. State 0 fits nothing any more. */
  readonly next: Uint16Array;
  /** What the digits read so far mean, by state. */
  readonly means: readonly (readonly T[])[];
}

/** The state before the first digit. */
export const firstState = 1;

/**
 * Compiles patterns into one deterministic automaton (Thompson's construction, then sets of states as states).
 * Patterns are finite, so a number is judged in as many table look-ups as it has digits.
 */
export function compileDigits<T>(meanings: readonly Meaning<T>[]): DigitAutomaton<T> {
  /** One state of the loose automaton: a digit to read, several ways on, or a pattern's end. */
  type Loose = { set: number; to: number } | { ways: number[] } | { means: T };
  const loose: Loose[] = [];
  const add = (state: Loose) => loose.push(state) - 1;

  function build(pattern: DigitPattern, after: number): number {
    switch (pattern.is) {
      case 'digit':
        return add({ set: pattern.set, to: after });
      case 'sequence':
        return pattern.items.reduceRight((to, item) => build(item, to), after);
      case 'choice':
        return add({ ways: pattern.options.map((option) => build(option, after)) });
      case 'repeat': {
        let start = after;
        for (let i = pattern.max; i > pattern.min; i--) start = add({ ways: [build(pattern.item, start), after] });
        for (let i = pattern.min; i > 0; i--) start = build(pattern.item, start);
        return start;
      }
    }
  }

  function end({ means, begins }: Meaning<T>): number {
    const reached = add({ means });
    if (!begins) return reached;
    const loop: Loose = { set: everyDigit, to: 0 };
    loop.to = add({ ways: [reached, add(loop)] });
    return loop.to;
  }

  /** Follows every way that needs no digit. */
  function reach(state: number, into: Set<number>): void {
    if (into.has(state)) return;
    into.add(state);
    const here = loose[state]!;
    if ('ways' in here) for (const way of here.ways) reach(way, into);
  }

  const sets: number[][] = [[]];
  const known = new Map<string, number>([['', 0]]);
  function stateOf(starts: Iterable<number>): number {
    const reached = new Set<number>();
    for (const start of starts) reach(start, reached);
    const set = [...reached].filter((state) => !('ways' in loose[state]!)).sort((a, b) => a - b);
    const key = set.join();
    const state = known.get(key) ?? sets.push(set) - 1;
    known.set(key, state);
    return state;
  }

  stateOf(meanings.map((meaning) => build(parseDigitPattern(meaning.pattern), end(meaning))));

  const next: number[] = [];
  for (let state = 0; state < sets.length; state++) {
    for (let digit = 0; digit < 10; digit++) {
      const to: number[] = [];
      for (const member of sets[state]!) {
        const here = loose[member]!;
        if ('set' in here && here.set & (1 << digit)) to.push(here.to);
      }
      next.push(stateOf(to));
    }
  }

  return {
    next: Uint16Array.from(next),
    means: sets.map((set) =>
      set.flatMap((member) => {
        const here = loose[member]!;
        return 'means' in here ? [here.means] : [];
      }),
    ),
  };
}
