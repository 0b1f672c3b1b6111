/** `incentives` of `incentives.push`. */
export function familyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** `push` of `incentives.push`. */
export function lastWord(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
