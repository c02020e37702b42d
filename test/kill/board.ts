import type { Clock } from '../../core/clock.ts';
import type { Effect } from '../../core/effect.ts';
import type { Receipt } from '../../core/sender.ts';

/** What people read on the board. */
export interface Post {
  readonly key: string;
  readonly kind: string;
  /** What is said, and of which deal. */
  readonly what: string;
  readonly title: string;
}

export interface Board {
  /** In order, each as often as it was sent. */
  readonly posts: readonly Post[];
  send(effect: Effect): Receipt;
  find(key: string): Receipt | null;
}

/** The link of a message, as its receipt says it. */
export function linkOf(key: string): string {
  return `board:${key}`;
}

/** A message board that shows whatever it is told, twice if it is told twice. */
export function messageBoard(clock: Clock): Board {
  const posts: (Post & { readonly receipt: Receipt })[] = [];
  return {
    posts,
    send({ key, kind, payload }) {
      const { what, title } = payload as Pick<Post, 'what' | 'title'>;
      const receipt = { at: clock.now(), id: String(posts.length), link: linkOf(key) };
      posts.push({ key, kind, what, title, receipt });
      return receipt;
    },
    find: (key) => posts.find((post) => post.key === key)?.receipt ?? null,
  };
}
