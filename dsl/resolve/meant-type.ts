/** What people call a form in which values come, by the type that says it. A bare `m` may be minutes or metres. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'money(KRW)': ['krw', 'won', '원', '원화'],
  'money(USD)': ['usd', 'dollar', 'dollars', '달러'],
  'money(EUR)': ['eur', 'euro', 'euros', '유로'],
  'money(JPY)': ['jpy', 'yen', '엔'],
  'duration(ms)': ['ms', 'msec', 'millis', 'millisecond', 'milliseconds', '밀리초'],
  'duration(s)': ['s', 'sec', 'secs', 'second', 'seconds', '초'],
  'duration(m)': ['min', 'mins', 'minute', 'minutes', '분'],
  'duration(h)': ['h', 'hr', 'hrs', 'hour', 'hours'],
  'distance(km)': ['km', 'kilometer', 'kilometers', 'kilometre', 'kilometres', '킬로미터'],
  'distance(m)': ['meter', 'meters', 'metre', 'metres', '미터'],
  'percent(fraction)': ['fraction', 'ratio', '소수'],
};

/** The type that is meant by a word for a form of one: `money(KRW)` for `krw`, `duration(s)` for `seconds`; or null. */
export function typeCalled(word: string): string | null {
  return typesCalled(word)[0] ?? null;
}

/** The form of a type that is called so: `KRW` for `money` and `won`; null where the type has none of that name. */
export function formCalled(type: string, word: string): string | null {
  const found = typesCalled(word).find((one) => one.startsWith(`${type}(`));
  return found === undefined ? null : found.slice(type.length + 1, -1);
}

function typesCalled(word: string): readonly string[] {
  const small = word.toLowerCase();
  return Object.keys(CALLED).filter((type) => CALLED[type]?.includes(small));
}
