/** English is written in Latin letters already. */
export const transliterate = (word: string): string => word;
