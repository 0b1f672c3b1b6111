import type { Admin } from 'kafkajs';
import { kafkaClient } from '../engine/adapters/kafka/kafka-client.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';

/** Does something to the topics of the lab's Kafka. */
export async function withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
  const settings = { brokers: serviceUrl('kafka').split(','), clientId: 'ordersense-faults' };
  const admin = (await kafkaClient(settings, 5)).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
