import { overBudget, tooMany } from './refusal.ts';

const callsInSecond = 5;
const penalty = 30_000;

/** Counts calls of a base against five a second and, where the plan has one, a month's budget. */
export interface Quota {
  /** Throws the refusal that a call at this moment is answered with. */
  spend(): void;
  /** How many calls the plan has left for this month; `null`: any number. */
  budget: number | null;
}

export function openQuota(now: () => number): Quota {
  let calls: number[] = [];
  let closedUntil = 0;
  return {
    budget: null,
    spend() {
      const at = now();
      if (at < closedUntil) throw tooMany();
      calls = [...calls.filter((one) => at - one < 1000), at];
      if (calls.length > callsInSecond) {
        closedUntil = at + penalty;
        throw tooMany();
      }
      if (this.budget === null) return;
      if (this.budget === 0) throw overBudget();
      this.budget--;
    },
  };
}
