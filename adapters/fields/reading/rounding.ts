import { Big } from 'big.js';

/** The nearest number with that many decimals, halves away from zero by its written digits: 1.005 becomes 1.01. */
export function roundTo(number: number, decimals: number): number {
  const text = String(number);
  const mark = text.indexOf('.');
  const isFineAlready = mark < 0 || text.length - mark - 1 <= decimals;
  if (isFineAlready && !text.includes('e')) return number;
  return Number(new Big(text).round(decimals, 1));
}

/** Whether two numbers differ only by what sums of binary fractions are off by: 10.299999999999999 is 10.3. */
export function isArtefact(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 + Math.abs(a) * 1e-15;
}
