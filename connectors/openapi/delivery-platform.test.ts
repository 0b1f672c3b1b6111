/** The document that comes with the product: its manifests hold what every connector's must. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { manifestContract } from '../testing/manifest-contract.ts';
import { familiesOf } from './family.ts';

const document: unknown = parse(readFileSync(new URL('delivery-platform.yaml', import.meta.url), 'utf8'));
const { families, problems } = familiesOf(document, z.unknown());

/** Arguments of each verb, as the engine gives them. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  incentives: {
    push: { to: 'r-1', bonus: 2000, lasts: 2700, text: '지금 접속하세요.' },
    cancel: { place: 'seoul-gangnam' },
  },
  restaurants: {
    pause: { restaurants: 'r-017', reason: '시스템 장애' },
    resume: { restaurants: 'r-017' },
    warn: { restaurants: 'r-017', text: '조리 시간이 30분입니다.' },
    message: { restaurant: 'r-017', text: '품절 메뉴를 숨겨 주세요.' },
  },
  ranking: { lower: { restaurant: 'r-017', by: 0.3 }, restore: { restaurant: 'r-017' } },
  notify: { ops: { channel: '#ops-control', text: '주문 감소', urgent: true } },
  ops: { confirm: { question: '영업 상태는?', choices: ['정상', '일시 중단'] } },
  eta: { adjust: { place: 'seoul-gangnam', add: 600 }, reset: { place: 'seoul-gangnam' } },
  routing: { recalculate: { place: 'seoul-gangnam' } },
  customers: { notify: { to: 'c-1', text: '배달이 늦어지고 있어요.' } },
  coupons: { give: { to: 'c-1', amount: 3000, lasts: 1_209_600 } },
  promotions: { offer: { to: 'c-1', coupon: 'chicken-3000', lasts: 604_800, text: '다시 뵙고 싶어요.' } },
  payments: { hide_method: { method: 'card' }, show_method: { method: 'card' } },
  riders: { invite_shift: { place: 'seoul-gangnam', seats: 20 } },
  dispatch: { reassign: { order: 'o-1' } },
};

test('the document has no mistake', () => {
  expect(problems).toEqual([]);
});

test('every verb has a sample here', () => {
  const verbs = families.map(({ name, actions }) => [name, Object.keys(actions).sort()]);
  const samples = Object.entries(SAMPLES).map(([name, of]) => [name, Object.keys(of).sort()]);
  expect(verbs.filter(([, of]) => of?.length !== 0)).toEqual(samples);
});

for (const family of families) manifestContract(family, SAMPLES[family.name] ?? {});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const paths = (document as { paths: Readonly<Record<string, Readonly<Record<string, Json>>>> }).paths;
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(
    ([method, operation]) => [`${method.toUpperCase()} ${path}`, method, operation] as const,
  ),
);

/** Every object of the document, with its parents' keys. */
function objectsIn(value: unknown, path: readonly string[] = []): readonly (readonly [string, Json])[] {
  if (!isObject(value)) return [];
  const below = Object.entries(value).flatMap(([key, part]) => objectsIn(part, [...path, key]));
  return Array.isArray(value) ? below : [[path.join('/'), value], ...below];
}

describe('the document is whole', () => {
  test('every reference leads somewhere', () => {
    const references = objectsIn(document).flatMap(([, { $ref }]) =>
      typeof $ref === 'string' ? [$ref] : [],
    );
    const lost = references.filter((reference) => {
      const keys = reference.replace('#/', '').split('/');
      return keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), document) === undefined;
    });
    expect(references.length).toBeGreaterThan(50);
    expect(lost).toEqual([]);
  });

  test('nothing is described that nobody refers to', () => {
    const text = JSON.stringify(document);
    const components = (document as { components: Readonly<Record<string, Json>> }).components;
    const named = Object.entries(components).flatMap(([kind, of]) =>
      kind === 'securitySchemes' ? [] : Object.keys(of).map((name) => `#/components/${kind}/${name}`),
    );
    expect(named.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
  });

  test.each(operations)(
    '%s says how it is answered, right or wrong, and is sent under a key',
    (_title, method, operation) => {
      expect(Object.keys(operation['responses'] as Json)).toEqual(['200', '4XX', '5XX']);
      const parameters = JSON.stringify(operation['parameters'] ?? []);
      expect(parameters.includes('#/components/parameters/IdempotencyKey')).toBe(method === 'post');
      expect(operation['operationId']).toMatch(/^[a-z][A-Za-z]+$/);
    },
  );

  test('operations have names of their own', () => {
    const names = operations.map(([, , operation]) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every family has a tag, and each tag is a family', () => {
    const tags = (document as { tags: readonly { name: string }[] }).tags.map(({ name }) => name);
    expect(tags).toEqual(families.map(({ name }) => name));
  });
});

test('everything that is shown to people is said in Korean too', () => {
  const english = families.flatMap(({ name, docKo, actions, probes, reads = {} }) => [
    ...(docKo === undefined ? [name] : []),
    ...Object.entries(actions).flatMap(([verb, { traits, args }]) => [
      ...(traits?.docKo === undefined ? [`${name}.${verb}`] : []),
      ...untranslated(`${name}.${verb}`, args),
    ]),
    ...Object.entries(probes).flatMap(([verb, { args, answers = [] }]) => [
      ...untranslated(`${name}.${verb}`, args),
      ...answers.filter(({ docKo: ko }) => ko === null).map((field) => `${name}.${verb}: ${field.name}`),
    ]),
    ...Object.entries(reads).flatMap(([verb, { args }]) => untranslated(`${name}.${verb}`, args)),
  ]);
  expect(english).toEqual([]);
});

/** Arguments that authors see and that have no description, or none in Korean. */
function untranslated(verb: string, args: z.ZodType): readonly string[] {
  const { properties = {} } = z.toJSONSchema(args, { unrepresentable: 'any' }) as {
    properties?: Readonly<Record<string, { description?: string; ko?: string; hidden?: boolean }>>;
  };
  return Object.entries(properties).flatMap(([name, { description = '', ko = '', hidden }]) =>
    hidden === true || (description !== '' && /[가-힣]/.test(ko)) ? [] : [`${verb}(${name})`],
  );
}
