import type { ConnectorPorts } from '../../connectors/connector.ts';
import type { Kill } from '../../engine/control/kill.ts';
import type { Producer, Reporter } from '../../engine/ports.ts';
import type { StoreAudit } from '../../engine/store-audit.ts';
import { type Config, lookUpAddress } from '../config.ts';
import { headOut } from './head-out.ts';
import { heartbeat } from './heartbeat.ts';
import { hostSwitches } from './host-switches.ts';
import { postJson } from './post-json.ts';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export interface BesideParts {
  readonly config: Pick<Config, 'name' | 'audit' | 'heartbeat'>;
  readonly store: StoreAudit;
  readonly producer: Producer;
  readonly http: ConnectorPorts['http'];
  readonly reporter: Reporter;
  readonly hostKills: () => readonly Kill[];
  note(line: string): void;
  /** Calls `fn` every `ms` of the machine's time until the returned function is called. */
  every(ms: number, fn: () => void): () => void;
  /** How long ago the evaluator looked for something to judge; null: never. */
  evaluatedAgoMs(): number | null;
}

/** What runs beside the shell while it is live: nothing of it decides, and none of its failures stops anything. */
export interface Beside {
  /** Ends it, after the last head of the audit log went out. Before the store closes. */
  stop(): Promise<void>;
}

/** @throws UsageError  for an address of the settings that is none */
export async function startBeside(parts: BesideParts): Promise<Beside> {
  const { config, store, http, note } = parts;
  const headsAt = await addressOf(config.audit?.heads, 'audit.heads');
  const beatsAt = await addressOf(config.heartbeat?.url, 'heartbeat.url');
  const topic = config.heartbeat?.topic;
  const project = config.name;
  const post = headsAt === null ? null : (head: object) => postJson(http, headsAt, { project, ...head });
  const tellHead = calmly(
    'the head of the audit log does not reach `audit.heads`',
    headOut(store, note, post),
    parts,
  );
  const lookAtHost = calmly('the audit log cannot be written', hostSwitches(store, parts.hostKills), parts);
  const beats = heartbeat(parts.evaluatedAgoMs, async () => {
    const sign = { project, alive: true };
    if (beatsAt !== null) await postJson(http, beatsAt, sign);
    if (topic !== undefined)
      await parts.producer.send([{ topic, key: project, value: JSON.stringify(sign) }]);
  });
  const beat = calmly('the heartbeat does not reach its service', beats, parts);
  const offs = [
    parts.every(SECOND_MS, () => void lookAtHost()),
    parts.every(MINUTE_MS, () => void tellHead()),
    parts.every(MINUTE_MS, () => void beat()),
  ];
  return {
    async stop() {
      for (const off of offs) off();
      await lookAtHost();
      await tellHead();
    },
  };
}

/** One at a time, and a failure that lasts is told once. */
function calmly(
  trouble: string,
  work: () => Promise<void>,
  { reporter }: Pick<BesideParts, 'reporter'>,
): () => Promise<void> {
  let under: Promise<void> | null = null;
  let isTold = false;
  const once = async (): Promise<void> => {
    try {
      await work();
      isTold = false;
    } catch (error) {
      if (!isTold) reporter.warn(trouble, { why: (error as Error).message });
      isTold = true;
    }
    under = null;
  };
  return () => {
    under ??= once();
    return under;
  };
}

async function addressOf(written: string | undefined, setting: string): Promise<string | null> {
  if (written === undefined) return null;
  return lookUpAddress(written, setting, ['https:', 'http:'], 'https://example.com/…');
}
