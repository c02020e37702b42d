/** What Airtable answers instead of doing it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    super(`Refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** A refusal with a type and a sentence, as most are. */
export function refuse(status: number, type: string, message: string): Refusal {
  return new Refusal(status, { error: { type, message } });
}

export const notFound = () => new Refusal(404, { error: 'NOT_FOUND' });

export const tooMany = () =>
  new Refusal(429, {
    errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' }],
  });

export const overBudget = () =>
  new Refusal(429, {
    errors: [
      {
        error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
        message: 'The billing plan for this workspace has exceeded its monthly API call limit.',
      },
    ],
  });
