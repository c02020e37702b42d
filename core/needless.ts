import type { Finding } from './finding.ts';

/** What was found of a record, without what a later finding says too of the same others. */
export function withoutNeedless(findings: readonly Finding[]): readonly Finding[] {
  const whole = findings.filter(({ instead }) => instead !== undefined);
  if (whole.length === 0) return findings;
  const isSaid = (one: Finding) =>
    whole.some(
      ({ instead, others = [] }) => instead!.includes(one.code) && one.others?.every((other) => others.includes(other)),
    );
  return findings.filter((one) => !isSaid(one));
}
