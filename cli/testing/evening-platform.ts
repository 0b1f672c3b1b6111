import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { type FakePlatform, fakePlatform } from '../../connectors/testing/fake-platform/fake-platform.ts';
import type { Decision } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { sortDecisions } from '../report/decisions.ts';
import { EVENING_ANSWERS } from './delivery-evening.ts';

/** What the project's probes ask of the platform. */
const CALLS: Readonly<Record<string, string>> = {
  'riders.api': 'riders.health',
  'weather.now': 'weather.current',
  'traffic.now': 'traffic.index',
};
/** A platform that answers slowly, and what the evening's file of answers says. */
export async function eveningPlatform(latencyMs: readonly [number, number]): Promise<FakePlatform> {
  const platform = await fakePlatform({ latencyMs });
  for (const { probe, in: place, fields } of readAnswers(readFileSync(EVENING_ANSWERS, 'utf8'), 'answers')
    .probe)
    platform.answers(
      CALLS[probe] ?? probe,
      fields,
      place['region'] === undefined ? {} : { place: place['region'] },
    );
  return platform;
}

/** Decisions about playbooks, in the order of comparison, byte for byte. */
export const bytesOf = (decisions: readonly Decision[]): readonly string[] =>
  sortDecisions(decisions)
    .filter(({ playbook }) => playbook !== '')
    .map((decision) => canonicalJson(decision));

/** Every act of the decisions reached its targets once, and what ends is not in force any more. */
export function expectEffects(platform: FakePlatform, decisions: readonly Decision[]): void {
  const wanted = new Map<string, number>();
  for (const { what, detail } of decisions) {
    if (what !== 'act' && what !== 'undo') continue;
    const { admitted = 1 } = (detail['audience'] ?? {}) as { readonly admitted?: number };
    const of =
      what === 'act'
        ? admitted
        : Number(
            (
              decisions.find((one) => one.what === 'act' && one.detail['run'] === detail['act'])?.detail[
                'audience'
              ] as { readonly admitted?: number } | undefined
            )?.admitted ?? 1,
          );
    const verb = String(detail['verb']);
    wanted.set(verb, (wanted.get(verb) ?? 0) + of);
  }
  const seen = new Map<string, number>();
  for (const { verb, times } of platform.counts()) {
    expect(times).toBe(1);
    seen.set(verb, (seen.get(verb) ?? 0) + 1);
  }
  expect([...seen].sort()).toEqual([...wanted].sort());
  expect(platform.inForce()).toEqual([]);
}
