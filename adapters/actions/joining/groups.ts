import type { Finding } from '../../../core/finding.ts';
import { recordKey } from '../../../core/record.ts';

/** The code under which a record is told to be probably the same as others. */
export const duplicateCode = 'duplicates.likely';

/** Records that findings tell to be the same, as groups of record keys in the order of the findings. */
export function groupsOf(
  findings: readonly Finding[],
  others: (finding: Finding) => readonly string[] = (finding) => finding.others ?? [],
): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>();
  for (const finding of findings) {
    const own = recordKey(finding.table, finding.record);
    let group = groupOf.get(own) ?? new Set([own]);
    for (const key of [own, ...others(finding)]) {
      const theirs = groupOf.get(key);
      if (theirs !== undefined && theirs !== group) group = new Set([...theirs, ...group]);
      group.add(key);
      for (const member of group) groupOf.set(member, group);
    }
  }
  return [...new Set(groupOf.values())].map((group) => [...group]).filter((group) => group.length > 1);
}
