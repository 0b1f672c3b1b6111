import type { NewFiles } from './new-file.ts';

/** A connector that works, for a service that takes JSON with a bearer token, and its contract test. */
export function newConnector(name: string, variable: string): NewFiles['files'] {
  const word = name.replaceAll('-', '_');
  const type = `${variable.charAt(0).toUpperCase()}${variable.slice(1)}Settings`;
  return [
    {
      path: `connectors/${name}.ts`,
      text: `import * as z from 'zod';
import { action, type Connector, defineConnector } from './connector.ts';
import { endpointSettings, endpointUrl, secretText, withBearer } from './http/endpoint.ts';
import { acted, refused } from './http/exchange.ts';
import { urlOf } from './http/settings.ts';
import { lines } from './text.ts';

const settings = endpointSettings.extend({
  url: endpointUrl.meta({ description: 'where messages are sent' }),
  token: secretText.meta({ description: 'sent as a bearer token' }),
});

type ${type} = z.infer<typeof settings>;

/** What it speaks to. */
export const ${variable}: Connector = defineConnector<${type}>({
  name: '${word}',
  doc: 'What it speaks to.',
  docKo: '무엇과 주고받는지.',
  settings: settings as z.ZodType<${type}>,
  actions: {
    send: action<${type}, { text: string }>({
      doc: 'What it does, in one sentence.',
      args: z.strictObject({
        text: z
          .string()
          .min(1)
          .max(3000)
          .meta({ description: 'what is written', ko: '보낼 내용', readBy: 'staff' }),
      }),
      effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
      inverse: null,
      // 'key' only where the service answers a repeated Idempotency-Key without acting twice.
      idempotency: 'none',
      ttl: 'none',
      cost: null,
      traits: { docKo: '무엇을 하는지 한 문장으로.' },
      async run({ text }, context) {
        const url = urlOf(context.settings.url);
        if (url === null) return refused('the \`url\` is no URL');
        return acted(
          { method: 'POST', url, content: { text: lines(text) } },
          { ...context, settings: withBearer(context.settings, context.settings.token) },
        );
      },
    }),
  },
  probes: {},
});
`,
    },
    {
      path: `cli/${name}-connector.test.ts`,
      text: `/** \`${word}\` on the real client, against a server that does what the world does. */
import { ${variable} } from '../connectors/${name}.ts';
import { secret } from '../connectors/secret.ts';
import { connectorContract } from '../connectors/testing/connector-contract.ts';
import { manifestContract } from '../connectors/testing/manifest-contract.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { httpClient } from '../engine/adapters/http-client.ts';

manifestContract(${variable}, { send: { text: 'x' } });

connectorContract('${word}.send', {
  connector: ${variable},
  verb: 'send',
  args: () => ({ text: '강남구 주문이 줄었습니다.' }),
  settings: (origin, path) => ({
    url: \`\${origin}\${path}\`,
    token: secret('planted-secret'),
    allowPrivate: ['127.0.0.1/32'],
  }),
  secretTravels: 'headers',
  ports: { ...silentPorts, http: httpClient() },
});
`,
    },
  ];
}
