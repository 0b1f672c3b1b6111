import { expect, test } from '@jest/globals';
import { ensureAnswers, openRequests, takeAnswer } from './asking.ts';
import { type Incident, newIncident } from './incident.ts';
import { createOutbound } from './outbound.ts';
import { at, bundleOf } from './testing/sample-playbook.ts';

const bundle = bundleOf();
const incidentIn = (region: string): Incident => newIncident('p', { region }, region, at(0));
const answered = (ok: boolean) => ({ probe: 'app', answer: { kind: 'answered', fields: { ok }, ageMs: 0 } });

test('each probe is asked once a round; all must have answered', () => {
  const out = createOutbound('hash');
  const incident = incidentIn('gangnam');
  expect(ensureAnswers(['app'], incident, { bundle, out })).toBe(false);
  expect(ensureAnswers(['app'], incident, { bundle, out })).toBe(false);
  const { probes } = out.take();
  expect(probes).toHaveLength(1);
  expect(openRequests(incident, bundle)).toEqual(probes);
  expect(takeAnswer(incident, probes[0]?.id ?? '', answered(true))).toBe(true);
  expect(ensureAnswers(['app'], incident, { bundle, out })).toBe(true);
  expect(openRequests(incident, bundle)).toEqual([]);
});

test('the first answer counts; a second one and a stranger change nothing', () => {
  const incident = incidentIn('gangnam');
  ensureAnswers(['app'], incident, { bundle, out: createOutbound('hash') });
  const id = incident.answers['app']?.id ?? '';
  expect(takeAnswer(incident, 'other', answered(false))).toBe(false);
  expect(takeAnswer(incident, id, answered(true))).toBe(true);
  expect(takeAnswer(incident, id, answered(false))).toBe(false);
  expect(incident.answers['app']?.fields).toEqual({ ok: true });
});

test('no answer is an answer with nothing in it', () => {
  const incident = incidentIn('gangnam');
  ensureAnswers(['app'], incident, { bundle, out: createOutbound('hash') });
  const payload = { probe: 'app', answer: { kind: 'unknown', reason: 'timed out' } };
  expect(takeAnswer(incident, incident.answers['app']?.id ?? '', payload)).toBe(true);
  expect(incident.answers['app']).toMatchObject({ asked: false, fields: null });
});

test('a place in an address stays one segment of it', () => {
  const out = createOutbound('hash');
  ensureAnswers(['app'], incidentIn('../a/b?c'), { bundle, out });
  expect(out.take().probes[0]?.args).toEqual({ path: '/regions/..%2Fa%2Fb%3Fc/app' });
});

test.each<[string, Incident, string]>([
  ['a probe that is not declared', incidentIn('gangnam'), 'nobody'],
  ['a dimension that is not bound', newIncident('p', {}, '', at(0)), 'app'],
])('%s is not asked and counts as no answer', (_title, incident, probe) => {
  const out = createOutbound('hash');
  expect(ensureAnswers([probe], incident, { bundle, out })).toBe(true);
  expect(out.take().probes).toEqual([]);
});
