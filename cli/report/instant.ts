/** Prints instants of event time, epoch ms. */
export interface InstantPrinter {
  /** `03-06 18:28` */
  short(ms: number): string;
  /** `2026-03-06 18:28` */
  dated(ms: number): string;
}

/** Times as they are in a project's zone. */
export function instantPrinter(zone: string): InstantPrinter {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = (ms: number) =>
    Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, p.value])) as Record<string, string>;
  return {
    short(ms) {
      const { month, day, hour, minute } = parts(ms);
      return `${month}-${day} ${hour}:${minute}`;
    },
    dated(ms) {
      const { year, month, day, hour, minute } = parts(ms);
      return `${year}-${month}-${day} ${hour}:${minute}`;
    },
  };
}
