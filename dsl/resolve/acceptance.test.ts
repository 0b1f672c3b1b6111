import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { emptyCatalog } from '../catalog.ts';
import { isBlocking, loadProject } from '../project.ts';
import { catalog } from './testing/sample.ts';

const root = new URL('../../examples/delivery/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.play'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

describe.each([
  ['no connectors', emptyCatalog],
  ['a few connectors', catalog],
])('the acceptance files with %s', (_title, connectors) => {
  const { diagnostics } = loadProject(files, connectors);

  test('give nothing but actions and probes that nobody offers, and the two holes', () => {
    const others = diagnostics.filter(({ code }) => code !== 'OS1105');
    expect(others.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'OS2501 playbooks/more.play',
      'OS2501 playbooks/more.play',
    ]);
  });

  test('say so in each message, at one line', () => {
    const answers = diagnostics.filter(({ code }) => code === 'OS1105');
    expect(answers.length).toBeGreaterThan(20);
    for (const { message, span } of answers) {
      expect(message).toMatch(/^no connector offers `.+`$/);
      expect(span.end - span.start).toBeLessThan(40);
    }
  });

  test('are never partly run', () => {
    const { project } = loadProject(files, connectors);
    const places = new Set(diagnostics.filter(isBlocking).map(({ file }) => file));
    expect(
      project.playbooks.every(
        ({ place }) => !places.has(place.split(':')[0]!) || place.startsWith('playbooks/more.play'),
      ),
    ).toBe(true);
  });
});
