import type { Board, BoardLine } from '../../core/board.ts';

const heads = { value: 'Now', box: 'Check here', from: 'Silent from', late: 'What then', alarm: 'Alarm' };

/** What the tab of Rowcall's own shows in tests: a check at that time, a box, and a week with so many facts. */
export function boardOf({
  checked = '09:00',
  from = '2026-11-22T11:00:00.000Z',
  paused = false,
  was,
  week = ['changed 2 cells'],
  more = [],
}: {
  readonly checked?: string;
  readonly from?: string;
  readonly paused?: boolean;
  readonly was?: boolean;
  readonly week?: readonly string[];
  readonly more?: readonly BoardLine[];
} = {}): Board {
  return {
    title: 'Rowcall',
    heads,
    lines: [
      { is: 'title', key: 'rowcall', label: 'Rowcall' },
      { is: 'fact', key: 'checked', label: 'Last check', value: checked },
      {
        is: 'alarm',
        key: 'alive',
        label: 'Working',
        fine: 'yes',
        late: `No check since "${checked}"`,
        from,
        still: `yes, until ${from}`,
      },
      { is: 'box', key: 'pause', label: 'Pause', value: paused, ...(was !== undefined && { was }) },
      ...more,
      { is: 'heading', key: 'week', label: 'This week' },
      ...week.map((value, at): BoardLine => ({ is: 'fact', key: `week-${at}`, label: '', value })),
    ],
  };
}

/** What is shown besides while it is asked whether all is to go on. */
export const goOn: readonly BoardLine[] = [
  { is: 'fact', key: 'paused', label: 'Paused', value: 'by Ann' },
  { is: 'box', key: 'go-on', label: 'Go on', value: false, was: false },
];
