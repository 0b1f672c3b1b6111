/** One mail and the server that takes it. Texts hold no line breaks where headers are made of them. */
export interface Mail {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, TLS after STARTTLS and nothing without it, or none at all. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt, so that who reads it sees that two are one. */
  readonly messageId: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** As for HTTP: asked of every address the host resolves to. */
  mayConnect(address: string): boolean;
}

/** Why a mail was not taken, or why nobody knows. The message names no address and no credentials. */
export class MailFault extends Error {
  override readonly name = 'MailFault';
  /** True when the server may have taken it. */
  readonly sent: boolean;
  /** True when trying again cannot help. */
  readonly permanent: boolean;

  constructor(message: string, options: { readonly sent: boolean; readonly permanent: boolean }) {
    super(message);
    this.sent = options.sent;
    this.permanent = options.permanent;
  }
}
