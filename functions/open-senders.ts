import { presentNotice } from '../core/present-notice.ts';
import type { Sender, SenderSetting } from '../core/sender.ts';
import type { Loaded } from '../manifests/load.ts';

type Surroundings = Pick<SenderSetting, 'print' | 'folder' | 'clock'>;

/** Opens the ways of sending that settings name, by their kinds; what is said is in the team's language. */
export async function openSenders(
  { senders, model }: Pick<Loaded, 'senders' | 'model'>,
  around: Surroundings,
): Promise<ReadonlyMap<string, Sender>> {
  const { language } = model.locale;
  const setting: SenderSetting = {
    ...around,
    say: (notice, audience) => presentNotice(model, { audience, language }, notice),
  };
  const opened = await Promise.all(senders.map(({ kind, options }) => kind.open(options, setting)));
  return new Map(opened.map((sender) => [sender.kind, sender]));
}
