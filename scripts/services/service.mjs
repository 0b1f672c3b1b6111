/** The services, in the order in which they are shown. */
import { kafka } from './kafka.mjs';
import { postgres } from './postgres.mjs';
import { redis } from './redis.mjs';

/**
 * @typedef {object} Place  where one service lives while it is up
 * @property {string} folder   its data, empty at first
 * @property {number} port
 * @property {string} scratch  the folder of all services; caches go here for users without a home
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {string} variable  environment variable that names its address to tests
 * @property {(port: number) => string} url
 * @property {NodeJS.Signals} stopSignal  a clean end
 * @property {NodeJS.Signals} endSignal   a quick end, the data is thrown away
 * @property {string} onOrphaned          signal, without SIG, when the supervisor dies
 * @property {(scratch: string) => string | null} lack  what must be installed first, or null
 * @property {(folder: string) => string} [home]        another place for the data, where this one cannot be used
 * @property {(place: Place & { spare: () => Promise<number>, say: (line: string) => void }) => Promise<void>} prepare
 *   makes the empty data; spare: one more free port
 * @property {(place: Place) => { command: string, args: string[], options: import('node:child_process').SpawnOptions }} program
 * @property {(port: number) => Promise<boolean>} isReady  answers as a client would need it
 * @property {(place: Place) => Promise<void>} [complete]  once, after the first start
 */

/** @type {readonly Service[]} */
export const services = [kafka, postgres, redis];

/**
 * The services of a list of names, in our order; no list is all.
 *
 * @param {string | undefined} names  comma-separated
 * @returns {Service[]}
 * @throws on an unknown name
 */
export function pick(names) {
  const wanted = names?.split(',').map((name) => name.trim()) ?? services.map((service) => service.name);
  const unknown = wanted.find((name) => !services.some((service) => service.name === name));
  if (unknown !== undefined)
    throw new Error(`no service is called \`${unknown}\`: ${services.map((s) => s.name).join(', ')}`);
  return services.filter((service) => wanted.includes(service.name));
}

/**
 * Shell lines that tell tests the addresses.
 *
 * @param {Readonly<Record<string, { url: string }>>} running  by service name
 * @returns {string[]}
 */
export function exportsOf(running) {
  return services
    .filter((service) => running[service.name] !== undefined)
    .map((service) => `export ${service.variable}=${running[service.name].url}`);
}
