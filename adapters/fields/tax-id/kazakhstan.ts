const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Whether twelve digits are an identification number of Kazakhstan, of a person (ИИН) or a company (БИН): the last is
 * the weighted sum of the others modulo 11, by the second weights where the first give 10. Order of the Government No. 565 of 2003.
 */
export function isKazakhNumber(compact: string): boolean {
  if (!/^\d{12}$/.test(compact)) return false;
  const digits = Array.from(compact, Number);
  const sum = (weights: readonly number[]) => weights.reduce((total, weight, i) => total + weight * digits[i]!, 0) % 11;
  const check = sum(firstWeights) === 10 ? sum(secondWeights) : sum(firstWeights);
  return check < 10 && check === digits[11];
}
