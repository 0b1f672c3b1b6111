import type { Bundle } from '../../rules/bundle.ts';
import { shortId } from '../../rules/canonical.ts';
import type { Probe } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Instance, Json } from '../decision.ts';
import { isAddress } from '../plan/text.ts';
import type { ProbeAnswer, ProbeRequest } from '../probe-request.ts';
import type { Desk } from './desk.ts';
import { boundInstance, type Incident, type Moment, momentsOf } from './incident.ts';
import { momentOf } from './moment.ts';

/**
 * Makes sure that probes were asked for this moment, in parallel and each once (R12).
 *
 * @returns  whether all have answered; a probe that could not be asked counts as answered with nothing
 */
export function ensureAnswers(
  probes: readonly string[],
  incident: Incident,
  { bundle, out, ...desk }: Pick<Desk, 'bundle' | 'out' | 'moment'>,
): boolean {
  const moment = momentOf(incident, desk);
  for (const name of probes) {
    if (moment.answers[name] !== undefined) continue;
    const probe = bundle.probes.find((candidate) => candidate.name === name);
    const request = probe === undefined ? null : requestFor(probe, moment, incident);
    moment.answers[name] = { id: request?.id ?? '', asked: request !== null, fields: null };
    if (request !== null) out.ask(request, incident);
    out.changed(incident);
  }
  return probes.every((name) => moment.answers[name]?.asked === false);
}

/** The questions of an incident that have no answer yet, once more: after a restart nobody else remembers them. */
export function openRequests(incident: Incident, bundle: Bundle): readonly ProbeRequest[] {
  return momentsOf(incident).flatMap((moment) =>
    Object.entries(moment.answers).flatMap(([name, answer]) => {
      const probe = bundle.probes.find((candidate) => candidate.name === name);
      const request = probe === undefined || !answer.asked ? null : requestFor(probe, moment, incident);
      return request === null ? [] : [request];
    }),
  );
}

/**
 * Takes an answer in. False where nobody waits for it: an older round, a repeated or a late one; it is recorded
 * and changes nothing (R10).
 */
export function takeAnswer(incident: Incident, id: string, payload: Json): boolean {
  const all = momentsOf(incident).flatMap(({ answers }) => Object.values(answers));
  const waiting = all.find((answer) => answer.id === id && answer.asked);
  if (waiting === undefined) return false;
  waiting.asked = false;
  const { answer } = payload as unknown as { readonly answer: ProbeAnswer };
  waiting.fields = answer.kind === 'answered' ? answer.fields : null;
  return true;
}

/** null where a dimension that it asks for is not bound. */
function requestFor(probe: Probe, moment: Moment, incident: Incident): ProbeRequest | null {
  const args = argumentsOf(probe, boundInstance(incident));
  if (args === null) return null;
  // Asked once more after a wait: another question.
  const after = moment === incident ? [] : [moment.bodyMs];
  return {
    id: shortId(['probe', incident.id, probe.name, args, incident.round, ...after]),
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
