import type { Bundle } from '../../rules/bundle.ts';
import { shortId } from '../../rules/canonical.ts';
import type { Probe } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Instance, Json } from '../decision.ts';
import { isAddress } from '../plan/text.ts';
import type { ProbeAnswer, ProbeRequest } from '../probe-request.ts';
import { boundInstance, type Incident } from './incident.ts';
import type { Outbound } from './outbound.ts';

/**
 * Makes sure that probes were asked in this round, in parallel and each once (R12).
 *
 * @returns  whether all have answered; a probe that could not be asked counts as answered with nothing
 */
export function ensureAnswers(
  probes: readonly string[],
  incident: Incident,
  bundle: Bundle,
  out: Outbound,
): boolean {
  for (const name of probes) {
    if (incident.answers[name] !== undefined) continue;
    const probe = bundle.probes.find((candidate) => candidate.name === name);
    const request = probe === undefined ? null : requestFor(probe, incident);
    incident.answers[name] = { id: request?.id ?? '', asked: request !== null, fields: null };
    if (request !== null) out.ask(request);
    out.changed(incident);
  }
  return probes.every((name) => incident.answers[name]?.asked === false);
}

/** The questions of an incident that have no answer yet, once more: after a restart nobody else remembers them. */
export function openRequests(incident: Incident, bundle: Bundle): readonly ProbeRequest[] {
  return Object.entries(incident.answers).flatMap(([name, answer]) => {
    const probe = bundle.probes.find((candidate) => candidate.name === name);
    const request = probe === undefined || !answer.asked ? null : requestFor(probe, incident);
    return request === null ? [] : [request];
  });
}

/**
 * Takes an answer in. False where nobody waits for it: an older round, a repeated or a late one; it is recorded
 * and changes nothing (R10).
 */
export function takeAnswer(incident: Incident, id: string, payload: Json): boolean {
  const waiting = Object.values(incident.answers).find((answer) => answer.id === id && answer.asked);
  if (waiting === undefined) return false;
  waiting.asked = false;
  const { answer } = payload as unknown as { readonly answer: ProbeAnswer };
  waiting.fields = answer.kind === 'answered' ? answer.fields : null;
  return true;
}

/** null where a dimension that it asks for is not bound. */
function requestFor(probe: Probe, incident: Incident): ProbeRequest | null {
  const args = argumentsOf(probe, boundInstance(incident));
  if (args === null) return null;
  return {
    id: shortId(['probe', incident.id, probe.name, args, incident.round]),
    incident: incident.id,
    playbook: incident.playbook,
    instance: incident.instance,
    probe: probe.name,
    call: probe.call,
    args,
    timeoutMs: probe.timeoutMs,
    everyMs: probe.everyMs,
  };
}

function argumentsOf(probe: Probe, instance: Instance): Readonly<Record<string, Scalar>> | null {
  const args: Record<string, Scalar> = {};
  for (const argument of probe.args) {
    const value =
      argument.kind === 'literal' ? filled(argument.value, instance) : instance[argument.dimension];
    if (value === undefined) return null;
    args[argument.name] = value;
  }
  return args;
}

/** A text with its `{dimension}` placeholders filled; in an address each value stays one path segment. */
function filled(value: Scalar, instance: Instance): Scalar | undefined {
  if (typeof value !== 'string') return value;
  let complete = true;
  const text = value.replace(/\{([^{}]+)\}/g, (_all, name: string) => {
    const bound = instance[name];
    if (bound === undefined) complete = false;
    return bound === undefined ? '' : isAddress(value) ? encodeURIComponent(bound) : bound;
  });
  return complete ? text : undefined;
}
