import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadProject } from '../project.ts';
import { catalog, shared } from './testing/sample.ts';

const root = new URL('../../examples/delivery/', import.meta.url);
const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.play'))
  .map((path) => readFileSync(new URL(path, root), 'utf8'));

test('a file with a piece cut out is answered, never thrown at', () => {
  const cut = fc.record({
    which: fc.nat(texts.length - 1),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
  });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      const files = cuts.map(({ which, at, length }, index) => {
        const text = texts[which]!;
        const from = Math.floor(at * text.length);
        return { path: `${index}.play`, text: text.slice(0, from) + text.slice(from + length) };
      });
      const { diagnostics } = loadProject(files, catalog);
      for (const { span, file } of diagnostics) {
        const { text } = files.find(({ path }) => path === file)!;
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.normalize('NFC').length);
      }
    }),
    { numRuns: 60 },
  );
});

test('words of one file in the places of others are answered too', () => {
  const words = shared.split(/(?<=\s)/);
  fc.assert(
    fc.property(fc.nat(words.length - 1), fc.nat(words.length - 1), (from, to) => {
      const mixed = [...words];
      mixed[to] = words[from]!;
      expect(() => loadProject([{ path: 'a.play', text: mixed.join('') }], catalog)).not.toThrow();
    }),
    { numRuns: 100 },
  );
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a metric called `%s` is a metric',
  (name) => {
    const text = `${shared}metric ${name} = count of orders_in over 5m\nplaybook p { when ${name} > 3 then { do log.write(text: "{${name}}") } }
    define words ${name} { ${name}: "x" }`;
    const { project, diagnostics } = loadProject([{ path: 'a.play', text }], catalog);
    expect(diagnostics.filter(({ code }) => code !== 'OS1104')).toEqual([]);
    expect(project.metrics.map((metric) => metric.name)).toContain(name);
  },
);
