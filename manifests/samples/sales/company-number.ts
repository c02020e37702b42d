import type { Random } from '../random.ts';

/** The rest of a weighed sum of digits by 11. */
function weighed(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, at) => sum + digit * weights[at]!, 0) % 11;
}

/** A Ukrainian company number (ЄДРПОУ) whose last digit checks the seven before it. */
export function companyNumber(random: Random): string {
  const digits = [4, ...Array.from({ length: 6 }, () => random.int(0, 9))];
  const first = weighed(digits, [7, 1, 2, 3, 4, 5, 6]);
  const check = first < 10 ? first : weighed(digits, [9, 3, 4, 5, 6, 7, 8]) % 10;
  return [...digits, check].join('');
}
