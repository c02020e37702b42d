import type { BoardLine } from '../../../core/board.ts';
import type { NotionBlock, NotionNewBlock } from '../../vendors/notion.ts';
import { textOf } from './texts.ts';

/** A piece of text on the page, bold or not. */
interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** A block as it is to stand on the page. Facts that follow one another are one: Notion counts blocks on a free plan. */
export type Wanted =
  | { readonly is: 'paragraph' | 'heading_3'; readonly pieces: readonly Piece[] }
  | { readonly is: 'to_do'; readonly key: string; readonly pieces: readonly Piece[]; readonly value: boolean }
  | { readonly is: 'alarm'; readonly line: Extract<BoardLine, { is: 'alarm' }> };

/** A block of text. */
export type WantedText = Exclude<Wanted, { is: 'alarm' }>;

/** Notion takes a hundred pieces of text a block; a fact has two. */
const mostFacts = 45;
const longestPiece = 1900;

/** The blocks that show these lines; the title is that of the page. `isStill`: nothing there tells the time by itself. */
export function wantedBlocks(lines: readonly BoardLine[], isStill: boolean): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let facts: (readonly Piece[])[] = [];
  const close = () => {
    const pieces = facts
      .slice(0, mostFacts)
      .flatMap((fact, at) => (at === 0 ? fact : [lineBreak(fact[0]!), ...fact.slice(1)]));
    if (facts.length > 0) wanted.push({ is: 'paragraph', pieces });
    facts = [];
  };
  for (const line of lines) {
    if (line.is === 'fact') facts.push(factOf(line.label, line.value));
    else if (line.is === 'alarm' && isStill) facts.push(factOf(line.label, line.still ?? line.fine));
    else if (line.is !== 'title') {
      close();
      wanted.push(blockOf(line));
    }
  }
  close();
  return wanted;
}

const lineBreak = ({ text, bold }: Piece): Piece => ({ text: `\n${text}`, bold });

function factOf(label: string, value: string): readonly Piece[] {
  return label === '' ? [plain(value)] : [{ text: cut(`${label}: `), bold: true }, plain(value)];
}

function blockOf(line: BoardLine): Wanted {
  switch (line.is) {
    case 'title':
    case 'heading':
      return { is: 'heading_3', pieces: [plain(line.label)] };
    case 'fact':
      return { is: 'paragraph', pieces: factOf(line.label, line.value) };
    case 'box':
      return { is: 'to_do', key: line.key, pieces: [plain(line.label)], value: line.value };
    case 'alarm':
      return { is: 'alarm', line };
  }
}

const plain = (text: string): Piece => ({ text: cut(text), bold: false });

/** No piece ends within a character. */
function cut(text: string): string {
  if (text.length <= longestPiece) return text;
  return `${text.slice(0, longestPiece).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A block as Notion makes it. */
export function requestFor(wanted: WantedText): NotionNewBlock {
  const inner = { rich_text: textsOf(wanted) };
  switch (wanted.is) {
    case 'paragraph':
      return { paragraph: inner };
    case 'heading_3':
      return { heading_3: inner };
    case 'to_do':
      return { to_do: { ...inner, checked: wanted.value } };
  }
}

/** What is to be changed of a block so that it is the wanted one; `null`: nothing. */
export function changeFor(block: NotionBlock, wanted: WantedText) {
  const text = isSameText(block, wanted) ? {} : { rich_text: textsOf(wanted) };
  if (wanted.is !== 'to_do') {
    if (!('rich_text' in text)) return null;
    return wanted.is === 'paragraph' ? { paragraph: text } : { heading_3: text };
  }
  const isOther = block.type === 'to_do' && block.to_do.checked !== wanted.value;
  const change = { ...text, ...(isOther && { checked: wanted.value }) };
  return Object.keys(change).length === 0 ? null : { to_do: change };
}

/** What a block says, in its own words and bold ones. */
function isSameText(block: NotionBlock, { pieces }: WantedText): boolean {
  const held = richTextOf(block);
  const bold = held.filter(({ annotations }) => annotations.bold);
  return textOf(held) === joined(pieces) && textOf(bold) === joined(pieces.filter((piece) => piece.bold));
}

/** What a block of text says. */
export function saidIn(block: NotionBlock): string {
  return textOf(richTextOf(block));
}

function richTextOf(block: NotionBlock) {
  switch (block.type) {
    case 'paragraph':
      return block.paragraph.rich_text;
    case 'heading_3':
      return block.heading_3.rich_text;
    case 'to_do':
      return block.to_do.rich_text;
    default:
      return [];
  }
}

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

function textsOf({ pieces }: WantedText) {
  return pieces
    .filter(({ text }) => text !== '')
    .map(({ text, bold }) => ({ type: 'text' as const, text: { content: text }, annotations: { bold } }));
}

/** Whether a block stands for a wanted one: a box for the same box, else by its kind. `boxes`: ids of boxes by their keys. */
function standsFor(block: NotionBlock, wanted: Wanted, boxes: Readonly<Record<string, string>>): boolean {
  if (wanted.is === 'alarm') return block.type === 'child_database';
  if (block.type !== wanted.is) return false;
  if (wanted.is !== 'to_do') return true;
  const known = boxes[wanted.key];
  if (known !== undefined) return known === block.id;
  return !Object.values(boxes).includes(block.id) && saidIn(block) === joined(wanted.pieces);
}

/** Blocks paired with wanted ones in the order of both, as many as can be: the rest of either comes or goes. */
export function paired(
  blocks: readonly NotionBlock[],
  wanted: readonly Wanted[],
  boxes: Readonly<Record<string, string>>,
): ReadonlyMap<Wanted, NotionBlock> {
  const fits = blocks.map((block) => wanted.map((one) => standsFor(block, one, boxes)));
  const length: number[][] = Array.from({ length: blocks.length + 1 }, () => Array(wanted.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = blocks.length - 1; i >= 0; i--)
    for (let j = wanted.length - 1; j >= 0; j--)
      length[i]![j] = fits[i]![j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs = new Map<Wanted, NotionBlock>();
  for (let i = 0, j = 0; i < blocks.length && j < wanted.length; ) {
    if (fits[i]![j]) pairs.set(wanted[j++]!, blocks[i++]!);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
