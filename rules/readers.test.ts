import { describe, expect, test } from '@jest/globals';
import type { Project } from '../dsl/model/project.ts';
import { isBlocking } from '../dsl/project.ts';
import { load } from '../dsl/resolve/testing/sample.ts';
import { dependentsGraph, projectGraph } from './graph/project-graph.ts';
import { readBy, readersOf } from './readers.ts';

/** The metric `shops.pause` is called like a verb; nothing but its name has to do with it. */
const TEXT = `define schedule night = daily 22:00-02:00
define audience idle_riders = riders where status is "idle" at most 30
metric shops.pauses = orders / waiting unit percent per region
probe shops.pause from http.get(path: "/pauses/{region}") { every 5m  timeout 2s  field open is bool }
define check shop.state { because closed when shops.pause.open is false and orders > 3건 }
playbook few {
  when orders per region < 3 and waiting > 9
  only during night
  guard { cooldown 30m per region  at most 4 runs in 1h  needs approval from "a" when revenue > 100원 within 5m else skip }
  then {
    check shop.state
    check here { because late when took > 40m }
    if cause is closed { do shops.pause(shop: region, reason: "{rejects}") until recovered or 2h }
    do log.write(text: "{weather.rain}")
  }
}
playbook other { when shops.pauses per region > 30%  then { do log.write(text: "x") } }
`;

function projectOf(text: string): Project {
  const { project, diagnostics } = load(text);
  expect(diagnostics.filter(isBlocking).map(({ message }) => message)).toEqual([]);
  return project;
}

const project = projectOf(TEXT);
const readers = readersOf(project);
const readsOf = (name: string) =>
  readers
    .find((one) => one.name === name)!
    .reads.map((read) => `${read.kind} ${read.name}`)
    .sort();

describe('what a thing names itself', () => {
  test.each<[string, readonly string[]]>([
    [
      'few',
      [
        'check here',
        'check shop.state',
        'metric orders',
        'metric rejects',
        'metric revenue',
        'metric took',
        'metric waiting',
        'probe weather',
        'schedule night',
        'verb log.write',
        'verb shops.pause',
        'verb shops.resume',
      ],
    ],
    ['shop.state', ['metric orders', 'probe shops.pause']],
    ['shops.pauses', ['metric orders', 'metric waiting']],
    ['orders', ['source orders_in']],
    ['idle_riders', ['source riders']],
    ['weather', ['verb http.get']],
    ['night', []],
  ])('%s', (name, reads) => {
    expect(readsOf(name)).toEqual(reads);
  });
});

test('a verb and a probe of one name are two things', () => {
  const byKind = (kind: 'verb' | 'probe') =>
    readBy({ kind, name: 'shops.pause' }, readers).map(({ name }) => name);
  expect(byKind('verb')).toEqual(['few']);
  expect(byKind('probe')).toEqual(['shop.state']);
});

describe('what stands on a name, by whatever is between', () => {
  test.each<[string, readonly string[] | null]>([
    ['waiting', ['few', 'other', 'riders.health', 'shops.pauses', 'waiting']],
    [
      'orders_in',
      [
        'cancels',
        'few',
        'orders',
        'orders_in',
        'other',
        'rejects',
        'revenue',
        'riders.health',
        'shop.state',
        'shops.pauses',
        'took',
        'waiting',
        'windowless',
      ],
    ],
    ['shops.pauses', ['other', 'shops.pauses']],
    ['night', ['few', 'night']],
    ['log.write', ['few', 'log.write', 'other']],
    ['few', ['few']],
    ['nothing', null],
  ])('%s', (name, found) => {
    const graph = dependentsGraph(project, name, 't', 'en');
    expect(graph === null ? null : graph.nodes.map(({ label }) => label.split(' (')[0]).sort()).toEqual(
      found,
    );
    expect(graph?.nodes[0]?.label.split(' (')[0] ?? null).toBe(found === null ? null : name);
  });
});

test('what nothing touches is left out of the picture of a project', () => {
  const labels = projectGraph(project, 't', 'en').nodes.map(({ label }) => label);
  expect(labels).toContain('night');
  expect(labels).toContain('idle_riders');
  expect(
    projectGraph(projectOf('define schedule day = daily 09:00-18:00'), 't', 'en').nodes.map(
      ({ label }) => label,
    ),
  ).not.toContain('day');
});
