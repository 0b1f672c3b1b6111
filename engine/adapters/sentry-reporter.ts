import type { ErrorEvent, StackFrame } from '@sentry/node';
import type { Reporter } from '../ports.ts';

export interface SentrySettings {
  readonly dsn: string;
  /** Version of the program. */
  readonly release: string;
  /** The project's name. */
  readonly project: string;
}

/** A reporter that ends: what was captured is sent, or given up after `ms`. */
export interface SentryReporter extends Reporter {
  close(ms: number): Promise<void>;
}

/** Fields that say where a fault is and nothing of whom it concerns: names out of manifests. */
const TOLD_FIELDS = ['verb'] as const;

/**
 * Faults of ours go to Sentry beside where they go anyhow; warnings and news do not, they are of the world. Nothing is
 * patched or watched: the client has no integration, and what leaves is made anew of what is allowed. That is the type
 * of an error, where in our files it happened, the release and the project. Its message stays here: a database or a
 * connector may have put into it what it was about. The package is loaded by the first call.
 */
export async function sentryReporter(
  inner: Reporter,
  { dsn, release, project }: SentrySettings,
): Promise<SentryReporter> {
  const { defaultStackParser, makeNodeTransport, NodeClient, Scope } = await import('@sentry/node');
  const client = new NodeClient({
    dsn,
    release,
    integrations: [],
    transport: makeNodeTransport,
    stackParser: defaultStackParser,
    includeServerName: false,
    enableRuntimeChannelInjection: false,
    sendClientReports: false,
    maxBreadcrumbs: 0,
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpHeaders: false,
      httpBodies: [],
      urlQueryParams: false,
      graphQL: { document: false, variables: false },
      genAI: { inputs: false, outputs: false },
      mcp: { inputs: false, outputs: false },
      databaseQueryData: false,
      queues: false,
      stackFrameVariables: false,
      frameContextLines: 0,
    },
    beforeSend: allowed,
  });
  client.init();
  return {
    info: inner.info,
    warn: inner.warn,
    error(error, fields) {
      inner.error(error, fields);
      const scope = new Scope();
      scope.setTag('project', project);
      for (const name of TOLD_FIELDS) {
        const value = fields?.[name];
        if (value !== undefined) scope.setTag(name, String(value));
      }
      client.captureException(error, undefined, scope);
    },
    async close(ms) {
      await client.close(ms);
    },
  };
}

/** An event made anew of what may leave. */
function allowed({ event_id, timestamp, level, release, tags, exception }: ErrorEvent): ErrorEvent {
  return {
    type: undefined,
    platform: 'node',
    ...(event_id === undefined ? {} : { event_id }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(level === undefined ? {} : { level }),
    ...(release === undefined ? {} : { release }),
    ...(tags === undefined ? {} : { tags }),
    exception: {
      values: (exception?.values ?? []).map(({ type = 'Error', stacktrace }) => ({
        type,
        value: 'a fault of the program; its own log has the message',
        stacktrace: { frames: (stacktrace?.frames ?? []).map(allowedFrame) },
      })),
    },
  };
}

/** A frame without the folder in which the program lies: it may name a person. */
function allowedFrame({ filename = '', function: called, lineno, colno, in_app }: StackFrame): StackFrame {
  const [, inside] =
    /(?:^|\/)((?:dist|engine|cli|connectors|rules|dsl|node_modules)\/.*)$/.exec(filename) ?? [];
  return {
    filename: inside ?? (filename.startsWith('node:') ? filename : 'elsewhere'),
    ...(called === undefined ? {} : { function: called }),
    ...(lineno === undefined ? {} : { lineno }),
    ...(colno === undefined ? {} : { colno }),
    ...(in_app === undefined ? {} : { in_app }),
  };
}
