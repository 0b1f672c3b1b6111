import type {
  Connector,
  ConnectorPorts,
  HttpRequest,
  HttpResponse,
  Outcome,
  RunContext,
} from '../connector.ts';
import type { Mail } from '../mail.ts';
import { silentPorts } from './silent-ports.ts';

/** What reached the world of one call. */
export interface Heard {
  readonly outcome: Outcome | undefined;
  readonly requests: readonly HttpRequest[];
  readonly mails: readonly Mail[];
  readonly notes: readonly string[];
}

/** Calls a verb as the dispatcher does, in a world that answers as told and keeps what it was sent. */
export async function heardFrom(
  connector: Connector,
  verb: string,
  args: object,
  settings: unknown,
  of: Partial<RunContext<unknown>> = {},
  answer: HttpResponse = { status: 200, headers: {}, body: '{"ok":true}' },
): Promise<Heard> {
  const requests: HttpRequest[] = [];
  const mails: Mail[] = [];
  const notes: string[] = [];
  const ports: ConnectorPorts = {
    ...silentPorts,
    http: async (request) => {
      requests.push(request);
      return answer;
    },
    mail: async (mail) => void mails.push(mail),
    note: (line) => void notes.push(line),
    now: () => Date.UTC(2026, 0, 15, 9, 30),
  };
  const action = connector.actions[verb];
  const outcome = await action?.run(action.args.parse(args) as never, {
    ...ports,
    settings,
    key: 'i1/2.1',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
    ...of,
  });
  return { outcome, requests, mails, notes };
}
