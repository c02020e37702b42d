import { htmlText } from '../../core/html-text.ts';

/** A piece of a page, whose texts cannot be taken for anything else. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null;

/** Puts a page together: texts become texts, whatever stands in them; pieces stay as they are, and `null` is nothing. */
export function html(words: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: words.map((word, at) => word + inHtml(parts[at] ?? null)).join('') };
}

function inHtml(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return htmlText(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('\n');
}
