/** What Google answers instead of an answer, in Google's own body. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, message: string, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

const names: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const messages: Readonly<Record<number, string>> = {
  403: 'The caller does not have permission',
  500: 'Internal error encountered.',
  502: 'The service is currently unavailable.',
  503: 'The service is currently unavailable.',
  504: 'Deadline expired before operation could complete.',
};

/** A refusal of the Sheets API, as every newer API of Google words it. */
export function sheetsRefusal(code: number, message: string, details?: readonly unknown[]): Refusal {
  const status = names[code] ?? 'UNKNOWN';
  return new Refusal(code, message, {
    error: { code, message, status, ...(details === undefined ? {} : { details }) },
  });
}

/** A refusal of the Drive API, in its older form with a list of errors. */
export function driveRefusal(code: number, reason: string, message: string, location?: string): Refusal {
  const where = location === undefined ? {} : { locationType: 'parameter', location };
  const errors = [{ message, domain: 'global', reason, ...where }];
  return new Refusal(code, message, { error: { errors, code, message } });
}

/** What a server in trouble answers. */
export function trouble(status: number): Refusal {
  return sheetsRefusal(status, messages[status] ?? 'Unknown error.');
}

/** The same of Drive: too many calls are 403 or 429 there, and everything else is the backend. */
export function driveTrouble(status: number): Refusal {
  if (status === 403) return driveRefusal(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded.');
  if (status === 429) return driveRefusal(429, 'rateLimitExceeded', 'Rate Limit Exceeded');
  return driveRefusal(status, 'backendError', 'Backend Error');
}

/** A request that makes no sense: 400. */
export function badRequest(message: string): Refusal {
  return sheetsRefusal(400, message);
}

/** A body or a query with fields or values that Google does not know. */
export function badFields(violations: readonly { readonly field: string; readonly description: string }[]): Refusal {
  const message = violations.map(({ description }) => description).join('\n');
  return sheetsRefusal(400, message, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
  ]);
}

/** A call too many in this minute: 429. */
export function quotaExceeded(what: 'Read' | 'Write', per: 'user' | 'project', limit: number): Refusal {
  const perName = per === 'user' ? ' per user' : '';
  const message =
    `Quota exceeded for quota metric '${what} requests' and limit '${what} requests per minute${perName}' ` +
    `of service 'sheets.googleapis.com' for consumer 'project_number:100000000001'.`;
  return sheetsRefusal(429, message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'RATE_LIMIT_EXCEEDED',
      domain: 'googleapis.com',
      metadata: {
        service: 'sheets.googleapis.com',
        consumer: 'projects/100000000001',
        quota_metric: `sheets.googleapis.com/${what.toLowerCase()}_requests`,
        quota_limit: `${what}RequestsPerMinutePer${per === 'user' ? 'User' : 'Project'}`,
        quota_limit_value: String(limit),
        quota_location: 'global',
      },
    },
    {
      '@type': 'type.googleapis.com/google.rpc.Help',
      links: [
        {
          description: 'Request a higher quota limit.',
          url: 'https://cloud.google.com/docs/quotas/help/request_increase',
        },
      ],
    },
  ]);
}

/** What the emulator itself does not know: never silence, so that no test rests on nothing. */
export function notEmulated(what: string): Refusal {
  return sheetsRefusal(501, `The emulator does not know ${what}.`);
}
