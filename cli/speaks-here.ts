import type { Language } from '../core/language.ts';

/** The language of this computer, where Rowcall knows it; else English. */
export async function speaksHere(): Promise<Language['code']> {
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const [code = ''] = new Intl.DateTimeFormat().resolvedOptions().locale.split('-');
  return languageByCode(code)?.code ?? 'en';
}
