import type { Answer, ConnectorPorts, Registry } from '../../connectors/connector.ts';
import { shortId } from '../../rules/canonical.ts';
import type { Probe } from '../../rules/source.ts';
import { splitVerb } from '../dispatch/call.ts';
import { within } from '../dispatch/within.ts';
import type { Kv, Reporter } from '../ports.ts';
import { answerSignal, type ProbeAnswer, type ProbeRequest } from '../probe-request.ts';
import type { NewSignal } from '../store.ts';
import { type RawFields, typedAnswer } from './answer-fields.ts';

export interface ProbeParts {
  readonly registry: Registry;
  readonly ports: ConnectorPorts;
  /** A cache, never truth: while it is down every question is asked. */
  readonly kv: Kv;
  /** A signal that ends after `ms` of the machine's clock. */
  deadline(ms: number): AbortSignal;
  readonly reporter: Reporter;
}

export interface ProbeReader {
  /**
   * Asks, or takes a cached answer that is young enough (R12). Never rejects: no answer is unknown, never false.
   *
   * @param probe  its declaration, whose field types the answer must have
   * @param nowMs  effect clock when it is asked; the answer's age counts from then
   * @returns      the signal that brings the answer to its incident
   */
  read(request: ProbeRequest, probe: Probe, nowMs: number): Promise<NewSignal>;
}

interface Cached {
  readonly atMs: number;
  readonly fields: RawFields;
}

export function createProbeReader({ registry, ports, kv, deadline, reporter }: ProbeParts): ProbeReader {
  /** Questions under way: incidents of one storm that ask the same share one exchange (R11). */
  const asking = new Map<string, Promise<Answer>>();

  const cached = async (key: string, everyMs: number, nowMs: number): Promise<Cached | null> => {
    try {
      const found = parsed(await kv.get(key));
      // An answer from the future belongs to another clock (a replay, a restored store).
      return found !== null && found.atMs <= nowMs && nowMs - found.atMs <= everyMs ? found : null;
    } catch {
      reporter.warn('the cache cannot be read; the probe is asked', { key });
      return null;
    }
  };

  const keep = async (key: string, entry: Cached, everyMs: number): Promise<void> => {
    try {
      await kv.set(key, JSON.stringify(entry), everyMs);
    } catch {
      reporter.warn('the cache cannot be written', { key });
    }
  };

  const ask = (key: string, request: ProbeRequest): Promise<Answer> => {
    const under = asking.get(key);
    if (under !== undefined) return under;
    const asked = askOnce(request, registry, ports, deadline(request.timeoutMs)).finally(() =>
      asking.delete(key),
    );
    asking.set(key, asked);
    return asked;
  };

  return {
    async read(request, probe, nowMs) {
      const key = `probe:${probe.name}:${shortId([request.call, request.args])}`;
      const found = await cached(key, request.everyMs, nowMs);
      if (found !== null) return answerSignal(request, withAge(found.fields, probe, nowMs - found.atMs));
      const answer = await ask(key, request);
      if (answer.kind === 'unknown') return answerSignal(request, answer);
      const typed = withAge(answer.fields, probe, 0);
      if (typed.kind === 'answered') await keep(key, { atMs: nowMs, fields: answer.fields }, request.everyMs);
      return answerSignal(request, typed);
    },
  };
}

async function askOnce(
  request: ProbeRequest,
  registry: Registry,
  ports: ConnectorPorts,
  signal: AbortSignal,
): Promise<Answer> {
  const [name, verb] = splitVerb(request.call);
  const instance = registry.get(name);
  if (instance === undefined) return unknown(`there is no connector \`${name}\` in the config`);
  const probe = Object.hasOwn(instance.connector.probes, verb) ? instance.connector.probes[verb] : undefined;
  if (probe === undefined) return unknown(`the connector \`${name}\` has no probe \`${verb}\``);
  const checked = probe.args.safeParse(request.args);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return unknown(`\`${request.call}\` refuses its arguments: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const context = {
    ...ports,
    settings: instance.settings,
    signal,
  };
  const late = unknown(`no answer within ${request.timeoutMs} ms`);
  return within<Answer>(
    signal,
    () => probe.read(checked.data, context),
    late,
    (error) => unknown(`the connector broke: ${error}`),
  );
}

function withAge(raw: RawFields, probe: Probe, ageMs: number): ProbeAnswer {
  const typed = typedAnswer(raw, probe.fields);
  return typed.kind === 'answered' ? { ...typed, ageMs } : typed;
}

function unknown(reason: string): Answer & { readonly kind: 'unknown' } {
  return { kind: 'unknown', reason };
}

/** What somebody else wrote under our key counts as nothing. */
function parsed(text: string | null): Cached | null {
  if (text === null) return null;
  try {
    const entry = JSON.parse(text) as { readonly atMs?: unknown; readonly fields?: unknown } | null;
    if (typeof entry?.atMs !== 'number' || typeof entry.fields !== 'object' || entry.fields === null)
      return null;
    return { atMs: entry.atMs, fields: entry.fields as RawFields };
  } catch {
    return null;
  }
}
