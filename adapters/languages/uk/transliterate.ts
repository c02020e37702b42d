export const transliterate = (word: string): string => word;
