import type { Reason } from './finding.ts';

/**
 * One step of what a person does once, with the vendor, so that Rowcall may look at a spreadsheet. It is said by its code,
 * with the arguments of what was found there.
 */
export interface GuideStep extends Pick<Reason, 'code'> {
  /** The page of the vendor's on which it is done; `null`: the spreadsheet itself. */
  readonly page: string | null;
  /** The name of the need that it gives: somebody has to say it to Rowcall. */
  readonly gives?: string;
  /** What it gives comes as a file, and what stands in it is the key. */
  readonly asFile?: true;
  /** The argument of what was found that is to be pasted there, as an address to share with. */
  readonly paste?: string;
  /** The codes of what is found as long as it is not done. */
  readonly until: readonly string[];
}
