/** Runs tasks one after the other in the order they came: all that touches the evaluator's state goes through one. */
export interface Serial {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** A failed task fails its caller only; the next one starts all the same. */
export function serial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const next = last.then(task, task);
      last = next.catch(() => undefined);
      return next;
    },
  };
}
