import { cellText } from '../../../core/cell.ts';
import { readArea } from './area.ts';
import type { Tab } from './tab.ts';

/** Lists stand near the top of their sheet, and a workbook has a few dozen of them. */
const lastRow = 5000;
const maxSources = 200;

/** A drop-down with more choices than this is a look-up in data, not a vocabulary. */
const maxChoices = 500;

/**
 * Reads the source of a drop-down: a list in quotes, a range here or on another sheet, or a name for one.
 * Answers `null` for sources that are calculated. Each source is read once.
 */
export function choiceReader(names: ReadonlyMap<string, string>, openTab: (title: string) => Promise<Tab | null>) {
  const known = new Map<string, Promise<readonly string[] | null>>();

  const read = async (formula: string, own: Tab, depth: number): Promise<readonly string[] | null> => {
    if (formula.startsWith('"')) return writtenChoices(formula);
    const reference = /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?([$A-Z0-9:]+)$/i.exec(formula);
    const area = readArea(reference?.[3] ?? '');
    if (reference && area) {
      const title = reference[1]?.replaceAll("''", "'") ?? reference[2];
      const tab = title === undefined ? own : await openTab(title);
      return tab && cellsOf(tab, area);
    }
    const meant = names.get(formula.toLowerCase());
    return meant === undefined || depth === 0 ? null : read(meant, own, depth - 1);
  };

  return (formula: string, own: Tab): Promise<readonly string[] | null> => {
    const plain = formula.slice(0, 8192).trim().replace(/^=/, '');
    const key = `${own.title}!${plain}`;
    let choices = known.get(key);
    if (!choices) {
      if (known.size >= maxSources) return Promise.resolve(null);
      choices = read(plain, own, 3);
      known.set(key, choices);
    }
    return choices;
  };
}

function writtenChoices(formula: string): readonly string[] {
  const list = formula.slice(1, -1).replaceAll('""', '"');
  return distinct(list.split(','));
}

function cellsOf(tab: Tab, area: NonNullable<ReturnType<typeof readArea>>): readonly string[] {
  const texts: string[] = [];
  tab.scan(null, (line) => {
    if (line.row > Math.min(area.bottom, lastRow)) return false;
    for (let i = 0; i < line.count && line.row >= area.top; i++) {
      const column = line.at[i]!;
      if (column >= area.left && column <= area.right) texts.push(cellText(line.cells[i]!));
    }
    return texts.length < maxChoices;
  });
  return distinct(texts);
}

const distinct = (texts: readonly string[]) =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, maxChoices);
