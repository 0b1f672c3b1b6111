/** A service of `scripts/services/`. */
export type ServiceName = 'kafka' | 'postgres' | 'redis';

/** Environment variable that names the address of each service. */
export const SERVICE_VARIABLES: Readonly<Record<ServiceName, string>> = {
  kafka: 'KAFKA_BROKERS',
  postgres: 'DATABASE_URL',
  redis: 'REDIS_URL',
};

/**
 * Where a service is, as its client wants it: `host:port[,host:port]` for Kafka, a URL for the others.
 *
 * @throws when its variable is not set; inside `describeWith` it is
 */
export function serviceUrl(name: ServiceName): string {
  const url = process.env[SERVICE_VARIABLES[name]];
  if (url === undefined || url === '') throw new Error(lackOfService(name));
  return url;
}

/** What is missing where a service has no address, in words. */
export function lackOfService(name: ServiceName): string {
  return `needs ${name}: ${SERVICE_VARIABLES[name]} is not set (\`npm run services -- up\`)`;
}
