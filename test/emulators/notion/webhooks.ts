import { createHmac, randomUUID } from 'node:crypto';
import type { Call } from '../../../core/store.ts';
import type { Happening, World } from './world.ts';

/** What Notion posts to a webhook. */
export interface Webhooks {
  readonly verificationToken: string;
  /** The first call: it brings the token with which later ones are signed, and is not signed itself. */
  handshake(): Call;
  /** Everything that happened since, signed: what was done to one page in one way is one event. */
  take(attempt?: number): readonly Call[];
}

export function webhooks(world: World): Webhooks {
  const verificationToken = 'secret_of_the_subscription_0123456789';
  const call = (body: object, isSigned: boolean): Call => {
    const text = JSON.stringify(body);
    const signature = createHmac('sha256', verificationToken).update(text).digest('hex');
    return {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(isSigned && { 'x-notion-signature': `sha256=${signature}` }) },
      body: new TextEncoder().encode(text),
    };
  };

  return {
    verificationToken,
    handshake: () => call({ verification_token: verificationToken }, false),
    take(attempt = 1) {
      const groups = Map.groupBy(world.happenings.splice(0), ({ type, entity }) => `${type} ${entity.id}`);
      return [...groups.values()].map((group) => call(eventOf(world, group, attempt), true));
    },
  };
}

function eventOf(world: World, group: readonly Happening[], attempt: number): object {
  const last = group.at(-1)!;
  const authors = [...new Set(group.map(({ author }) => author))];
  const changed = group.flatMap(({ data }) => (data['updated_properties'] as string[] | undefined) ?? []);
  return {
    id: randomUUID(),
    timestamp: new Date(last.at).toISOString(),
    workspace_id: world.root,
    workspace_name: 'Acme',
    subscription_id: world.root,
    integration_id: world.root,
    type: last.type,
    authors: authors.map((id) => ({ id, type: id === world.bot ? 'bot' : 'person' })),
    accessible_by: [],
    attempt_number: attempt,
    api_version: '2025-09-03',
    entity: last.entity,
    data: { ...last.data, ...('updated_properties' in last.data && { updated_properties: [...new Set(changed)] }) },
  };
}
