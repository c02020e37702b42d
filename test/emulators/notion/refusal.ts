/** Something that Notion refuses, with the answer it gives. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
    this.headers = headers;
  }
}

export const invalid = (message: string) => new Refusal(400, 'validation_error', message);

export const bodyFails = (path: string, what: string) => invalid(`body failed validation: body.${path} ${what}.`);

export function notFound(what: string, id: string): Refusal {
  const message = `Could not find ${what} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "Rowcall".`;
  return new Refusal(404, 'object_not_found', message);
}

export const restricted = () => new Refusal(403, 'restricted_resource', 'Insufficient permissions for this endpoint.');

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** An id as Notion takes it, with or without dashes; anything else is refused. */
export function idIn(path: string, text: unknown): string {
  if (typeof text !== 'string' || !uuid.test(text))
    throw invalid(`path failed validation: ${path} should be a valid uuid, instead was \`"${String(text)}"\`.`);
  const hex = text.replaceAll('-', '').toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The body of a request. Keys that Notion does not know are refused. */
export function known(body: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bodyFails('', 'should be an object');
  for (const key of Object.keys(body))
    if (!keys.includes(key))
      throw bodyFails(
        key,
        `should be not present, instead was \`${JSON.stringify((body as Record<string, unknown>)[key])}\``,
      );
  return body as Record<string, unknown>;
}
