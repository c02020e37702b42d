import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Keeps what only these functions may read in the hands of others. */
export interface Seal {
  /** Seals data for so many milliseconds from a moment; `purpose`: it is of no use for any other. */
  close(purpose: string, data: unknown, now: number, lasts: number): string;
  /** What was sealed for that purpose; `null`: it was not, was changed, or is too old. */
  open(purpose: string, sealed: string, now: number): unknown;
  /** A text that follows from others and that nobody else can make. */
  sign(...parts: readonly string[]): Buffer;
}

/** Seals with a secret; without one, with a secret that ends with the process. */
export function sealWith(secret: string | null): Seal {
  const key = createHash('sha256')
    .update(secret ?? randomBytes(32))
    .digest();
  return {
    close(purpose, data, now, lasts) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const text = JSON.stringify({ data, until: now + lasts });
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },

    open(purpose, sealed, now) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= nonceBytes + tagBytes) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
        const { data, until } = JSON.parse(text.toString('utf8'));
        return typeof until === 'number' && now < until ? data : null;
      } catch {
        return null;
      }
    },

    sign: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest(),
  };
}

/** Compares in a time that does not tell where two texts differ. */
export function isSameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
