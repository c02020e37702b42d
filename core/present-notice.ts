import type { Args } from './finding.ts';
import type { Model } from './model.ts';
import type { Notice } from './notice.ts';
import type { Viewer } from './present.ts';
import { presentCell } from './present.ts';
import type { Message } from './sender.ts';

/** A notice in the words of its readers; `linkTo` answers where a record, by its key, can be opened. */
export function presentNotice(
  model: Pick<Model, 'tables'>,
  viewer: Viewer,
  notice: Notice,
  linkTo: (record: string) => string | null = () => null,
): Message {
  const { reason, cells = {}, record, items = [] } = notice;
  const shown: Record<string, Args[string]> = { ...reason.args };
  for (const [name, { table, field: key, cell }] of Object.entries(cells)) {
    const field = model.tables.get(table)?.byKey.get(key);
    // Nobody can say any more whether it must be masked: a sentence with a gap is better than a secret told.
    shown[name] = field === undefined ? '' : presentCell(field, viewer, cell);
  }
  return {
    text: viewer.language.say({ code: reason.code, args: shown }),
    link: record === undefined ? null : linkTo(record),
    items: items.map((item) => presentNotice(model, viewer, item, linkTo)),
  };
}
