/** `webhook`, `slack` and `pagerduty` on the real client against a hostile loopback server. */

import type { ConnectorPorts } from '../connectors/connector.ts';
import { pagerduty } from '../connectors/pagerduty.ts';
import { secret } from '../connectors/secret.ts';
import { slack } from '../connectors/slack.ts';
import { connectorContract } from '../connectors/testing/connector-contract.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { webhook } from '../connectors/webhook.ts';
import { httpClient } from '../engine/adapters/http-client.ts';

const ports: ConnectorPorts = { ...silentPorts, http: httpClient() };
const allowPrivate = ['127.0.0.1/32'];

connectorContract('webhook.send', {
  connector: webhook,
  verb: 'send',
  args: () => ({ event: 'region.short', data: { region: '강남구' } }),
  settings: (origin, path) => ({
    url: `${origin}${path}`,
    secret: secret('planted-secret-of-24-bytes-and-more'),
    allowPrivate,
  }),
  secretTravels: 'never',
  ports,
});

connectorContract('slack.post with a token', {
  connector: slack,
  verb: 'post',
  args: () => ({ text: '강남구 주문이 줄었습니다.' }),
  settings: (origin, path) => ({
    token: secret('planted-secret'),
    channels: ['#ops'],
    apiUrl: `${origin}${path}`,
    allowPrivate,
  }),
  secretTravels: 'headers',
  ports,
});

connectorContract('slack.post with an incoming webhook', {
  connector: slack,
  verb: 'post',
  args: () => ({ text: '강남구 주문이 줄었습니다.' }),
  settings: (origin, path) => ({ webhookUrl: secret(`${origin}${path}/planted-secret`), allowPrivate }),
  secretTravels: 'path',
  ports,
});

connectorContract('pagerduty.trigger', {
  connector: pagerduty,
  verb: 'trigger',
  args: () => ({ text: '강남구 주문이 줄었습니다.' }),
  settings: (origin, path) => ({
    routingKey: secret('planted-secret'),
    url: `${origin}${path}`,
    allowPrivate,
  }),
  secretTravels: 'body',
  ports,
});
