const numberWithExtension = /^([+\d\s()./-]+)(,? \p{L}+\.? \d{1,7})$/u;
/** So many digits are hidden, and the last two after them stay, `+7 916 •••-••-67`. */
const hidden = 5;
const shownAtEnd = 2;

/** Hides five digits before the last two; an extension stays, as it says nothing without the number. */
export function maskPhone(shown: string): string {
  const [, number = shown, extension = ''] = numberWithExtension.exec(shown) ?? [];
  const count = number.replace(/\D/g, '').length;
  let at = 0;
  const masked = number.replace(/\d/g, (digit) => {
    const fromEnd = count - at++;
    return fromEnd > shownAtEnd && fromEnd <= shownAtEnd + hidden ? '•' : digit;
  });
  return masked + extension;
}
