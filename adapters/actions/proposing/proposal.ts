import type { Locale } from '../../../core/field.ts';
import type { FoundColumn } from '../../../core/store.ts';
import type { Candidate } from './column-type.ts';
import type { HeaderEvidence } from './header-evidence.ts';

/** A column as it is proposed. */
export interface ProposedColumn {
  readonly key: string;
  readonly header: string;
  readonly evidence: HeaderEvidence | null;
  readonly found: FoundColumn;
  /** The likeliest first; the first is taken. */
  readonly candidates: readonly Candidate[];
  readonly sure: boolean;
  /** Whether no two records should have the same there. */
  readonly unique?: true;
}

/** A tab as it is proposed. */
export interface ProposedTable {
  readonly key: string;
  readonly title: string;
  /** The names of the tabs that it was found in. */
  readonly found: readonly string[];
  /** The tabs in which it stands, where these are several; `*` stands for anything. */
  readonly tabs?: readonly string[];
  /** The one of them that takes new rows, or `firstTab`, where that is not the last. */
  readonly into?: string;
  readonly concept: string | null;
  readonly columns: readonly ProposedColumn[];
  /** The key of the column that names a record. */
  readonly label: string;
  /** Keys of every column by which other tabs name its records, the label first. */
  readonly names: readonly string[];
  /** Whether every record has its label. */
  readonly labelled: boolean;
}

/** Settings as they are proposed, before they are text. */
export interface Proposal {
  readonly name: string;
  readonly locale: Locale;
  readonly tables: readonly ProposedTable[];
  /** The names of the other tabs, which are never opened under these settings. */
  readonly left: readonly string[];
}
