import { STATUS_CODES } from 'node:http';
import * as z from 'zod';

/** What a call is told instead of an answer (RFC 9457): `detail` says what is wrong, `help` what would be right. */
export const problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  help: z.string(),
});

/** A refusal as an answer of HTTP. */
export function problemResponse(
  status: number,
  detail: string,
  help: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: z.output<typeof problem> = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    help,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
