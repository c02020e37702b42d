import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { driveRefusal } from './refusal.ts';
import type { Doc } from './world.ts';

/** A message to whoever watches a file: it has no body, everything is in its headers. */
export interface Notification {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The channels on all files. */
export type Channels = ReturnType<typeof channelKeeper>;

interface Channel {
  readonly id: string;
  readonly resourceId: string;
  readonly docId: string;
  readonly address: string;
  readonly token: string | null;
  readonly expiration: number;
  messages: number;
}

const hour = 3_600_000;
const longest = 24 * hour;

/** Channels on files: an hour long if not said, a day at most, and nothing comes after that. */
export function channelKeeper(now: () => number, send: (notification: Notification) => void) {
  const channels = new Map<string, Channel>();

  function notify(channel: Channel, state: 'sync' | 'update', changed: string | null): void {
    channel.messages += 1;
    send({
      address: channel.address,
      headers: {
        'x-goog-channel-id': channel.id,
        ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
        'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
        'x-goog-resource-id': channel.resourceId,
        'x-goog-resource-uri': `https://www.googleapis.com/drive/v3/files/${channel.docId}?alt=json`,
        'x-goog-resource-state': state,
        ...(changed === null ? {} : { 'x-goog-changed': changed }),
        'x-goog-message-number': String(channel.messages),
      },
    });
  }

  return {
    watch(doc: Doc, body: drive_v3.Schema$Channel): drive_v3.Schema$Channel {
      const { id, type, address, token, expiration } = body;
      if (!id) throw driveRefusal(400, 'required', 'Required', 'id');
      if (type !== 'web_hook') throw driveRefusal(400, 'channelTypeInvalid', `Unknown channel type: ${type}`);
      if (!address || !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(address))
        throw driveRefusal(400, 'push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${address}`);
      if (channels.has(id)) throw driveRefusal(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
      const asked = expiration ? Number(expiration) : now() + hour;
      const channel: Channel = {
        id,
        resourceId: `resource-${doc.id}`,
        docId: doc.id,
        address,
        token: token ?? null,
        expiration: Math.min(asked, now() + longest),
        messages: 0,
      };
      channels.set(id, channel);
      notify(channel, 'sync', null);
      return {
        kind: 'api#channel',
        id,
        resourceId: channel.resourceId,
        resourceUri: `https://www.googleapis.com/drive/v3/files/${doc.id}?alt=json`,
        ...(token ? { token } : {}),
        expiration: String(channel.expiration),
      };
    },
    stop({ id, resourceId }: drive_v3.Schema$Channel): void {
      const channel = channels.get(id ?? '');
      if (channel === undefined || channel.resourceId !== resourceId)
        throw driveRefusal(404, 'notFound', `Channel '${id}' not found for project 'emulator'`);
      channels.delete(channel.id);
    },
    /** Tells everyone who watches that the file has changed. */
    changed(doc: Doc): void {
      for (const channel of channels.values())
        if (channel.docId === doc.id && channel.expiration > now()) notify(channel, 'update', 'content,properties');
    },
  };
}
