import type { NotionRequest, NotionText } from '../../vendors/notion.ts';

type Sent = Extract<NotionRequest, { rich_text: unknown }>['rich_text'];

/** Notion takes so many characters in one piece of text, and so many pieces. */
const mostInPiece = 2000;
const mostPieces = 100;

/** All pieces as one text. */
export function textOf(pieces: readonly Pick<NotionText, 'plain_text'>[]): string {
  return pieces.map(({ plain_text }) => plain_text).join('');
}

/** Whether people have formatted, linked or mentioned something: plain text in its place would lose that. */
export function isFormatted(pieces: readonly NotionText[]): boolean {
  return pieces.some(({ type, href, annotations }) => {
    const { color, ...marks } = annotations;
    return type !== 'text' || href !== null || color !== 'default' || Object.values(marks).some(Boolean);
  });
}

/** A text in pieces that Notion takes; `null` for one that is too long. No piece ends within a character. */
export function piecesOf(text: string): Sent | null {
  const pieces: Sent = [];
  for (let at = 0; at < text.length; ) {
    const end = at + mostInPiece;
    const isSplit = end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!);
    const next = isSplit ? end - 1 : end;
    pieces.push({ type: 'text', text: { content: text.slice(at, next) } });
    at = next;
  }
  return pieces.length > mostPieces ? null : pieces;
}
