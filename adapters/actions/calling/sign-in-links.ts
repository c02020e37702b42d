/** What links that sign in are made of, where people can reach Rowcall over the web. */
export interface SignInLinks {
  /** The address that a token is appended to. */
  readonly address: string;
  /** A new token that nobody can guess, for the end of an address. */
  token(): string;
  /** Whether people can prove who they are with Google there. */
  readonly hasGoogle: boolean;
}
