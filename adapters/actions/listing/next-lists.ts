import type { Lists } from '../../../core/list-source.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { namesOf } from './with-lists.ts';

/** The lists as they would count after a look: one that is gone or empty stays as it was. */
export function nextLists(loaded: Pick<Loaded, 'lists'>, known: Lists, heard: Lists): Lists {
  return new Map(
    namesOf(loaded).map((name) => {
      const rows = heard.get(name) ?? [];
      return [name, rows.length > 0 ? rows : (known.get(name) ?? [])];
    }),
  );
}
