import * as z from 'zod';
import type { Route } from './route.ts';

/** The API's description of itself (OpenAPI 3.1), made of the same list and schemas that serve it. */
export function openApi(routes: readonly Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of routes) {
    const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const operation = {
      summary: one.summary,
      ...(one.may === 'open' ? { security: [] } : {}),
      parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...(one.body === null
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: z.toJSONSchema(one.body, { io: 'input' }) } },
            },
          }),
      responses: { 200: { description: 'JSON' }, default: { description: '`{error, help}`' } },
    };
    paths[one.path] = { ...paths[one.path], [one.method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'OrderSense', version },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
