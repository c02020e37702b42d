import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { Memo, StoreSetting } from '../../../core/store.ts';
import { recallWatch } from './keep-watch.ts';
import { audienceName, callersName, hookSecretName, hookUrlName } from './names.ts';

/** Says who tells Rowcall of changes: the script in the spreadsheet, and in whose name; Google Drive, and until when. */
export function aboutCalls({ given }: StoreSetting, memo: Memo | null, now: number): readonly Diagnosis[] {
  const says = (name: string) => given?.(name) ?? '';
  const hasScript = says(audienceName) !== '';
  const hasWatch = says(hookUrlName) !== '' && says(hookSecretName) !== '';
  if (!hasScript && !hasWatch) return [{ is: 'doubtful', code: 'google.not-told' }];
  const callers = says(callersName)
    .split(/[\s,]+/u)
    .filter((one) => one !== '');
  return [
    ...(hasScript
      ? [
          {
            is: 'well',
            code: 'report.google.script',
            args: { people: callers.join(', '), count: callers.length },
          } as const,
        ]
      : []),
    ...(hasWatch ? [aboutWatch(memo, now)] : []),
  ];
}

function aboutWatch(memo: Memo | null, now: number): Diagnosis {
  const watch = recallWatch(memo);
  if (watch === null) return { is: 'doubtful', code: 'google.watch.none' };
  if (watch.id === '') return { is: 'doubtful', code: 'google.watch.refused' };
  if (watch.until <= now) return { is: 'doubtful', code: 'google.watch.over' };
  return {
    is: 'well',
    code: 'report.google.watch',
    args: { until: `${new Date(watch.until).toISOString().slice(0, 16)}Z` },
  };
}
