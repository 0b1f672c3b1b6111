/** Prints instants of event time in a project's zone: `03-06 18:28`, or with seconds where panes matter. */
export function instantPrinter(zone: string): { short(ms: number): string; full(ms: number): string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = (ms: number) =>
    Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, p.value])) as Record<string, string>;
  return {
    short(ms) {
      const { month, day, hour, minute } = parts(ms);
      return `${month}-${day} ${hour}:${minute}`;
    },
    full(ms) {
      const { year, month, day, hour, minute, second } = parts(ms);
      return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
    },
  };
}
