import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { say } from '../say.ts';
import { reportSarif } from './sarif.ts';
import { finding, reportOf } from './testing/sample-report.ts';

/** The part of the SARIF 2.1.0 schema that is used, strict: a property the standard does not know fails. */
const message = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() });
const level = z.enum(['none', 'note', 'warning', 'error']);
const region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
});
const artifactLocation = z.strictObject({ uri: z.string().regex(/^[!-~]+$/), uriBaseId: z.string() });
const schema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              name: z.string().regex(/^[A-Z][A-Za-z]+$/),
              shortDescription: message,
              fullDescription: message,
              help: message,
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message,
          locations: z.array(
            z.strictObject({ physicalLocation: z.strictObject({ artifactLocation, region }) }),
          ),
          fixes: z
            .array(
              z.strictObject({
                description: message,
                artifactChanges: z
                  .array(
                    z.strictObject({
                      artifactLocation,
                      replacements: z
                        .array(
                          z.strictObject({
                            deletedRegion: region,
                            insertedContent: z.strictObject({ text: z.string() }),
                          }),
                        )
                        .min(1),
                    }),
                  )
                  .min(1),
              }),
            )
            .optional(),
          suppressions: z
            .array(z.strictObject({ kind: z.enum(['inSource', 'external']), justification: z.string() }))
            .optional(),
        }),
      ),
    }),
  ),
});

const fix = { span: { start: 6, end: 11 }, text: 'orders', safe: false };
const logOf = (...given: Parameters<typeof reportOf>) =>
  schema.parse(JSON.parse(reportSarif(reportOf(...given))));

describe('a log of the standard', () => {
  const log = logOf(
    [finding({ fix, help: say`write \`orders\`` }), finding({}, { code: 'OS4002', level: 'info' })],
    {
      allowed: [{ diagnostic: finding({}, { code: 'OS1106', level: 'warning' }), reason: '축제 기간' }],
      prefix: 'ops/',
    },
  );
  const [run] = log.runs;
  const results = run?.results ?? [];

  test('each code is a rule once, with its help; results point to theirs', () => {
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'OS1101 UnknownName',
      'OS1106 AmbiguousDotName',
      'OS4002 WordOperators',
    ]);
    expect(results.map(({ ruleId, ruleIndex }) => rules[ruleIndex]?.id === ruleId)).toEqual([
      true,
      true,
      true,
    ]);
    expect(rules[0]?.help.markdown).toContain('```play\n');
  });

  test('levels, places in characters, paths as addresses', () => {
    expect(results.map((one) => one.level)).toEqual(['error', 'note', 'warning']);
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'ops/playbooks/%EA%B0%95%EB%82%A8%2C%20a.play',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 11 },
        },
      },
    ]);
  });

  test('a fix says what it replaces and whether it keeps the meaning', () => {
    expect(results[0]?.message.text).toBe('no metric `ordrs`\nhelp: write `orders`');
    expect(results[0]?.fixes?.[0]).toMatchObject({
      description: { text: 'may change when a playbook fires or what it does' },
      artifactChanges: [
        {
          replacements: [
            { deletedRegion: { startColumn: 6, endColumn: 11 }, insertedContent: { text: 'orders' } },
          ],
        },
      ],
    });
    expect(results[1]?.fixes).toBeUndefined();
  });

  test('what is allowed is suppressed, and nothing else is', () => {
    expect(results.map((one) => one.suppressions)).toEqual([
      undefined,
      undefined,
      [{ kind: 'inSource', justification: '축제 기간' }],
    ]);
  });
});

test('a fix that changes no character is left out', () => {
  const whole = { span: { start: 0, end: 0 }, text: '', safe: true };
  expect(logOf([finding({ fix: whole })]).runs[0]?.results[0]?.fixes).toBeUndefined();
});

test('nothing found is a run without results', () => {
  expect(logOf([]).runs[0]?.results).toEqual([]);
});
