import * as z from 'zod';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** The API's description of itself (OpenAPI 3.1), made of the same list and schemas that serve it. */
export function openApi(routes: readonly Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of routes) {
    const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const operation = {
      summary: one.summary,
      'x-who': one.may,
      ...(one.may === 'open' ? { security: [] } : {}),
      parameters: [
        ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        ...queryOf(one),
      ],
      ...(one.body === null
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: inline(one.body, 'input') } },
            },
          }),
      responses: {
        200: {
          description: 'what was asked for',
          content:
            one.media === undefined
              ? {
                  'application/json': {
                    schema: one.answer === undefined ? {} : inline(one.answer, 'output'),
                  },
                }
              : { [one.media]: { schema: { type: 'string' } } },
        },
        default: {
          description: 'what is wrong, and what would be right (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    };
    paths[one.path] = { ...paths[one.path], [one.method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'OrderSense', version },
    security: [{ token: [] }],
    components: {
      schemas: { Problem: inline(problem, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    paths,
  };
}

/** What may stand behind `?`. */
function queryOf({ query }: Route): readonly unknown[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: inline(schema as z.ZodType, 'input'),
  }));
}

/** A schema as OpenAPI 3.1 takes it, whole where it stands. */
function inline(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' });
  return rest;
}
