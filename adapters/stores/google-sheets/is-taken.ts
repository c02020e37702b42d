const longestNumber = 40;
const sign = /^[=+\-'@＝＋－＠]/u;
const yesOrNo = /^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso|истина|ложь|істина|хибність|prawda|fałsz)$/iu;
const address = /^[^\s@=+\-'][^\s@]*@[^\s@]+$/u;

/**
 * Whether Google Sheets may take a text for something else when it is typed: a number, a date, a formula. Rather once too
 * often than too seldom.
 */
export function isTaken(text: string): boolean {
  const trimmed = text.trim();
  if (sign.test(trimmed)) return true;
  if (trimmed.length > longestNumber || address.test(trimmed)) return false;
  return /\p{Nd}/u.test(trimmed) || yesOrNo.test(trimmed);
}
