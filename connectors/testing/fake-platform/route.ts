import { type Offer, offersOf } from '../../openapi/offer.ts';
import { dereferenced, type JsonSchema, schemaProblem } from './schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: JsonSchema } };
  };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

interface ResponseObject {
  readonly content?: { readonly 'application/json'?: { readonly schema: JsonSchema } };
}

/** One operation of the document, as the fake serves it. */
export interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | null;
  readonly answer: JsonSchema | null;
  /** What playbooks know it as; null: not at all. */
  readonly offer: Offer | null;
}

/** A request as the document names its parts. */
export interface Parts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of an OpenAPI document. */
export function routesOf(document: unknown): readonly Route[] {
  const { whole } = offersOf({ root: document, complain: () => null });
  const { paths } = document as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return Object.entries(paths).flatMap(([template, item]) =>
    METHODS.flatMap((method) => {
      if (!Object.hasOwn(item, method)) return [];
      const { operationId, parameters = [], requestBody, responses } = item[method] as Operation;
      const shared = (item['parameters'] ?? []) as readonly Parameter[];
      const done = responses['200'] && dereferenced(document, responses['200']);
      return [
        {
          operationId,
          method: method.toUpperCase(),
          pattern: patternOf(template),
          parameters: [...shared, ...parameters].map((one) => dereferenced(document, one)),
          body: requestBody?.content['application/json'].schema ?? null,
          answer: done?.content?.['application/json']?.schema ?? null,
          offer:
            whole.find(
              ({ operation }) => operation.template === template && operation.method === method.toUpperCase(),
            ) ?? null,
        },
      ];
    }),
  );
}

/** The values of the path's slots, percent-decoded once; null: another path. */
export function slotsOf({ pattern }: Route, path: string): Readonly<Record<string, string>> | null {
  const { groups } = pattern.exec(path) ?? {};
  if (groups === undefined) return null;
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}

/** What is wrong with a request by the document; null: nothing. */
export function requestProblem(document: unknown, route: Route, parts: Parts): string | null {
  for (const { name, in: place, required, schema } of route.parameters) {
    const value = {
      path: parts.path[name],
      query: parts.query.get(name) ?? undefined,
      header: parts.headers[name.toLowerCase()],
    }[place];
    if (value === undefined) {
      if (required === true) return `${name} is missing`;
      continue;
    }
    const problem = schemaProblem(document, schema, value, name);
    if (problem !== null) return problem;
  }
  return route.body === null ? null : schemaProblem(document, route.body, parts.body, 'body');
}

function patternOf(template: string): RegExp {
  // Every slot is one segment; a route without slots still answers with groups.
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}(?<rest>)$`);
}
