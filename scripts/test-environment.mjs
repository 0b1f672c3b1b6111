import { constants, createContext } from 'node:vm';
import { ModuleMocker } from 'jest-mock';
import { installCommonGlobals } from 'jest-util';

/** Names that a context has of its own, or that must not lead back to Jest's. */
const OWN = new Set([
  ...Object.getOwnPropertyNames(createContext(constants.DONT_CONTEXTIFY)),
  'global',
  'GLOBAL',
  'root',
]);
/** Shared with Node's own modules, so that `instanceof` holds of what they return. */
const SHARED = ['ArrayBuffer', 'Uint8Array'];

/**
 * Each suite in a realm of its own, as Jest's `node` environment gives it, with an ordinary global object. Jest's is a
 * proxy behind an interceptor, and every `Math` and `Map` is looked up through both: what computes long takes up to twice
 * as long there.
 */
export default class TestEnvironment {
  fakeTimers = null;
  fakeTimersModern = null;

  constructor({ projectConfig }) {
    this.global = createContext(constants.DONT_CONTEXTIFY);
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      if (OWN.has(name)) continue;
      // Some of Node's are made at the first look, and only for the global object itself.
      const { enumerable } = Object.getOwnPropertyDescriptor(globalThis, name);
      const get = () => globalThis[name];
      const set = (value) =>
        Object.defineProperty(this.global, name, { value, writable: true, enumerable, configurable: true });
      Object.defineProperty(this.global, name, { get, set, enumerable, configurable: true });
    }
    this.global.global = this.global;
    for (const name of SHARED) this.global[name] = globalThis[name];
    this.global.Error.stackTraceLimit = 100;
    installCommonGlobals(this.global, projectConfig.globals);
    this.moduleMocker = new ModuleMocker(this.global);
  }

  async setup() {}

  async teardown() {
    this.global = null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return this.global;
  }
}
