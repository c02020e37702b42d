/** A text by which another is known again and from which it cannot be told: its SHA-256 as hexadecimal digits. */
export async function printOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
