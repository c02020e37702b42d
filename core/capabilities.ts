import type { Cell } from './cell.ts';
import type { Owner } from './field.ts';
import type { Place } from './record.ts';

/**
 * How a write to a column class is guarded against people who edit meanwhile.
 * `atomic`: nothing can come between · `proven`: what came between is seen afterwards and kept ·
 * `checked`: looked at just before and after · `none`: not written.
 */
export type Guard = 'atomic' | 'proven' | 'checked' | 'none';

export interface Capabilities {
  /** Whether record ids are given by us or by the workspace. */
  readonly ids: 'ours' | 'theirs';
  readonly guard: Readonly<Record<Owner, Guard>>;
  /** Most records one write may carry. */
  readonly batch: number;
  /** Most records worth writing in one pass, about what ten seconds allow; absent: any number. */
  readonly pass?: number;
  /** The place that means whatever changed since the memo, where the workspace tells; absent: whole tables are read. */
  readonly changes?: Place;
  /** Least seconds between two askings whether anybody touched it, where asking is dear; absent: as often as wanted. */
  readonly poll?: number;
  /**
   * How long after it was given up a write may still land, in milliseconds; absent: it cannot. A call is given up after
   * thirty seconds at the latest.
   */
  readonly late?: number;
  /** How one cell would be guarded, where that depends on what it holds; absent: as its class. Pure. */
  guardOf?(owner: Owner, from: Cell, to: Cell): Guard;
  /**
   * The same once Rowcall is let in, where it then has itself told of changes; absent: as now. Whether it may is known only
   * when it is tried.
   */
  guardOnceLetIn?(owner: Owner, from: Cell, to: Cell): Guard;
}
