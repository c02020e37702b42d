/** One thing said in English, Russian and Ukrainian. */
export type Said = readonly [en: string, ru: string, uk: string];

/** The languages of the story, in the order of `Said`. */
export const tongues = ['en', 'ru', 'uk'] as const;
export type Tongue = (typeof tongues)[number];

/** What is said in one of them. */
export function sayer(tongue: Tongue): (said: Said) => string {
  const at = tongues.indexOf(tongue);
  return (said) => said[at]!;
}
