import { auth } from 'googleapis/build/src/apis/sheets/index.js';
import { RowcallError } from '../../core/errors.ts';

/** Who Google says is calling. */
export interface GoogleCaller {
  /** In lower case; Google has verified it. */
  readonly email: string;
  /** Whether the address is Google's to give: one of Gmail, or of a company that has its mail there. */
  readonly isGooglesOwn: boolean;
  /** What this one sign-in was begun with; `null`: nothing. */
  readonly nonce: string | null;
}

/** Fetched certificates are kept as long as Google says. */
const checkers = new Map<string, InstanceType<typeof auth.OAuth2>>();

function checkerFor(certificates: string | undefined): InstanceType<typeof auth.OAuth2> {
  const known = checkers.get(certificates ?? '');
  if (known !== undefined) return known;
  const made = new auth.OAuth2(
    certificates === undefined
      ? {}
      : {
          endpoints: {
            oauth2FederatedSignonPemCertsUrl: certificates,
            oauth2FederatedSignonJwkCertsUrl: certificates,
          },
        },
  );
  checkers.set(certificates ?? '', made);
  return made;
}

/**
 * Who signed in for a token that Google itself has signed for one of these audiences; `null`: it is forged, too old, for
 * somebody else, or says nothing of the person. Throws `vendor.unreachable` while Google's certificates cannot be had.
 */
export async function verifyGoogleIdToken(
  idToken: string,
  audience: readonly string[],
  certificates?: string,
): Promise<GoogleCaller | null> {
  if (audience.length === 0) return null;
  const checker = checkerFor(certificates);
  try {
    await checker.getFederatedSignonCertsAsync();
  } catch {
    throw new RowcallError('vendor.unreachable', 'Google does not show the certificates that callers are known by.');
  }
  try {
    const claims = (await checker.verifyIdToken({ idToken, audience: [...audience] })).getPayload();
    if (claims?.email === undefined || claims.email_verified !== true) return null;
    const email = claims.email.toLowerCase();
    const isGooglesOwn = email.endsWith('@gmail.com') || (claims.hd ?? '') !== '';
    return { email, isGooglesOwn, nonce: claims.nonce ?? null };
  } catch {
    return null;
  }
}
