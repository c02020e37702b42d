/** One page of a list of Notion's. */
interface ListPage<T> {
  readonly results: readonly T[];
  readonly next_cursor: string | null;
}

/** All of a list, page by page. */
export async function everyItem<T>(
  page: (from: { readonly start_cursor?: string }) => Promise<ListPage<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let from: { readonly start_cursor?: string } = {};
  for (;;) {
    const { results, next_cursor: next } = await page(from);
    items.push(...results);
    if (next === null) return items;
    from = { start_cursor: next };
  }
}
